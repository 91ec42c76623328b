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
internal sealed record ScheduleEntry(
    [property: JsonPropertyName("k")] Guid Key,
    [property: JsonPropertyName("c")] string? Culture,
    [property: JsonPropertyName("d")] DateTime Date,
    [property: JsonPropertyName("x")] bool Expire);

/// <summary>
/// The URL segment that a name gives, kept so that siblings with the same segment are found without making the
/// segments of all siblings. Culture null is that of the invariant name.
/// </summary>
internal sealed record NameSegment(
    [property: JsonPropertyName("c")] string? Culture,
    [property: JsonPropertyName("s")] string Segment);

/// <summary>A document, with its draft and its published side.</summary>
internal sealed record DocumentRow : ContentRow
{
    [JsonIgnore]
    public override Guid ObjectType => Blueprint ? Constants.ObjectTypes.DocumentBlueprint : Constants.ObjectTypes.Document;

    /// <summary>Blueprints are a kind of their own (<see cref="BlueprintKind"/>) with the same rows.</summary>
    public bool Blueprint { get; init; }

    public bool Published { get; init; }

    public bool Edited { get; init; }

    /// <summary>The version that was last published; it stays known after unpublishing, as in Umbraco.</summary>
    public int PublishedVersionId { get; init; }

    public string? PublishName { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? PublishDate { get; init; }

    public int? PublisherId { get; init; }

    public int? TemplateId { get; init; }

    public int? PublishTemplateId { get; init; }

    /// <summary>Keeps the version that is being edited from being cleaned up once it has been published and replaced.</summary>
    public bool PreventCleanup { get; init; }

    public IReadOnlyList<CultureName> Cultures { get; init; } = [];

    public IReadOnlyList<CultureName> PublishedCultures { get; init; } = [];

    public IReadOnlyList<string> EditedCultures { get; init; } = [];

    public IReadOnlyList<ScheduleEntry> Schedule { get; init; } = [];

    public IReadOnlyList<NameSegment> Segments { get; init; } = [];

    /// <summary>What documents and blueprints are found by.</summary>
    public static readonly ContentIndexes<DocumentRow> Indexes = new(row => row.Cultures.Select(culture => culture.Name).Append(row.Name));

    /// <summary>Under a parent, in sort order.</summary>
    public static readonly RowIndex<DocumentRow, (int Parent, int SortOrder)> ByParent = Indexes.ByParent;

    /// <summary>By path; a prefix range gives the descendants.</summary>
    public static readonly RowIndex<DocumentRow, string> ByPath = Indexes.ByPath;

    public static readonly RowIndex<DocumentRow, int> ByType = Indexes.ByType;

    public static readonly RowIndex<DocumentRow, int> ByLevel = Indexes.ByLevel;

    /// <summary>By the version being edited.</summary>
    public static readonly RowIndex<DocumentRow, int> ByVersion = Indexes.ByVersion;

    public static readonly RowIndex<DocumentRow, (DateTime Date, bool Expire)> BySchedule = new(row => row.Schedule.Select(entry => (entry.Date, entry.Expire)).Distinct());

    /// <summary>To count what is published, as a whole or of a type.</summary>
    public static readonly RowIndex<DocumentRow, (bool Trashed, bool Published, int Type)> ByState = new(row => (row.Trashed, row.Published, row.TypeId));

    /// <summary>Siblings by every name they have (also per culture), lower-cased, to keep names unique.</summary>
    public static readonly RowIndex<DocumentRow, (int Parent, string Name)> BySiblingName = Indexes.BySiblingName;

    /// <summary>Siblings by the URL segments of their names, to keep those unique too.</summary>
    public static readonly RowIndex<DocumentRow, (int Parent, string Segment)> BySiblingSegment = new(
        row => row.Segments.Select(segment => (row.ParentId, segment.Segment)).Distinct(),
        SiblingText.Comparer);

    public static readonly Kind<DocumentRow> Kind = new("doc", ByParent, ByPath, ByType, ByLevel, ByVersion, BySiblingName, BySchedule, ByState, BySiblingSegment);

    /// <summary>Content templates. A kind of their own, so that nothing that looks for documents ever meets them.</summary>
    public static readonly Kind<DocumentRow> BlueprintKind = new("blueprint", ByParent, ByPath, ByType, ByLevel, ByVersion, BySiblingName, BySchedule, ByState, BySiblingSegment);
}
