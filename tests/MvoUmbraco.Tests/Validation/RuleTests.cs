using MvoUmbraco.Calendar;
using MvoUmbraco.Validation;

namespace MvoUmbraco.Tests.Validation;

[Parallelizable(ParallelScope.All)]
internal sealed class RuleTests
{
    private static string? Date(string? text) => text is null ? null : $$"""{"date":"{{text}}","timeZone":"Europe/Brussels"}""";

    private static SubmittedValues Values(params (string Alias, string? Value)[] values)
        => new(alias => values.FirstOrDefault(value => value.Alias == alias).Value);

    [TestCase("tijd", "2005-11-09T09:30:00+01:00", "2005-11-09T09:29:00+01:00",
        "Het einde (9 november 2005, 9.29 uur) ligt vóór het begin (9 november 2005, 9.30 uur). Kies een later einde of maak het veld leeg.")]
    [TestCase("dagen", "2006-07-13T00:00:00+02:00", "2006-07-12T00:00:00+02:00",
        "Het einde (12 juli 2006) ligt vóór het begin (13 juli 2006). Kies een later einde of maak het veld leeg.")]
    [TestCase(null, "2005-11-09T09:30:00+01:00", "2005-11-08T09:30:00+01:00",
        "Het einde (8 november 2005, 9.30 uur) ligt vóór het begin (9 november 2005, 9.30 uur). Kies een later einde of maak het veld leeg.")]
    public void Event_ThatEndsBeforeItStarts_IsRefusedAtItsEnd(string? precision, string start, string end, string message)
        => Assert.That(
            new EventRule().Check(Values(("precision", precision is null ? null : $"[\"{precision}\"]"), ("start", Date(start)), ("end", Date(end)))),
            Is.EqualTo([new FieldProblem("end", message)]));

    [TestCase("tijd", "2005-11-09T09:30:00+01:00", "2005-11-09T08:30:00Z", Description = "the same instant in another zone")]
    [TestCase("tijd", "2005-11-09T09:30:00+01:00", null)]
    [TestCase("dagen", "2006-07-13T10:00:00+02:00", "2006-07-13T00:00:00+02:00", Description = "the hour has no meaning for days")]
    [TestCase("dag", "2006-07-13T00:00:00+02:00", "2006-07-01T00:00:00+02:00", Description = "the end has no meaning for a day")]
    [TestCase("tijd", null, "2006-07-01T00:00:00+02:00")]
    public void Event_ThatHoldsTogether_Passes(string precision, string? start, string? end)
        => Assert.That(
            new EventRule().Check(Values(("precision", $"[\"{precision}\"]"), ("start", Date(start)), ("end", Date(end)))),
            Is.Empty);

    [TestCase("2006-06-26T23:59:00+02:00", false)]
    [TestCase("2006-06-27T00:01:00+02:00", true)]
    public void Registration_AfterTheEvent_IsRefusedAtTheDeadline(string deadline, bool refused)
        => Assert.That(
            new EventRule()
                .Check(Values(("precision", """["dag"]"""), ("start", Date("2006-06-26T00:00:00+02:00")), ("registrationDeadline", Date(deadline))))
                .Select(problem => problem.Field),
            Is.EqualTo(refused ? ["registrationDeadline"] : Array.Empty<string>()));

    [TestCase("milestone", "start", "due", "De einddatum (30 juni 2006) ligt vóór de begindatum (1 juli 2006).")]
    [TestCase("statusReport", "periodStart", "periodEnd", "De laatste dag van de periode (30 juni 2006) ligt vóór de eerste dag van de periode (1 juli 2006).")]
    [TestCase("actionPlan", "periodStart", "periodEnd", "De laatste dag van de periode (30 juni 2006)")]
    [TestCase("knowledgeItem", "publishedOn", "validUntil", "De laatste geldige dag (30 juni 2006) ligt vóór de publicatiedatum (1 juli 2006).")]
    public void Period_ThatRunsBackwards_IsRefusedAtItsLastDay(string type, string first, string last, string message)
    {
        var rules = new ContentRules(PeriodRule.All);
        var values = Values((first, """{"date":"2006-07-01T00:00:00+00:00","timeZone":null}"""), (last, """{"date":"2006-06-30"}"""));

        var problems = rules.Check(type, values);

        Assert.Multiple(() =>
        {
            Assert.That(problems.Single().Field, Is.EqualTo(last));
            Assert.That(problems.Single().Message, Does.StartWith(message));
            Assert.That(rules.Check(type, Values((first, Date("2006-07-01T00:00:00Z")), (last, Date("2006-07-01T00:00:00Z")))), Is.Empty);
        });
    }

    [TestCase("geen json")]
    [TestCase("{")]
    [TestCase("[]")]
    [TestCase("""{"date":5}""")]
    [TestCase("""{"date":"ooit"}""")]
    public void Unreadable_IsLeftToTheFieldsOwnEditor(string value)
        => Assert.That(new EventRule().Check(Values(("start", value), ("end", Date("2006-06-27T00:01:00+02:00")))), Is.Empty);
}
