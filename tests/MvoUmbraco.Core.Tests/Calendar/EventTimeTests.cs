using System.Globalization;
using CsCheck;
using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Core.Tests.Calendar;

[Parallelizable(ParallelScope.All)]
internal sealed class EventTimeTests
{
    private static readonly Gen<DateOnly> AnyDay = Gen.Date[new DateTime(1995, 1, 1), new DateTime(2060, 1, 1)].Select(DateOnly.FromDateTime);

    private static readonly Gen<EventTime> AnyTime = Gen.OneOf(
        AnyDay.Select(EventTime.OnDay),
        Gen.Select(AnyDay, Gen.Int[0, 40], (first, more) => EventTime.OnDays(first, first.AddDays(more))),
        Gen.Select(AnyDay, Gen.Int[0, 1439], Gen.Int[-1, 4000], (day, start, length) => EventTime.At(
            BrusselsTime.StartOf(day).AddMinutes(start),
            length < 0 ? null : BrusselsTime.StartOf(day).AddMinutes(start + length))));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    [TestCase("2006-02-16", "2006-02-16T00:00:00+01:00", "2006-02-17T00:00:00+01:00", Description = "winter")]
    [TestCase("2006-07-13", "2006-07-13T00:00:00+02:00", "2006-07-14T00:00:00+02:00", Description = "summer")]
    [TestCase("2006-03-26", "2006-03-26T00:00:00+01:00", "2006-03-27T00:00:00+02:00", Description = "a day of 23 hours")]
    [TestCase("2006-10-29", "2006-10-29T00:00:00+02:00", "2006-10-30T00:00:00+01:00", Description = "a day of 25 hours")]
    public void OnDay_RunsFromMidnightToMidnightInBrussels(string day, string start, string end)
    {
        var time = EventTime.OnDay(DateOnly.Parse(day, CultureInfo.InvariantCulture));
        Assert.Multiple(() =>
        {
            Assert.That(time.StartsAt, Is.EqualTo(At(start)));
            Assert.That(time.StartsAt.Offset, Is.EqualTo(At(start).Offset));
            Assert.That(time.EndsAt, Is.EqualTo(At(end)));
            Assert.That(time.Until, Is.EqualTo(At(end)));
            Assert.That((time.FirstDay, time.LastDay), Is.EqualTo((DateOnly.Parse(day, CultureInfo.InvariantCulture), DateOnly.Parse(day, CultureInfo.InvariantCulture))));
        });
    }

    [TestCase(EventPrecision.Day, "2006-07-13T22:30:00Z", null, "2006-07-14", "2006-07-14", Description = "the day of Brussels counts, not of UTC")]
    [TestCase(EventPrecision.Day, "2006-07-14T00:00:00+02:00", "2006-07-20T00:00:00+02:00", "2006-07-14", "2006-07-14", Description = "the end has no meaning for a day")]
    [TestCase(EventPrecision.Days, "2006-07-13T00:00:00+02:00", "2006-07-20T00:00:00+02:00", "2006-07-13", "2006-07-20", Description = "the last day is included")]
    [TestCase(EventPrecision.Days, "2006-07-13T00:00:00+02:00", null, "2006-07-13", "2006-07-13")]
    [TestCase(EventPrecision.Days, "2006-07-13T00:00:00+02:00", "2006-07-01T00:00:00+02:00", "2006-07-13", "2006-07-13", Description = "an end before the start is left out")]
    [TestCase(EventPrecision.Time, "2005-11-09T09:30:00+01:00", "2005-11-09T12:30:00+01:00", "2005-11-09", "2005-11-09")]
    [TestCase(EventPrecision.Time, "2005-11-09T20:00:00+01:00", "2005-11-10T00:00:00+01:00", "2005-11-09", "2005-11-09", Description = "midnight belongs to the day before")]
    [TestCase(EventPrecision.Time, "2005-11-09T20:00:00+01:00", "2005-11-10T00:30:00+01:00", "2005-11-09", "2005-11-10")]
    [TestCase(EventPrecision.Unknown, "2005-11-09T20:00:00+01:00", null, "2005-11-09", "2005-11-09")]
    public void From_ReadsWhatAnEditorFilledIn(EventPrecision precision, string start, string? end, string first, string last)
    {
        var time = EventTime.From(precision, At(start), end is null ? null : At(end));
        Assert.That(
            (time.FirstDay.ToString("O", CultureInfo.InvariantCulture), time.LastDay.ToString("O", CultureInfo.InvariantCulture)),
            Is.EqualTo((first, last)));
    }

