using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>What documents, media and members store beside the node itself.</summary>
internal abstract record ContentRow : NodeRow
{
    /// <summary>Id of the document, media or member type.</summary>
    public int TypeId { get; init; }

    /// <summary>Id of the version that is being edited.</summary>
    public int VersionId { get; init; }

    public int WriterId { get; init; } = -1;

    public IReadOnlyList<StoredValue> Values { get; init; } = [];
}

/// <summary>
/// One property value. Kept by property type id, so that renaming an alias keeps values. Both sides are text with a
/// letter for the type in front (<see cref="StoredText"/>); null is no value.
/// </summary>
/// <param name="Property">Id of the property type.</param>
/// <param name="Culture">ISO code as the language has it, or null for invariant values.</param>
/// <param name="Segment">Segment, or null.</param>
/// <param name="Edited">The value being edited.</param>
/// <param name="Published">The published value; for kinds without publishing always null. <see cref="AsEdited"/> when it equals <paramref name="Edited"/>.</param>
internal sealed record StoredValue(
    [property: JsonPropertyName("p")] int Property,
    [property: JsonPropertyName("c")] string? Culture,
    [property: JsonPropertyName("s")] string? Segment,
    [property: JsonPropertyName("e")] string? Edited,
    [property: JsonPropertyName("v")] string? Published)
{
    /// <summary>Stands for "the same as edited", so that a published text is not kept twice.</summary>
    public const string AsEdited = "=";

    [JsonIgnore]
    public string? PublishedText => Published == AsEdited ? Edited : Published;
}

/// <summary>A name in a culture, and when it was last changed (UTC).</summary>
internal sealed record CultureName(
    [property: JsonPropertyName("c")] string Culture,
    [property: JsonPropertyName("n")] string? Name,
    [property: JsonPropertyName("d")] DateTime Date);

/// <summary>A moment (UTC) at which a document is to be published or unpublished; culture null or empty is all of it.</summary>
internal sealed record ScheduleEntry(Guid Key, string? Culture, DateTime Date, bool Expire);

/// <summary>A document, with its draft and its published side.</summary>
internal sealed record DocumentRow : ContentRow
{
    [JsonIgnore]
    public override Guid ObjectType => Blueprint ? Constants.ObjectTypes.DocumentBlueprint : Constants.ObjectTypes.Document;

    public bool Blueprint { get; init; }

    public bool Published { get; init; }

    public bool Edited { get; init; }

    public int PublishedVersionId { get; init; }

    public string? PublishName { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? PublishDate { get; init; }

    public int? PublisherId { get; init; }

    public int? TemplateId { get; init; }

    public int? PublishTemplateId { get; init; }

    public IReadOnlyList<CultureName> Cultures { get; init; } = [];

    public IReadOnlyList<CultureName> PublishedCultures { get; init; } = [];

    public IReadOnlyList<string> EditedCultures { get; init; } = [];

    public IReadOnlyList<ScheduleEntry> Schedule { get; init; } = [];

    /// <summary>Under a parent, in sort order.</summary>
    public static readonly RowIndex<DocumentRow, (int Parent, int SortOrder)> ByParent = new(row => (row.ParentId, row.SortOrder));

    /// <summary>By path; a prefix range gives the descendants.</summary>
    public static readonly RowIndex<DocumentRow, string> ByPath = new(row => row.Path, StringComparer.Ordinal);

    public static readonly RowIndex<DocumentRow, int> ByType = new(row => row.TypeId);

    public static readonly RowIndex<DocumentRow, int> ByLevel = new(row => row.Level);

    public static readonly RowIndex<DocumentRow, int> ByVersion = new(row => row.VersionId);

    public static readonly RowIndex<DocumentRow, (DateTime Date, bool Expire)> BySchedule = new(row => row.Schedule.Select(entry => (entry.Date, entry.Expire)));

    /// <summary>Siblings by every name they have (also per culture), lower-cased, to keep names unique.</summary>
    public static readonly RowIndex<DocumentRow, (int Parent, string Name)> BySiblingName = new(
        row => row.Cultures.Select(culture => culture.Name).Append(row.Name).OfType<string>()
            .Select(name => (row.ParentId, name.ToLowerInvariant())).Distinct(),
        Comparer<(int Parent, string Name)>.Create((x, y) =>
            x.Parent != y.Parent ? x.Parent.CompareTo(y.Parent) : string.CompareOrdinal(x.Name, y.Name)));

    public static readonly Kind<DocumentRow> Kind = new("doc", ByParent, ByPath, ByType, ByLevel, ByVersion, BySchedule, BySiblingName);
}
