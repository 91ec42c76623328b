using CsCheck;
using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Core.Tests.Calendar;

[Parallelizable(ParallelScope.All)]
internal sealed class AgendaJsonTests
{
    private const string Key = "f9a76eb8-bbf9-590a-aada-98918e140bb3";

    private static readonly Gen<string> AnyLine = Gen.String[Gen.Char["abcé ü<>&\"'\\/{}[],:;🙂"], 1, 60]
        .Select(text => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
        .Where(text => text.Length > 0 && IsWellFormed(text));

    private static readonly Gen<AgendaAction> AnyAction = Gen.Select(
        AnyLine,
        AnyLine.Null(),
        Gen.Date[new DateTime(2000, 1, 1), new DateTime(2100, 1, 1)].Select(DateOnly.FromDateTime).Nullable(),
        (text, owner, due) => new AgendaAction(text, owner, due));

    private static readonly Gen<AgendaItem> AnyItem = Gen.Select(
        Gen.Guid,
        AnyLine,
        AnyLine.Array[0, 4],
        AnyLine.Null(),
        Gen.Int[1, 1440].Nullable(),
        Gen.Select(AnyLine.Null(), AnyLine.Array[0, 3], AnyAction.Array[0, 3]),
        (key, title, points, presenter, minutes, minutes2) => new AgendaItem
        {
            Key = key,
            Title = title,
            SubPoints = points,
            Presenter = presenter,
            DurationMinutes = minutes,
            Notes = minutes2.Item1,
            Decisions = minutes2.Item2,
            Actions = minutes2.Item3,
        });

    [Test]
    public void WhatIsWritten_ReadsBackTheSame()
        => AnyItem.Array[1, 6].Sample(items =>
        {
            var written = AgendaJson.Write(new Agenda(items));
            var read = AgendaJson.Read(written);
            return read.IsValid && AgendaJson.Write(read.Agenda) == written
                && read.Agenda.Items.Zip(items).All(pair => pair.First.Title == pair.Second.Title
                    && pair.First.Notes == pair.Second.Notes
                    && pair.First.SubPoints.SequenceEqual(pair.Second.SubPoints)
                    && pair.First.Decisions.SequenceEqual(pair.Second.Decisions)
                    && pair.First.Actions.SequenceEqual(pair.Second.Actions));
        });

    [Test]
    public void AnyText_IsReadOrRefusedWithAMessage_NeverThrows()
        => Gen.String[Gen.Char["{}[]\",:items tle0123\\ \n"], 0, 80].Sample(text =>
        {
            var reading = AgendaJson.Read(text);
            return reading.IsValid || reading.Problems.All(problem => problem.Length > 10);
        });

    [TestCase(null)]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("""{"items":[]}""")]
    [TestCase("""{"items":null}""")]
    public void Nothing_IsAnEmptyAgenda_StoredAsNothing(string? json)
    {
        var reading = AgendaJson.Read(json);
        Assert.That((reading.IsValid, AgendaJson.Write(reading.Agenda)), Is.EqualTo((true, (string?)null)));
    }

    [Test]
    public void Read_BringsToTheOneForm()
        => Assert.That(
            AgendaJson.Write(AgendaJson.Read($$"""
                { "items": [ { "title": "  Voortgang \r\n van het  proces ", "key": "{{Key.ToUpperInvariant()}}", "notes": "een\r\ntwee", "subPoints": ["a", " ", null], "presenter": "", "actions": [] } ] }
                """).Agenda),
            Is.EqualTo($$"""{"items":[{"key":"{{Key}}","title":"Voortgang van het proces","subPoints":["a"],"notes":"een\ntwee"}]}"""));

    [Test]
    public void MarkupInText_IsKeptAsText()
    {
        var reading = AgendaJson.Read($$"""{"items":[{"key":"{{Key}}","title":"<script>alert(1)</script>"}]}""");
        Assert.That(reading.Agenda.Items.Single().Title, Is.EqualTo("<script>alert(1)</script>"));
    }

