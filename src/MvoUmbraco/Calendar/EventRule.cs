using MvoUmbraco.ContentModel;
using MvoUmbraco.Core;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Validation;

namespace MvoUmbraco.Calendar;

/// <summary>An event does not end before it starts, and nobody registers after it is over. Of an event on one day the end
/// has no meaning and is not looked at.</summary>
internal sealed class EventRule : IContentRule
{
    public string ContentType => ContentTypes.Event;

    public IEnumerable<FieldProblem> Check(SubmittedValues values)
    {
        if (values.Instant(Fields.Start) is not { } start)
        {
            yield break;
        }

        var precision = Words.EventPrecisions.Read(values.Word(Fields.Precision)).Value;
        var end = values.Instant(Fields.End);
        if (end is { } stated && EndsBeforeStart(precision, start, stated))
        {
            yield return new FieldProblem(
                Fields.End,
                $"Het einde ({Phrase(precision, stated)}) ligt vóór het begin ({Phrase(precision, start)}). Kies een later einde of maak het veld leeg.");
            yield break;
        }

        var time = EventTime.From(precision, start, end);
        if (values.Instant(Fields.RegistrationDeadline) is { } deadline && deadline > time.Until)
        {
            yield return new FieldProblem(
                Fields.RegistrationDeadline,
                $"De uiterste inschrijvingsdatum ({Phrase(EventPrecision.Time, deadline)}) ligt na de activiteit ({DutchDates.When(time)}). Kies een eerder tijdstip of maak het veld leeg.");
        }
    }

    private static bool EndsBeforeStart(EventPrecision precision, DateTimeOffset start, DateTimeOffset end) => precision switch
    {
        EventPrecision.Day => false,
        EventPrecision.Days => BrusselsTime.Day(end) < BrusselsTime.Day(start),
        _ => end < start,
    };

    private static string Phrase(EventPrecision precision, DateTimeOffset instant)
        => precision is EventPrecision.Days ? DutchDates.Day(BrusselsTime.Day(instant)) : DutchDates.When(EventTime.At(instant));
}
