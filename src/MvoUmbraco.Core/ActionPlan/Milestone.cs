using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.ActionPlan;

/// <summary>Where a milestone stands.</summary>
public enum MilestoneStatus
{
    /// <summary>Not known.</summary>
    Unknown = 0,

    /// <summary>Not begun (<c>gepland</c>).</summary>
    Planned,

    /// <summary>Begun (<c>in uitvoering</c>).</summary>
    InProgress,

    /// <summary>The result is there (<c>bereikt</c>).</summary>
    Reached,

    /// <summary>Due and not reached (<c>vertraagd</c>).</summary>
    Delayed,

    /// <summary>Given up (<c>stopgezet</c>).</summary>
    Stopped,
}

/// <summary>A concrete, result-oriented milestone of the action plan.</summary>
public sealed record Milestone
{
    /// <summary>Its page.</summary>
    public required PageLink Link { get; init; }

    /// <summary>The result aimed at, plain text.</summary>
    public required string Result { get; init; }

    /// <summary>How the result is measured.</summary>
    public string? Indicator { get; init; }

    /// <summary>Who answers for it.</summary>
    public IReadOnlyList<string> Owners { get; init; } = [];

    /// <summary>First day of the work.</summary>
    public DateOnly? Start { get; init; }

    /// <summary>Last day on which the result is in time.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>0 to 100.</summary>
    public int Progress { get; init; }

    /// <summary>The status an editor set by hand, which overrules the derived one.</summary>
    public Term<MilestoneStatus> StatusOverride { get; init; }

    /// <summary>Why the status was set by hand.</summary>
    public string? StatusReason { get; init; }

    /// <summary>The themes it serves.</summary>
    public IReadOnlyList<PageLink> Themes { get; init; } = [];

    /// <summary>The attention points it serves.</summary>
    public IReadOnlyList<PageLink> AttentionPoints { get; init; } = [];

    /// <summary>What must be reached first.</summary>
    public IReadOnlyList<PageLink> DependsOn { get; init; } = [];

    /// <summary>Content that shows the result.</summary>
    public IReadOnlyList<PageLink> Evidence { get; init; } = [];

    /// <summary>It is made up, as an example of what may stand here.</summary>
    public bool IsExample { get; init; }

    /// <summary>
    /// The status on a day: what an editor set by hand; else reached at full progress, delayed after the due day, in
    /// progress once there is progress or the first day has come, and planned before.
    /// </summary>
    public Term<MilestoneStatus> StatusOn(DateOnly today)
        => StatusOverride.IsEmpty ? Words.MilestoneStatuses.Write(DerivedStatusOn(today)) : StatusOverride;

    private MilestoneStatus DerivedStatusOn(DateOnly today) => this switch
    {
        { Progress: >= 100 } => MilestoneStatus.Reached,
        { Due: { } due } when due < today => MilestoneStatus.Delayed,
        { Progress: > 0 } => MilestoneStatus.InProgress,
        { Start: { } start } when start <= today => MilestoneStatus.InProgress,
        _ => MilestoneStatus.Planned,
    };
}

/// <summary>The page of a milestone.</summary>
public sealed record MilestonePage(PageInfo Info, Milestone Milestone) : Page(Info);

/// <summary>The page of an action plan.</summary>
public sealed record ActionPlanPage(PageInfo Info, IReadOnlyList<Milestone> Milestones) : Page(Info)
{
    /// <summary>The introduction.</summary>
    public SafeHtml Intro { get; init; }

    /// <summary>First day of the plan.</summary>
    public DateOnly? PeriodStart { get; init; }

    /// <summary>Last day of the plan.</summary>
    public DateOnly? PeriodEnd { get; init; }
}
