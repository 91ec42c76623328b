using System.Globalization;
using MvoUmbraco.Core.ActionPlan;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Tests.ActionPlan;

[Parallelizable(ParallelScope.All)]
internal sealed class MilestoneTests
{
    [TestCase(0, "2006-09-01", "2006-12-31", "", MilestoneStatus.Planned)]
    [TestCase(0, "2006-08-01", "2006-12-31", "", MilestoneStatus.InProgress, Description = "the first day has come")]
    [TestCase(5, "2006-09-01", "2006-12-31", "", MilestoneStatus.InProgress)]
    [TestCase(5, "2006-01-01", "2006-07-31", "", MilestoneStatus.Delayed)]
    [TestCase(5, "2006-01-01", "2006-08-01", "", MilestoneStatus.InProgress, Description = "the due day itself is in time")]
    [TestCase(100, "2006-01-01", "2006-07-31", "", MilestoneStatus.Reached)]
    [TestCase(100, "2006-01-01", "2006-07-31", "stopgezet", MilestoneStatus.Stopped, Description = "set by hand")]
    [TestCase(0, null, null, "", MilestoneStatus.Planned)]
    [TestCase(0, null, null, "in beraad", MilestoneStatus.Unknown, Description = "a word an editor added")]
    public void StatusOn_FollowsProgressAndDays(int progress, string? start, string? due, string byHand, MilestoneStatus expected)
    {
        var milestone = new Milestone
        {
            Link = new PageLink(Guid.NewGuid(), "mijlpaal", "/"),
            Result = "resultaat",
            Progress = progress,
            Start = start is null ? null : DateOnly.Parse(start, CultureInfo.InvariantCulture),
            Due = due is null ? null : DateOnly.Parse(due, CultureInfo.InvariantCulture),
            StatusOverride = Words.MilestoneStatuses.Read(byHand),
        };

        var status = milestone.StatusOn(new(2006, 8, 1));

        Assert.That((status.Value, status.Text.Length > 0), Is.EqualTo((expected, true)));
    }
}
