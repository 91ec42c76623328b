using System.Collections.Immutable;
using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Core.Screening;

/// <summary>What is screened. The names are kept in findings; do not rename them.</summary>
public enum ScreenedKind
{
    /// <summary>A knowledge item.</summary>
    Knowledge = 1,

    /// <summary>An event.</summary>
    Event,

    /// <summary>A status report.</summary>
    StatusReport,

    /// <summary>A page without a kind of its own.</summary>
    Page,
}

/// <summary>
/// A knowledge item, event or report as screening sees it: plain text, and the keys of what it is tagged with. It is a value:
/// two with the same contents screen alike.
/// </summary>
public sealed record ScreenedItem
{
    /// <summary>Its key.</summary>
    public required Guid Key { get; init; }

    /// <summary>What it is.</summary>
    public required ScreenedKind Kind { get; init; }

    /// <summary>Its language, such as <c>nl-BE</c>.</summary>
    public string Culture { get; init; } = "nl-BE";

    /// <summary>Its title.</summary>
    public string Title { get; init; } = string.Empty;

    /// <summary>All its text but the title, plain, a line per paragraph.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The network it stands with; null for what is of all.</summary>
    public Guid? Network { get; init; }

    /// <summary>The themes it is tagged with.</summary>
    public ImmutableArray<Guid> Themes { get; init; } = [];

    /// <summary>The attention points it is tagged with.</summary>
    public ImmutableArray<Guid> AttentionPoints { get; init; } = [];

    /// <summary>The items it already refers to.</summary>
    public ImmutableArray<Guid> RelatedItems { get; init; } = [];

    /// <summary>It says where its knowledge comes from: a source, an author, an organisation.</summary>
    public bool HasSource { get; init; }

    /// <summary>The day it appeared.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>The last day it holds good.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>The names of attachments whose file is not there.</summary>
    public ImmutableArray<string> MissingAttachments { get; init; } = [];

    /// <summary>Of an event: the rest of what is known of it.</summary>
    public ScreenedEvent? Event { get; init; }
}

/// <summary>When and where an event is, and for whom.</summary>
/// <param name="Time">When.</param>
/// <param name="Status">Whether it goes on.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Location">Where; empty when not known.</param>
/// <param name="Organisers">Who organise it.</param>
/// <param name="Participants">Who take part, as written down.</param>
public sealed record ScreenedEvent(
    EventTime Time,
    EventStatus Status,
    EventKind Kind,
    string Location,
    ImmutableArray<Guid> Organisers,
    ImmutableArray<string> Participants)
{
    /// <summary>Somebody may plan to be there: it is not called off or put off.</summary>
    public bool GoesOn => Status is not (EventStatus.Cancelled or EventStatus.Postponed);
}
