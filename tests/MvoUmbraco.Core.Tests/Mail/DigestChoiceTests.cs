using MvoUmbraco.Core.Mail;

namespace MvoUmbraco.Core.Tests.Mail;

/// <summary>When a member is told of what happened.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class DigestChoiceTests
{
    private static DateTimeOffset At(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    [TestCase("2026-03-02T05:59:00Z", "2026-03-02T06:00:00Z", TestName = "Daily_BeforeTheHour_TheSameDay")]
    [TestCase("2026-03-02T06:00:00Z", "2026-03-03T06:00:00Z", TestName = "Daily_AtTheHour_TheNextDay")]
    [TestCase("2026-03-28T10:00:00Z", "2026-03-29T05:00:00Z", TestName = "Daily_SummerTimeBegins_TheHourOfTheClock")]
    [TestCase("2026-10-24T10:00:00Z", "2026-10-25T06:00:00Z", TestName = "Daily_SummerTimeEnds_TheHourOfTheClock")]
    public void Daily(string happened, string told)
        => Assert.That(new DigestChoice(MailFrequency.Daily, 7, DayOfWeek.Monday).TellAt(At(happened)), Is.EqualTo(At(told)));

    [Test]
    public void Daily_AnHourThatSummerTimeSkips_ComesAnHourLater()
        => Assert.That(new DigestChoice(MailFrequency.Daily, 2, DayOfWeek.Monday).TellAt(At("2026-03-29T00:00:00+01:00")), Is.EqualTo(At("2026-03-29T03:00:00+02:00")));

    [TestCase("2026-03-02T05:00:00Z", "2026-03-02T06:00:00Z", TestName = "Weekly_OnTheDayBeforeTheHour_TheSameDay")]
    [TestCase("2026-03-02T07:00:00Z", "2026-03-09T06:00:00Z", TestName = "Weekly_OnTheDayAfterTheHour_AWeekLater")]
    [TestCase("2026-03-05T07:00:00Z", "2026-03-09T06:00:00Z", TestName = "Weekly_AnotherDay_TheNextOne")]
    public void Weekly(string happened, string told)
        => Assert.That(new DigestChoice(MailFrequency.Weekly, 7, DayOfWeek.Monday).TellAt(At(happened)), Is.EqualTo(At(told)));

    [Test]
    public void Immediately_IsAtOnce_NeverIsNever()
        => Assert.Multiple(() =>
        {
            Assert.That(DigestChoice.Standard.TellAt(At("2026-03-02T05:00:00Z")), Is.EqualTo(At("2026-03-02T05:00:00Z")));
            Assert.That((DigestChoice.Standard with { Frequency = MailFrequency.Never }).TellAt(At("2026-03-02T05:00:00Z")), Is.Null);
        });
}
