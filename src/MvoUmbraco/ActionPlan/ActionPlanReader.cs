using MvoUmbraco.ContentModel;
using MvoUmbraco.Core;
using MvoUmbraco.Core.ActionPlan;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.ActionPlan;

/// <summary>The action plan.</summary>
public interface IActionPlanReader
{
    /// <summary>The pages of the action plans, in the order of the tree.</summary>
    IReadOnlyList<PageLink> Plans { get; }

    /// <summary>The milestones of all plans: by due day, those without one last.</summary>
    IReadOnlyList<Milestone> Milestones { get; }
}

internal sealed class ActionPlanReader(ContentView view) : IActionPlanReader
{
    private readonly Remembered<IReadOnlyList<Milestone>> milestones = new(() =>
        view.InContext(() => InOrder(view.OfType(ContentTypes.Milestone).Select(content => MilestoneOf(view, content)))));

    public IReadOnlyList<PageLink> Plans => [.. view.OfType(ContentTypes.ActionPlan).Select(view.LinkTo)];

    public IReadOnlyList<Milestone> Milestones => milestones.Value;

    public IEnumerable<KeyValuePair<string, PageMaker>> Pages() =>
    [
        new(ContentTypes.ActionPlan, PlanPage),
        new(ContentTypes.Milestone, content => new MilestonePage(view.InfoOf(content), MilestoneOf(view, content))),
    ];

    private ActionPlanPage PlanPage(IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        var milestones = InOrder(view.ChildrenOf(content.Key, ContentTypes.Milestone).Select(child => MilestoneOf(view, child)));
        return new ActionPlanPage(view.InfoOf(content), milestones)
        {
            Intro = fields.Html(Fields.Intro),
            PeriodStart = fields.Day(Fields.PeriodStart),
            PeriodEnd = fields.Day(Fields.PeriodEnd),
        };
    }

    private static Milestone[] InOrder(IEnumerable<Milestone> milestones)
        => [.. milestones.OrderBy(milestone => milestone.Due ?? DateOnly.MaxValue).ThenBy(milestone => milestone.Start ?? DateOnly.MaxValue)];

    private static Milestone MilestoneOf(ContentView view, IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        return new Milestone
        {
            Link = view.LinkTo(content),
            Result = fields.Text(Fields.Result) ?? string.Empty,
            Indicator = fields.Text(Fields.Indicator),
            Owners = fields.Texts(Fields.Owners),
            Start = fields.Day(Fields.Start),
            Due = fields.Day(Fields.Due),
            Progress = fields.Percentage(Fields.Progress),
            StatusOverride = Words.MilestoneStatuses.Read(fields.Text(Fields.StatusOverride)),
            StatusReason = fields.Text(Fields.StatusReason),
            Themes = fields.Links(Fields.Themes),
            AttentionPoints = fields.Links(Fields.AttentionPoints),
            DependsOn = fields.Links(Fields.DependsOn),
            Evidence = fields.Links(Fields.Evidence),
            IsExample = fields.Flag(Fields.Example),
        };
    }
}