    [TestCase("[]", "Agenda: hier hoort een object te staan")]
    [TestCase("{", "Agenda: dit is geen geldige JSON (regel 1")]
    [TestCase("""{"items":[],"html":"x"}""", "Agenda: het veld ‘html’ is onbekend")]
    [TestCase("""{"items":{}}""", "Agendapunten: hier hoort een lijst te staan")]
    [TestCase("""{"items":[7]}""", "Agendapunt 1: hier hoort een object te staan")]
    [TestCase("""{"items":[{"title":"x"}]}""", "Agendapunt 1: het veld ‘key’ moet een sleutel zijn")]
    [TestCase("""{"items":[{"key":"KEY"}]}""", "Agendapunt 1, titel: vul een titel in")]
    [TestCase("""{"items":[{"key":"KEY","title":"  "}]}""", "Agendapunt 1, titel: vul een titel in")]
    [TestCase("""{"items":[{"key":"KEY","title":5}]}""", "Agendapunt 1, titel: hier hoort tekst te staan")]
    [TestCase("""{"items":[{"key":"KEY","title":"a","title":"b"}]}""", "Agendapunt 1: het veld ‘title’ staat er twee keer")]
    [TestCase("""{"items":[{"key":"KEY","title":"a","Title":"b"}]}""", "Agendapunt 1: het veld ‘Title’ is onbekend")]
    [TestCase("""{"items":[{"key":"KEY","title":"a","durationMinutes":-5}]}""", "Agendapunt 1, duur in minuten: vul een geheel getal van 1 tot 1440 in")]
    [TestCase("""{"items":[{"key":"KEY","title":"a","durationMinutes":"15"}]}""", "Agendapunt 1, duur in minuten")]
    [TestCase("""{"items":[{"key":"KEY","title":"a","durationMinutes":1.5}]}""", "Agendapunt 1, duur in minuten")]
    [TestCase("""{"items":[{"key":"KEY","title":"a","durationMinutes":99999999999999}]}""", "Agendapunt 1, duur in minuten")]
    [TestCase("""{"items":[{"key":"KEY","title":"a","subPoints":"x"}]}""", "Agendapunt 1, subpunt: hier hoort een lijst")]
    [TestCase("""{"items":[{"key":"KEY","title":"a","subPoints":["goed",3]}]}""", "Agendapunt 1, subpunt 2: hier hoort tekst")]
    [TestCase("""{"items":[{"key":"KEY","title":"a\u0000b"}]}""", "Agendapunt 1, titel: de tekst bevat een stuurteken")]
    [TestCase("""{"items":[{"key":"KEY","title":"a","actions":[{"owner":"x"}]}]}""", "Agendapunt 1, actie 1: vul in wat er moet gebeuren")]
    [TestCase("""{"items":[{"key":"KEY","title":"a","actions":[{"text":"x","due":"2006-02-30"}]}]}""", "Agendapunt 1, actie 1, tegen: vul een bestaande datum in")]
    [TestCase("""{"items":[{"key":"KEY","title":"een"},{"key":"KEY","title":"twee"}]}""", "Agenda: de agendapunten ‘een’ en ‘twee’ hebben dezelfde sleutel")]
    public void WhatDoesNotBelong_IsRefusedByName(string json, string expected)
    {
        var reading = AgendaJson.Read(json.Replace("KEY", Key, StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Has.Some.StartsWith(expected));
            Assert.That(reading.Agenda.IsEmpty);
        });
    }

    [Test]
    public void TooMuch_IsRefused()
    {
        static string Item(string more) => $$"""{"key":"{{Guid.NewGuid()}}","title":"a"{{more}}}""";
        Assert.Multiple(() =>
        {
            Assert.That(
                AgendaJson.Read($$"""{"items":[{{string.Join(',', Enumerable.Range(0, 101).Select(_ => Item("")))}}]}""").Problems,
                Is.EqualTo(["Agendapunten: er zijn er 101; hoogstens 100 zijn toegelaten."]));
            Assert.That(
                AgendaJson.Read($$"""{"items":[{{Item($",\"notes\":\"{new string('x', 20_001)}\"")}}]}""").Problems,
                Is.EqualTo(["Agendapunt 1, verslag: de tekst is te lang (20001 tekens); hoogstens 20000 zijn toegelaten."]));
            Assert.That(AgendaJson.Read(new string(' ', 2_000_000) + "{}").Problems, Has.Count.EqualTo(1));
            Assert.That(AgendaJson.Read(new string('[', 5000)).Problems, Has.Count.EqualTo(1));
        });
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}
