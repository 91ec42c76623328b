using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Knowledge;

/// <summary>The status report of a network over a period (<c>stand van zaken</c>).</summary>
public sealed record StatusReport
{
    /// <summary>Its page.</summary>
    public required PageLink Link { get; init; }

    /// <summary>The network it reports on.</summary>
    public PageLink? Network { get; init; }

    /// <summary>First day of the period.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>Last day of the period.</summary>
    public DateOnly? PeriodEnd { get; init; }
}

/// <summary>How far a network is with one attention point.</summary>
/// <param name="AttentionPoint">The attention point.</param>
/// <param name="Progress">0 to 100.</param>
/// <param name="Remark">Plain text.</param>
public sealed record AttentionPointProgress(PageLink AttentionPoint, int Progress, string? Remark);

/// <summary>The page of a status report.</summary>
public sealed record StatusReportPage(PageInfo Info, StatusReport Report) : Page(Info)
{
    /// <summary>The state of affairs.</summary>
    public SafeHtml State { get; init; }

    /// <summary>Progress per attention point.</summary>
    public IReadOnlyList<AttentionPointProgress> Progress { get; init; } = [];

    /// <summary>What comes next.</summary>
    public SafeHtml NextSteps { get; init; }

    /// <summary>The themes it touches.</summary>
    public IReadOnlyList<PageLink> Themes { get; init; } = [];

    /// <summary>The attention points it touches.</summary>
    public IReadOnlyList<PageLink> AttentionPoints { get; init; } = [];

    /// <summary>Files to download.</summary>
    public IReadOnlyList<AttachmentLink> Attachments { get; init; } = [];
}
