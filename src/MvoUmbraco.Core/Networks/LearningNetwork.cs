using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Knowledge;
using MvoUmbraco.Core.MainstreamTeam;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Networks;

/// <summary>A learning network in a list.</summary>
public sealed record NetworkSummary
{
    /// <summary>Its page.</summary>
    public required PageLink Link { get; init; }

    /// <summary>The kind of network, in the editor's words.</summary>
    public string? Kind { get; init; }

    /// <summary>The theme it works on.</summary>
    public PageLink? Theme { get; init; }

    /// <summary>What it does, in a few sentences of plain text.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>Its logo.</summary>
    public Picture? Logo { get; init; }

    /// <summary>It is made up, as an example of what may stand here.</summary>
    public bool IsExample { get; init; }
}

/// <summary>Whom to address about a network.</summary>
public sealed record Contact(string? Name, string? Email, string? Phone)
{
    /// <summary>Nothing is known.</summary>
    public bool IsEmpty => Name is null && Email is null && Phone is null;
}

/// <summary>The page of a learning network: its virtual place in the knowledge centre.</summary>
public sealed record LearningNetworkPage(PageInfo Info, NetworkSummary Network) : Page(Info)
{
    /// <summary>The text.</summary>
    public SafeHtml Body { get; init; }

    /// <summary>The contact.</summary>
    public Contact Contact { get; init; } = new(null, null, null);

    /// <summary>The network's own website: an http or https address.</summary>
    public string? Website { get; init; }

    /// <summary>When it was founded.</summary>
    public DateOnly? Founded { get; init; }

    /// <summary>Its knowledge items that the reader may see, the newest first.</summary>
    public IReadOnlyList<KnowledgeItem> Knowledge { get; init; } = [];

    /// <summary>Its status reports that the reader may see, the newest period first.</summary>
    public IReadOnlyList<StatusReport> StatusReports { get; init; } = [];

    /// <summary>The events it organises.</summary>
    public EventSchedule Events { get; init; } = EventSchedule.Empty;

    /// <summary>Who represents it in the mainstream team.</summary>
    public IReadOnlyList<TeamMember> Representatives { get; init; } = [];
}

/// <summary>The list of networks.</summary>
public sealed record NetworkDirectoryPage(PageInfo Info, IReadOnlyList<NetworkSummary> Networks) : Page(Info)
{
    /// <summary>The introduction.</summary>
    public SafeHtml Intro { get; init; }
}
