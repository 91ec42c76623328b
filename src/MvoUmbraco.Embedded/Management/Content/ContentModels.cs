using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Entities;

namespace MvoUmbraco.Embedded.Management.Content;

/// <summary>A sign at a node or variant, such as <c>Umb.IsProtected</c>.</summary>
internal sealed record Flag(string Alias);

/// <summary>A property's value in one culture and segment, in the form its editor shows.</summary>
internal sealed record ValueModel(string? Culture, string? Segment, string Alias, object? Value, string EditorAlias);

/// <summary>A value as a client sends it; what it does not send is cleared.</summary>
internal sealed record SentValue(string Alias, string? Culture = null, string? Segment = null, object? Value = null)
{
    public PropertyValueModel ToModel() => new() { Alias = Alias, Culture = Culture, Segment = Segment, Value = Value };
}

internal sealed record SentVariant(string Name, string? Culture = null, string? Segment = null)
{
    public VariantModel ToModel() => new() { Name = Name, Culture = Culture, Segment = Segment };
}

/// <summary>The type of a node, and the list view that shows its children.</summary>
internal sealed record TypeReference(Guid Id, string Icon, Reference? Collection)
{
    public static TypeReference Of(ISimpleContentType type) => new(type.Key, type.Icon ?? string.Empty, Reference.To(type.ListView));

    public static TypeReference Of(IContentEntitySlim entity) =>
        new(entity.ContentTypeKey, entity.ContentTypeIcon ?? string.Empty, Reference.To(entity.ListViewKey));
}

internal sealed record TypeInCollection(Guid Id, string Alias, string Icon, Reference? Collection);

internal sealed record MoveTarget(Reference? Target = null);

/// <summary>New places among siblings; only those that moved are sent.</summary>
internal sealed record NewOrder(IReadOnlyList<SortedItem> Sorting, Reference? Parent = null);

internal sealed record SortedItem(Guid Id, int SortOrder);
