using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Chronology;

namespace MvoUmbraco.Core.Tests.Chronology;

[Parallelizable(ParallelScope.All)]
internal sealed class ChronologicalOverviewTests
{
    [Test]
    public void Of_GroupsByDateAndDividesAtTheMoment()
    {
        var schedule = new EventSchedule(
        [
            Events.On("afstemming", EventTime.OnDays(new(2006, 7, 13), new(2006, 7, 20))),
            Events.On("themawerking", EventTime.At(BrusselsTime.At(new(2005, 11, 9), new(9, 30)), BrusselsTime.At(new(2005, 11, 9), new(12, 30)))),
            Events.On("mainstreamteam", EventTime.At(BrusselsTime.At(new(2005, 11, 9), new(12, 30)), BrusselsTime.At(new(2005, 11, 9), new(16, 30)))),
            Events.On("workshop", EventTime.OnDay(new(2006, 9, 11))),
        ]);

        var overview = ChronologicalOverview.Of(schedule, BrusselsTime.StartOf(new(2006, 7, 24)));

        Assert.Multiple(() =>
        {
            Assert.That(overview.Past.Select(entry => entry.Heading), Is.EqualTo(["9 november 2005", "13-20 juli 2006"]));
            Assert.That(overview.Past[0].Events.Select(e => e.Link.Name), Is.EqualTo(["themawerking", "mainstreamteam"]));
            Assert.That(overview.Planned.Select(entry => entry.Heading), Is.EqualTo(["11 september 2006"]));
        });
    }

    [Test]
    public void Of_DuringADay_TheMorningIsPastAndTheAfternoonPlanned()
    {
        var schedule = new EventSchedule(
        [
            Events.On("themawerking", EventTime.At(BrusselsTime.At(new(2005, 11, 9), new(9, 30)), BrusselsTime.At(new(2005, 11, 9), new(12, 30)))),
            Events.On("mainstreamteam", EventTime.At(BrusselsTime.At(new(2005, 11, 9), new(12, 30)), BrusselsTime.At(new(2005, 11, 9), new(16, 30)))),
        ]);

        var overview = ChronologicalOverview.Of(schedule, BrusselsTime.At(new(2005, 11, 9), new(12, 30)));

        Assert.That(
            (overview.Past.Single().Events.Single().Link.Name, overview.Planned.Single().Events.Single().Link.Name),
            Is.EqualTo(("themawerking", "mainstreamteam")));
    }
}
