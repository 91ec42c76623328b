using System.Globalization;
using CsCheck;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Core.Tests.Calendar;

[Parallelizable(ParallelScope.All)]
internal sealed class CalendarFileTests
{
    private static readonly Uri Site = new("https://www.mvovlaanderen.be/");

    private static IcsComponent WriteOne(Event e)
        => IcsReader.Read(CalendarFile.Write([e], null, Site)).Components.Single(component => component.Name == "VEVENT");

    [Test]
    public void OneDay_IsADateWithTheNextDayAsEnd()
    {
        var written = WriteOne(Events.On("dag", EventTime.OnDay(new(2006, 4, 6))));
        Assert.Multiple(() =>
        {
            Assert.That(written.Find("DTSTART")!.Parameters["VALUE"], Is.EqualTo("DATE"));
            Assert.That(written.Find("DTSTART")!.Value, Is.EqualTo("20060406"));
            Assert.That(written.Find("DTEND")!.Value, Is.EqualTo("20060407"));
            Assert.That(written.Find("DTEND")!.Parameters["VALUE"], Is.EqualTo("DATE"));
        });
    }

    [Test]
    public void Days_EndTheDayAfterTheLast()
    {
        var written = WriteOne(Events.On("dagen", EventTime.OnDays(new(2006, 7, 13), new(2006, 7, 20))));
        Assert.That((written.Find("DTSTART")!.Value, written.Find("DTEND")!.Value), Is.EqualTo(("20060713", "20060721")));
    }

