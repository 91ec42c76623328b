using System.Globalization;
using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Core.Tests.Calendar;

[Parallelizable(ParallelScope.All)]
internal sealed class DutchDatesTests
{
    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [TestCase("2005-11-09", "2005-11-09", "9 november 2005")]
    [TestCase("2006-07-13", "2006-07-20", "13-20 juli 2006")]
    [TestCase("2006-06-28", "2006-07-03", "28 juni – 3 juli 2006")]
    [TestCase("2005-12-30", "2006-01-02", "30 december 2005 – 2 januari 2006")]
    [TestCase("2006-03-01", "2007-03-01", "1 maart 2006 – 1 maart 2007")]
    public void Days_AreWrittenAsTheTeamsDo(string first, string last, string expected)
        => Assert.That(DutchDates.Days(Day(first), Day(last)), Is.EqualTo(expected));

    [TestCase("2005-11-09T09:30:00+01:00", "2005-11-09T12:30:00+01:00", "9 november 2005, 9.30 uur – 12.30 uur")]
    [TestCase("2005-12-01T15:00:00+01:00", null, "1 december 2005, 15.00 uur")]
    [TestCase("2005-12-01T14:00:00Z", null, "1 december 2005, 15.00 uur")]
    [TestCase("2005-12-01T15:00:00+01:00", "2005-12-01T15:00:00+01:00", "1 december 2005, 15.00 uur")]
    [TestCase("2005-12-01T20:00:00+01:00", "2005-12-02T00:00:00+01:00", "1 december 2005, 20.00 uur – 24.00 uur")]
    [TestCase("2005-12-01T20:00:00+01:00", "2005-12-02T00:05:00+01:00", "1 december 2005, 20.00 uur – 2 december 2005, 0.05 uur")]
    [TestCase("2005-12-01T20:00:00+01:00", "2005-12-03T00:00:00+01:00", "1 december 2005, 20.00 uur – 2 december 2005, 24.00 uur")]
    public void When_TellsDayAndTime(string start, string? end, string expected)
        => Assert.That(DutchDates.When(EventTime.At(At(start), end is null ? null : At(end))), Is.EqualTo(expected));

    [Test]
    public void When_WholeDays_TellsNoTime()
        => Assert.Multiple(() =>
        {
            Assert.That(DutchDates.When(EventTime.OnDays(Day("2006-07-13"), Day("2006-07-20"))), Is.EqualTo("13-20 juli 2006"));
            Assert.That(DutchDates.TimesOf(EventTime.OnDay(Day("2006-07-13"))), Is.Null);
        });

    [TestCase("2005-11-09", "woensdag")]
    [TestCase("2006-02-12", "zondag")]
    public void Weekday_IsNamed(string day, string expected) => Assert.That(DutchDates.Weekday(Day(day)), Is.EqualTo(expected));
}
