using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Knowledge;
using MvoUmbraco.Core.Networks;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Themes;

/// <summary>A theme of corporate social responsibility that a network works on.</summary>
public sealed record Theme
{
    /// <summary>Its page.</summary>
    public required PageLink Link { get; init; }

    /// <summary>What it is about, plain text.</summary>
    public string Summary { get; init; } = string.Empty;

    /// <summary>Words that speak of the theme.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Its colour as <c>#rrggbb</c>.</summary>
    public string? Colour { get; init; }

    /// <summary>The name of its motif.</summary>
    public string? Icon { get; init; }

    /// <summary>It is made up, as an example of what may stand here.</summary>
    public bool IsExample { get; init; }
}

/// <summary>The page of a theme, gathering what all networks have on it.</summary>
public sealed record ThemePage(PageInfo Info, Theme Theme) : Page(Info)
{
    /// <summary>The text.</summary>
    public SafeHtml Body { get; init; }

    /// <summary>The networks that work on it.</summary>
    public IReadOnlyList<NetworkSummary> Networks { get; init; } = [];

    /// <summary>The knowledge items about it, the newest first.</summary>
    public IReadOnlyList<KnowledgeItem> Knowledge { get; init; } = [];

    /// <summary>The events about it.</summary>
    public EventSchedule Events { get; init; } = EventSchedule.Empty;
}

/// <summary>The list of themes.</summary>
public sealed record ThemeDirectoryPage(PageInfo Info, IReadOnlyList<Theme> Themes) : Page(Info)
{
    /// <summary>The introduction.</summary>
    public SafeHtml Intro { get; init; }
}