    [Test]
    public void Time_IsInBrusselsWithItsRules()
    {
        var file = IcsReader.Read(CalendarFile.Write(
            [
                Events.On("winter", EventTime.At(BrusselsTime.At(new(2005, 11, 9), new(9, 30)), BrusselsTime.At(new(2005, 11, 9), new(12, 30)))),
                Events.On("zomer", EventTime.At(BrusselsTime.At(new(2006, 6, 26), new(14, 0)))),
            ],
            "Agenda",
            Site));
        var zone = file.Components.Single(component => component.Name == "VTIMEZONE");
        var events = file.Components.Where(component => component.Name == "VEVENT").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(zone.Find("TZID")!.Value, Is.EqualTo("Europe/Brussels"));
            Assert.That(OffsetAt(zone, new DateTime(2005, 11, 9, 9, 30, 0)), Is.EqualTo("+0100"));
            Assert.That(OffsetAt(zone, new DateTime(2006, 6, 26, 14, 0, 0)), Is.EqualTo("+0200"));
            Assert.That(OffsetAt(zone, new DateTime(2026, 10, 25, 4, 0, 0)), Is.EqualTo("+0100"));
            Assert.That(events[0].Find("DTSTART")!.Parameters["TZID"], Is.EqualTo("Europe/Brussels"));
            Assert.That(events[0].Find("DTSTART")!.Value, Is.EqualTo("20051109T093000"));
            Assert.That(events[0].Find("DTEND")!.Value, Is.EqualTo("20051109T123000"));
            Assert.That(events[1].Find("DTEND"), Is.Null, "an end that is not known is not made up");
        });
    }

    [TestCase("gepland", "CONFIRMED")]
    [TestCase("doorgegaan", "CONFIRMED")]
    [TestCase("uitgesteld", "TENTATIVE")]
    [TestCase("geannuleerd", "CANCELLED")]
    [TestCase("", "CONFIRMED")]
    public void Status_IsTold(string word, string expected)
    {
        var e = Events.On("x", EventTime.OnDay(new(2006, 4, 6))) with { Status = Words.EventStatuses.Read(word) };
        Assert.That(WriteOne(e).Find("STATUS")!.Value, Is.EqualTo(expected));
    }

    [Test]
    public void Identity_ComesFromTheContent_AndARevisionGrowsWithIt()
    {
        var key = Guid.NewGuid();
        var first = Events.On("x", EventTime.OnDay(new(2006, 4, 6)), key);
        var second = first with { Link = first.Link with { Name = "y" }, Updated = first.Updated.AddDays(1) };
        var (one, two) = (WriteOne(first), WriteOne(second));
        Assert.Multiple(() =>
        {
            Assert.That(one.Find("UID")!.Value, Is.EqualTo(key.ToString()));
            Assert.That(two.Find("UID")!.Value, Is.EqualTo(key.ToString()));
            Assert.That(int.Parse(two.Find("SEQUENCE")!.Value, CultureInfo.InvariantCulture), Is.GreaterThan(int.Parse(one.Find("SEQUENCE")!.Value, CultureInfo.InvariantCulture)));
            Assert.That(one.Find("DTSTAMP")!.Value, Is.EqualTo("20051101T090000Z"));
            Assert.That(two.Find("LAST-MODIFIED")!.Value, Is.EqualTo("20051102T090000Z"));
            Assert.That(one.Find("URL")!.Value, Is.EqualTo("https://www.mvovlaanderen.be/agenda/x/"));
        });
    }

    [Test]
    public void SameEvents_GiveTheSameBytes()
    {
        var events = new[] { Events.On("a", EventTime.OnDay(new(2006, 4, 6))), Events.On("b", EventTime.At(BrusselsTime.At(new(2006, 6, 26), new(14, 0)))) };
        var before = CalendarFile.Write(events, "Agenda", Site);
        var after = CalendarFile.Write([.. events], "Agenda", new Uri(Site.AbsoluteUri));
        Assert.That(after, Is.EqualTo(before));
    }

    [Test]
    public void Description_CarriesTheAgendaAsText()
    {
        var e = Events.On("x", EventTime.OnDay(new(2006, 6, 26))) with
        {
            Summary = "Samenvatting.",
            Agenda = new Agenda(
            [
                new AgendaItem
                {
                    Key = Guid.NewGuid(),
                    Title = "Opvolgen van de communicatiecampagne",
                    SubPoints = ["voortgang van het proces", "voorstel actieplan"],
                    Presenter = "LinkInc",
                    DurationMinutes = 45,
                    Decisions = ["goedgekeurd"],
                    Actions = [new AgendaAction("uitnodigen", "Bert Boone", new(2006, 10, 11))],
                },
                new AgendaItem { Key = Guid.NewGuid(), Title = "planning nieuwe vergadering" },
            ]),
        };
        Assert.That(WriteOne(e).Find("DESCRIPTION")!.Text, Is.EqualTo("""
            Samenvatting.

            Agenda
            1. Opvolgen van de communicatiecampagne (LinkInc, 45 min.)
               - voortgang van het proces
               - voorstel actieplan
               Beslissing: goedgekeurd
               Actie: uitnodigen, door Bert Boone, tegen 11 oktober 2006
            2. planning nieuwe vergadering
            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public void AnyText_ComesBackWhole()
        => Gen.String[Gen.Char["abc é,;:\\\"n\nN{}🙂\u0001\t"], 1, 300].Sample(text =>
        {
            if (text.Any(char.IsSurrogate))
            {
                text = string.Concat(text.Where(character => !char.IsSurrogate(character))) + "🙂";
            }

            var e = Events.On("naam", EventTime.OnDay(new(2006, 4, 6))) with
            {
                Location = text,
                Themes = [new PageLink(Guid.NewGuid(), "Milieu, natuur; " + text, "/")],
            };
            var written = WriteOne(e);
            var expected = text.Replace("\u0001", string.Empty, StringComparison.Ordinal);
            Assert.That(written.Find("LOCATION")?.Text ?? string.Empty, Is.EqualTo(expected));
            Assert.That(written.Find("CATEGORIES")!.Text, Is.EqualTo("Milieu, natuur; " + expected));
        });

    // The offset that the rules of a VTIMEZONE give at a local time: the observance that began last (section 3.6.5).
    private static string OffsetAt(IcsComponent zone, DateTime local)
        => zone.Components
            .Select(rules => (Begins: LastBegin(rules, local), Offset: rules.Find("TZOFFSETTO")!.Value))
            .Where(observance => observance.Begins is not null)
            .MaxBy(observance => observance.Begins).Offset;

    private static DateTime? LastBegin(IcsComponent rules, DateTime local)
    {
        var first = DateTime.ParseExact(rules.Find("DTSTART")!.Value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture);
        var rule = rules.Find("RRULE")!.Value.Split(';').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1], StringComparer.Ordinal);
        Assert.That((rule["FREQ"], rule["BYDAY"]), Is.EqualTo(("YEARLY", "-1SU")));
        var month = int.Parse(rule["BYMONTH"], CultureInfo.InvariantCulture);
        return Enumerable.Range(first.Year, local.Year - first.Year + 1)
            .Select(year => LastSunday(year, month) + first.TimeOfDay)
            .Where(begin => begin >= first && begin <= local)
            .Select(begin => (DateTime?)begin)
            .LastOrDefault();
    }

    private static DateTime LastSunday(int year, int month)
    {
        var day = new DateTime(year, month, DateTime.DaysInMonth(year, month));
        return day.AddDays(-(int)day.DayOfWeek);
    }
}
