using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Core.Tests.Calendar;

[Parallelizable(ParallelScope.All)]
internal sealed class EventScheduleTests
{
    private static readonly EventSchedule Schedule = new(
    [
        Events.On("oktober", EventTime.OnDay(new(2006, 10, 11))),
        Events.On("juli", EventTime.OnDays(new(2006, 7, 13), new(2006, 7, 20))),
        Events.On("april", EventTime.OnDay(new(2006, 4, 6))),
        Events.On("namiddag", EventTime.At(BrusselsTime.At(new(2005, 11, 9), new(12, 30)), BrusselsTime.At(new(2005, 11, 9), new(16, 30)))),
        Events.On("voormiddag", EventTime.At(BrusselsTime.At(new(2005, 11, 9), new(9, 30)), BrusselsTime.At(new(2005, 11, 9), new(12, 30)))),
    ]);

    private static string Names(IEnumerable<Event> events) => string.Join(' ', events.Select(e => e.Link.Name));

    [Test]
    public void All_IsInOrderOfTime() => Assert.That(Names(Schedule.All), Is.EqualTo("voormiddag namiddag april juli oktober"));

    [Test]
    public void PastAndPlanned_DivideAtTheMoment_AndWhatIsGoingOnIsNotPast()
    {
        var now = BrusselsTime.At(new(2006, 7, 20), new(23, 59));
        Assert.Multiple(() =>
        {
            Assert.That(Names(Schedule.Past(now)), Is.EqualTo("april namiddag voormiddag"));
            Assert.That(Names(Schedule.Planned(now)), Is.EqualTo("juli oktober"));
        });
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void PastAndPlanned_AskedInAnyOrderOfTime_AreWhatEachEventSaysOfItself(int seed)
    {
        var random = new Random(seed);
        var firstDay = new DateOnly(2026, 3, 20);
        DateTimeOffset Moment() => BrusselsTime.StartOf(firstDay).AddMinutes(15 * random.Next(4 * 24 * 20));
        var schedule = new EventSchedule(Enumerable.Range(0, 25).Select(number => Events.On($"e{number}", random.Next(3) switch
        {
            0 => EventTime.OnDay(firstDay.AddDays(random.Next(20))),
            1 => EventTime.OnDays(firstDay.AddDays(random.Next(10)), firstDay.AddDays(10 + random.Next(10))),
            _ => Moment() is var start ? EventTime.At(start, random.Next(2) == 0 ? null : start.AddMinutes(15 * random.Next(200))) : null!,
        })));
        for (var asked = 0; asked < 300; asked++)
        {
            var now = schedule.NextChange(Moment()) is { } edge && random.Next(2) == 0 ? edge.AddTicks(random.Next(-1, 2)) : Moment();
            Assert.Multiple(() =>
            {
                Assert.That(Names(schedule.Past(now)), Is.EqualTo(Names(schedule.All.Where(e => e.Time.IsPast(now)).Reverse())), $"{now:O}");
                Assert.That(Names(schedule.Planned(now)), Is.EqualTo(Names(schedule.All.Where(e => !e.Time.IsPast(now)))), $"{now:O}");
                Assert.That(schedule.NextChange(now), Is.EqualTo(schedule.All.Min(e => e.Time.NextChange(now))), $"{now:O}");
            });
        }
    }

    [TestCase("2006-07-20", "2006-08-01", "juli")]
    [TestCase("2006-07-21", "2006-10-10", "")]
    [TestCase("2005-11-09", "2006-04-06", "voormiddag namiddag april")]
    public void Between_TakesWhatTouchesTheDays(string from, string to, string expected)
        => Assert.That(
            Names(Schedule.Between(
                DateOnly.ParseExact(from, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                DateOnly.ParseExact(to, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))),
            Is.EqualTo(expected));

    [Test]
    public void NextChange_IsTheFirstOfAll()
        => Assert.Multiple(() =>
        {
            Assert.That(Schedule.NextChange(BrusselsTime.StartOf(new(2006, 7, 1))), Is.EqualTo(BrusselsTime.StartOf(new(2006, 7, 13))));
            Assert.That(Schedule.NextChange(BrusselsTime.StartOf(new(2006, 7, 14))), Is.EqualTo(BrusselsTime.StartOf(new(2006, 7, 21))));
            Assert.That(Schedule.NextChange(BrusselsTime.StartOf(new(2007, 1, 1))), Is.Null);
            Assert.That(EventSchedule.Empty.NextChange(DateTimeOffset.UnixEpoch), Is.Null);
        });
}
