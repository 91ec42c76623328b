using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Calendar;

/// <summary>What an event is.</summary>
public enum EventKind
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>A meeting of the networks among themselves (<c>themawerking</c>).</summary>
    ThemeWork,

    /// <summary>A meeting of the mainstream team (<c>bijeenkomst mainstreamteam</c>).</summary>
    MainstreamTeamMeeting,

    /// <summary>A consultation (<c>overleg</c>).</summary>
    Consultation,

    /// <summary>A workshop (<c>workshop</c>).</summary>
    Workshop,

    /// <summary>A conference (<c>conferentie</c>).</summary>
    Conference,

    /// <summary>A deadline (<c>deadline</c>).</summary>
    Deadline,

    /// <summary>A decision (<c>beslissing</c>).</summary>
    Decision,

    /// <summary>A call (<c>oproep</c>).</summary>
    Call,

    /// <summary>A moment for the press (<c>persmoment</c>).</summary>
    PressEvent,
}

/// <summary>Whether an event goes on.</summary>
public enum EventStatus
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Planned (<c>gepland</c>).</summary>
    Planned,

    /// <summary>It took place (<c>doorgegaan</c>).</summary>
    Held,

    /// <summary>Put off to a later date (<c>uitgesteld</c>).</summary>
    Postponed,

    /// <summary>It does not take place (<c>geannuleerd</c>).</summary>
    Cancelled,
}

/// <summary>How one may register for an event.</summary>
/// <param name="IsOpen">An editor opened the registration.</param>
/// <param name="Capacity">The number of places; null without a limit.</param>
/// <param name="HasWaitingList">Who finds it full may wait for a place.</param>
/// <param name="Deadline">The last moment to register.</param>
public sealed record Registration(bool IsOpen, int? Capacity, bool HasWaitingList, DateTimeOffset? Deadline)
{
    /// <summary>No registration.</summary>
    public static Registration None { get; } = new(false, null, false, null);
}

/// <summary>An event: a meeting, a deadline, a decision, anything with a date.</summary>
public sealed record Event
{
    /// <summary>Its page.</summary>
    public required PageLink Link { get; init; }

    /// <summary>When it takes place.</summary>
    public required EventTime Time { get; init; }

    /// <summary>What it is.</summary>
    public Term<EventKind> Kind { get; init; }

    /// <summary>Whether it goes on.</summary>
    public Term<EventStatus> Status { get; init; }

    /// <summary>Where it takes place.</summary>
    public string? Location { get; init; }

    /// <summary>Where it is followed on-line: an http or https address.</summary>
    public string? OnlineLink { get; init; }

    /// <summary>Plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>The description.</summary>
    public SafeHtml Description { get; init; }

    /// <summary>The networks, organisations or team that organise it.</summary>
    public IReadOnlyList<PageLink> Organisers { get; init; } = [];

    /// <summary>The themes it is about.</summary>
    public IReadOnlyList<PageLink> Themes { get; init; } = [];

    /// <summary>The attention points it addresses.</summary>
    public IReadOnlyList<PageLink> AttentionPoints { get; init; } = [];

    /// <summary>Who takes part, as written down.</summary>
    public IReadOnlyList<string> Participants { get; init; } = [];

    /// <summary>The agenda; after the meeting the same items carry the minutes.</summary>
    public Agenda Agenda { get; init; } = Agenda.Empty;

    /// <summary>The registration.</summary>
    public Registration Registration { get; init; } = Registration.None;

    /// <summary>What came of it.</summary>
    public SafeHtml Report { get; init; }

    /// <summary>Files to download.</summary>
    public IReadOnlyList<AttachmentLink> Attachments { get; init; } = [];

    /// <summary>When the content was made.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>When the content was last saved.</summary>
    public required DateTimeOffset Updated { get; init; }
}

/// <summary>The page of an event.</summary>
public sealed record EventPage(PageInfo Info, Event Event) : Page(Info);

/// <summary>The calendar.</summary>
public sealed record CalendarPage(PageInfo Info, EventSchedule Events) : Page(Info)
{
    /// <summary>The introduction.</summary>
    public SafeHtml Intro { get; init; }
}
