using MvoUmbraco.Embedded.Repositories.Content;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Extensions;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>One side of a document: what is published, or (previewing) what is being edited.</summary>
internal sealed class PublishedDocument(DocumentRow row, PublishedType type, bool isPreviewing, PublishedServices services)
    : PublishedNode(type, isPreviewing, services)
{
    public override Guid Key => row.Key;

    public override int Id => row.Id;

    public override int SortOrder => row.SortOrder;

    protected override int NodeLevel => row.Level;

    protected override string NodePath => row.Path;

    public override int? TemplateId => IsPreviewing ? row.TemplateId : row.PublishTemplateId;

    public override int CreatorId => row.CreatorId;

    public override DateTime CreateDate => row.CreateDate.EnsureUtc();

    public override int WriterId => IsPreviewing ? row.WriterId : row.PublisherId ?? row.WriterId;

    public override DateTime UpdateDate => (IsPreviewing ? row.UpdateDate : row.PublishDate ?? row.UpdateDate).EnsureUtc();

    protected override IPublishedContent? NodeParent => this.Parent<IPublishedContent>(Services.Documents, Services.DocumentStatus);

    public override bool IsDraft(string? culture = null)
    {
        if (!IsPreviewing)
        {
            return false;
        }

        return !ContentType.VariesByCulture() || row.EditedCultures.Contains(culture ?? ContextCulture, StringComparer.OrdinalIgnoreCase);
    }

    public override bool IsPublished(string? culture = null) =>
        row.Published && (!ContentType.VariesByCulture() || row.IsPublishedIn(culture ?? ContextCulture));

    protected override string? InvariantName => IsPreviewing ? row.Name : row.PublishName ?? row.Name;

    protected override IReadOnlyList<CultureName> CultureNames => IsPreviewing ? row.Cultures : row.PublishedCultures;

    protected override SourceValue[] ValuesOf(int propertyId, IPublishedPropertyType property) => [.. row.Values
        .Where(value => value.Property == propertyId && (IsPreviewing || value.Culture is null || row.IsPublishedIn(value.Culture)))
        .Select(value => (value.Culture, value.Segment, Text: IsPreviewing ? value.Edited : value.PublishedText))
        .Where(value => value.Text is not null)
        .Select(value => new SourceValue(value.Culture ?? string.Empty, value.Segment ?? string.Empty, value.Text))];

    private string ContextCulture => Services.Variation.VariationContext?.Culture ?? string.Empty;
}