    [TestCase("2005-12-01T15:00:00+01:00", null, "2005-12-01T14:59:59+01:00", false, false)]
    [TestCase("2005-12-01T15:00:00+01:00", null, "2005-12-01T15:00:00+01:00", true, false)]
    [TestCase("2005-12-01T15:00:00+01:00", null, "2005-12-01T23:59:59+01:00", true, false, Description = "without an end it lasts until the day is over")]
    [TestCase("2005-12-01T15:00:00+01:00", null, "2005-12-02T00:00:00+01:00", false, true)]
    [TestCase("2005-11-09T09:30:00+01:00", "2005-11-09T12:30:00+01:00", "2005-11-09T12:29:59+01:00", true, false)]
    [TestCase("2005-11-09T09:30:00+01:00", "2005-11-09T12:30:00+01:00", "2005-11-09T11:30:00Z", false, true)]
    public void At_IsOngoingAndPastAsTheClockSays(string start, string? end, string now, bool ongoing, bool past)
    {
        var time = EventTime.At(At(start), end is null ? null : At(end));
        Assert.That((time.IsOngoing(At(now)), time.IsPast(At(now))), Is.EqualTo((ongoing, past)));
    }

    [Test]
    public void OnDays_LastBeforeFirst_Throws()
        => Assert.That(() => EventTime.OnDays(new(2006, 7, 20), new(2006, 7, 13)), Throws.ArgumentException);

    [Test]
    public void At_EndBeforeStart_Throws()
        => Assert.That(() => EventTime.At(At("2006-07-20T10:00:00Z"), At("2006-07-20T09:00:00Z")), Throws.ArgumentException);

    [Test]
    public void AnyTime_KeepsItsInvariants()
        => AnyTime.Sample(time =>
            time.FirstDay <= time.LastDay
            && (time.EndsAt is null || time.EndsAt >= time.StartsAt)
            && time.Until > time.StartsAt
            && time.StartsAt.Offset == BrusselsTime.In(time.StartsAt).Offset
            && BrusselsTime.Day(time.Until.AddTicks(-1)) == time.LastDay);

    [Test]
    public void NextChange_LeadsThroughOngoingToPast()
        => Gen.Select(AnyTime, Gen.Int[1, 5000]).Sample((time, minutes) =>
        {
            var now = time.StartsAt.AddMinutes(-minutes);
            var begins = time.NextChange(now);
            var ends = time.NextChange(begins!.Value);
            return !time.IsOngoing(now) && !time.IsPast(now)
                && begins == time.StartsAt && time.IsOngoing(begins.Value)
                && ends == time.Until && time.IsPast(ends!.Value) && !time.IsOngoing(ends.Value)
                && time.NextChange(ends.Value) is null;
        });

    [Test]
    public void Overlaps_IsTheSameFromBothSides()
        => Gen.Select(AnyTime, AnyTime).Sample((one, other) => one.Overlaps(other) == other.Overlaps(one) && one.Overlaps(one));

    [Test]
    public void Overlaps_DaysAgreesWithWalkingThem()
        => Gen.Select(AnyTime, Gen.Int[-45, 45], Gen.Int[0, 30]).Sample((time, shift, length) =>
        {
            var from = time.FirstDay.AddDays(shift);
            var to = from.AddDays(length);
            var walked = false;
            for (var day = time.FirstDay; day <= time.LastDay; day = day.AddDays(1))
            {
                walked |= day >= from && day <= to;
            }

            return time.Overlaps(from, to) == walked;
        });

    [TestCase("2006-03-26", "02:30", "2006-03-26T03:30:00+02:00", Description = "skipped by summer time")]
    [TestCase("2006-10-29", "02:30", "2006-10-29T02:30:00+02:00", Description = "comes twice")]
    [TestCase("2006-06-26", "09:30", "2006-06-26T09:30:00+02:00")]
    public void BrusselsTime_ReadsTheClock(string day, string time, string expected)
        => Assert.That(
            BrusselsTime.At(DateOnly.Parse(day, CultureInfo.InvariantCulture), TimeOnly.Parse(time, CultureInfo.InvariantCulture)),
            Is.EqualTo(At(expected)));
}
