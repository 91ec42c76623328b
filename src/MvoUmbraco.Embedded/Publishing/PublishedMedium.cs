using MvoUmbraco.Embedded.Repositories.Content;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Extensions;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>A media item: what is saved is published.</summary>
internal sealed class PublishedMedium(MediaRow row, PublishedType type, PublishedServices services)
    : PublishedNode(type, isPreviewing: false, services)
{
    public override Guid Key => row.Key;

    public override int Id => row.Id;

    public override int SortOrder => row.SortOrder;

    protected override int NodeLevel => row.Level;

    protected override string NodePath => row.Path;

    public override int? TemplateId => null;

    public override int CreatorId => row.CreatorId;

    public override DateTime CreateDate => row.CreateDate.EnsureUtc();

    public override int WriterId => row.WriterId;

    public override DateTime UpdateDate => row.UpdateDate.EnsureUtc();

    protected override IPublishedContent? NodeParent => this.Parent<IPublishedContent>(Services.Media, Services.MediaStatus);

    protected override string? InvariantName => row.Name;

    protected override SourceValue[] ValuesOf(int propertyId, IPublishedPropertyType property) => [.. row.Values
        .Where(value => value.Property == propertyId && value.Edited is not null)
        .Select(value => new SourceValue(value.Culture ?? string.Empty, value.Segment ?? string.Empty, value.Edited))];
}
