using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Navigation;

/// <summary>An entry of the menu.</summary>
/// <param name="Link">The page, under its short name.</param>
/// <param name="Children">The entries below.</param>
public sealed record MenuItem(PageLink Link, IReadOnlyList<MenuItem> Children);

/// <summary>What stands on every page around its own content.</summary>
public sealed record SiteFrame
{
    /// <summary>The home page.</summary>
    public required PageLink Home { get; init; }

    /// <summary>One sentence below the name.</summary>
    public string? Tagline { get; init; }

    /// <summary>The text at the foot of every page, plain text.</summary>
    public string? FooterText { get; init; }

    /// <summary>The address for questions.</summary>
    public string? ContactEmail { get; init; }

    /// <summary>The menu: the sections of the site and the pages right below them.</summary>
    public IReadOnlyList<MenuItem> Menu { get; init; } = [];
}
