using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Overview;

/// <summary>What there is, waits, comes and changed, as far as one backoffice user may see it. Sent as JSON.</summary>
/// <param name="Counts">By kind, in the order of the content model.</param>
/// <param name="Awaiting">What somebody has to look at.</param>
/// <param name="Coming">The next published events, the first first.</param>
/// <param name="Latest">What was changed last, the latest first.</param>
/// <param name="CanOpen">The user has the content section, where documents are opened.</param>
public sealed record SectionOverview(
    IReadOnlyList<KindCount> Counts,
    Awaiting Awaiting,
    IReadOnlyList<ComingEvent> Coming,
    IReadOnlyList<ChangedDocument> Latest,
    bool CanOpen);

/// <summary>How many documents there are of a kind.</summary>
/// <param name="ContentType">The alias of the document type.</param>
/// <param name="Published">Published in any language.</param>
/// <param name="Drafts">Not published.</param>
public sealed record KindCount(string ContentType, int Published, int Drafts);

/// <summary>What waits for somebody.</summary>
/// <param name="Total">How many documents.</param>
/// <param name="Documents">The first of them: what is scheduled, the soonest first, then the latest changed.</param>
public sealed record Awaiting(int Total, IReadOnlyList<AwaitingDocument> Documents);

/// <summary>How a document stands to its published version.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DocumentState>))]
public enum DocumentState
{
    /// <summary>It is not published.</summary>
    [JsonStringEnumMemberName("draft")]
    Draft = 0,

    /// <summary>It is published and was changed since.</summary>
    [JsonStringEnumMemberName("pendingChanges")]
    PendingChanges,

    /// <summary>It is published as it stands.</summary>
    [JsonStringEnumMemberName("published")]
    Published,
}

/// <summary>A document to go to.</summary>
public record DocumentLink
{
    /// <summary>The key.</summary>
    public required Guid Key { get; init; }

    /// <summary>The name, in the default language where it has one.</summary>
    public required string Name { get; init; }

    /// <summary>The alias of its type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The name of its type.</summary>
    public required string ContentTypeName { get; init; }

    /// <summary>The names of the documents above it that the user may see, the root first.</summary>
    public required IReadOnlyList<string> Parents { get; init; }
}

/// <summary>A document that somebody changed.</summary>
public record ChangedDocument : DocumentLink
{
    [SetsRequiredMembers]
    internal ChangedDocument(DocumentLink document)
        : base(document)
        => ChangedBy = string.Empty;

    /// <summary>How it stands to its published version.</summary>
    public DocumentState State { get; init; }

    /// <summary>When it was changed.</summary>
    public DateTimeOffset Changed { get; init; }

    /// <summary>The name of who changed it; empty when that user is gone.</summary>
    public string ChangedBy { get; init; }
}

/// <summary>A document that waits: never published, changed since, or with a date to go live or offline.</summary>
public sealed record AwaitingDocument : ChangedDocument
{
    [SetsRequiredMembers]
    internal AwaitingDocument(ChangedDocument document)
        : base(document)
    {
    }

    /// <summary>When it goes live.</summary>
    public DateTimeOffset? PublishOn { get; init; }

    /// <summary>When it goes offline.</summary>
    public DateTimeOffset? UnpublishOn { get; init; }
}

/// <summary>A published event that is not over.</summary>
public sealed record ComingEvent : DocumentLink
{
    [SetsRequiredMembers]
    internal ComingEvent(DocumentLink document, EventTime time)
        : base(document)
    {
        Start = time.StartsAt;
        End = time.Precision is EventPrecision.Days ? time.EndsAt?.AddTicks(-1) : time.IsAllDay ? null : time.EndsAt;
        Precision = time.Precision switch
        {
            EventPrecision.Day => "day",
            EventPrecision.Days => "days",
            _ => "time",
        };
    }

    /// <summary>When it begins.</summary>
    public DateTimeOffset Start { get; }

    /// <summary>When it ends; for days, an instant on the last of them. Null when that is not known, and for one day.</summary>
    public DateTimeOffset? End { get; }

    /// <summary>The zone of its hours, by its name in the tz database.</summary>
    public string TimeZone => BrusselsTime.ZoneId;

    /// <summary><c>day</c>, <c>days</c> or <c>time</c>.</summary>
    public string Precision { get; }

    /// <summary>Where it takes place.</summary>
    public string? Location { get; init; }
}
