using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>Which kind of content a type is for. The numbers stand in the file.</summary>
internal enum TypeFamily
{
    Document = 0,
    Media = 1,
    Member = 2,
}

/// <summary>A document, media or member type. One kind of row for the three: they differ in a few fields only, and aliases are looked up over all of them.</summary>
internal sealed record ContentTypeRow : NodeRow
{
    public TypeFamily Family { get; init; }

    [JsonIgnore]
    public override Guid ObjectType => ObjectTypeOf(Family);

    public required string Alias { get; init; }

    public string? Icon { get; init; }

    public string? Thumbnail { get; init; }

    public string? Description { get; init; }

    public bool AllowedAsRoot { get; init; }

    public bool IsElement { get; init; }

    /// <summary>Key of the data type that configures the list view.</summary>
    public Guid? ListView { get; init; }

    public ContentVariation Variations { get; init; }

    /// <summary>Ids of the types that this one is composed of; a parent type is one of them.</summary>
    public IReadOnlyList<int> Compositions { get; init; } = [];

    /// <summary>The types allowed under this one, in order. By key: an alias goes stale, and a type may allow itself before it has an id.</summary>
    public IReadOnlyList<AllowedPart> Allowed { get; init; } = [];

    public IReadOnlyList<GroupPart> Groups { get; init; } = [];

    public IReadOnlyList<PropertyPart> Properties { get; init; } = [];

    public int DefaultTemplate { get; init; }

    /// <summary>Ids of the templates a document of this type may have.</summary>
    public IReadOnlyList<int> Templates { get; init; } = [];

    public bool PreventCleanup { get; init; }

    public int? KeepAllVersionsNewerThanDays { get; init; }

    public int? KeepLatestVersionPerDayForDays { get; init; }

    /// <summary>By alias, lower-cased, which is unique within a family.</summary>
    public static readonly RowIndex<ContentTypeRow, (TypeFamily Family, string Alias)> ByAlias = new(
        row => (row.Family, row.Alias.ToLowerInvariant()),
        Comparer<(TypeFamily Family, string Alias)>.Create((x, y) => x.Family != y.Family ? x.Family.CompareTo(y.Family) : string.CompareOrdinal(x.Alias, y.Alias)));

    public static readonly Kind<ContentTypeRow> Kind = new("type", ByAlias) { ShapesEntities = true };

    public static Guid ObjectTypeOf(TypeFamily family) => family switch
    {
        TypeFamily.Document => Constants.ObjectTypes.DocumentType,
        TypeFamily.Media => Constants.ObjectTypes.MediaType,
        _ => Constants.ObjectTypes.MemberType,
    };
}

/// <summary>A tab or group of a type. A tab with groups is two of these: alias <c>tab</c>, and <c>tab/group</c>.</summary>
internal sealed record GroupPart
{
    public required int Id { get; init; }

    public required Guid Key { get; init; }

    public required string Alias { get; init; }

    public string? Name { get; init; }

    public PropertyGroupType Type { get; init; }

    public int SortOrder { get; init; }
}

/// <summary>A property of a type. Values are kept by its id, so it keeps that id whatever its alias becomes.</summary>
internal sealed record PropertyPart
{
    public required int Id { get; init; }

    public required Guid Key { get; init; }

    public required string Alias { get; init; }

    public string Name { get; init; } = string.Empty;

    public string? Description { get; init; }

    public int DataType { get; init; }

    /// <summary>Id of the group of the same type; null for a property without one.</summary>
    public int? Group { get; init; }

    public bool Mandatory { get; init; }

    public string? MandatoryMessage { get; init; }

    public string? ValidationRegExp { get; init; }

    public string? ValidationRegExpMessage { get; init; }

    public bool LabelOnTop { get; init; }

    public int SortOrder { get; init; }

    public ContentVariation Variations { get; init; }

    /// <summary>Member types: the member may change it.</summary>
    public bool MemberCanEdit { get; init; }

    /// <summary>Member types: it shows on the member's profile.</summary>
    public bool MemberCanView { get; init; }

    /// <summary>Member types: only editors who may see sensitive data see it.</summary>
    public bool Sensitive { get; init; }
}

/// <summary>A type allowed under another. Sort orders need not differ: Umbraco's own folder has its types all at 0.</summary>
internal sealed record AllowedPart(Guid Key, int SortOrder);
