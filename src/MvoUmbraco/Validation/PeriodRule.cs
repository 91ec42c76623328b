using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Validation;

/// <summary>The last day of a period does not come before the first.</summary>
/// <param name="ContentType">The document type.</param>
/// <param name="First">The field of the first day.</param>
/// <param name="FirstName">What a message calls the first day.</param>
/// <param name="Last">The field of the last day, where the message stands.</param>
/// <param name="LastName">What a message calls the last day.</param>
internal sealed record PeriodRule(string ContentType, string First, string FirstName, string Last, string LastName) : IContentRule
{
    public static IReadOnlyList<PeriodRule> All { get; } =
    [
        new(ContentTypes.Milestone, Fields.Start, "de begindatum", Fields.Due, "De einddatum"),
        new(ContentTypes.ActionPlan, Fields.PeriodStart, "de eerste dag van de periode", Fields.PeriodEnd, "De laatste dag van de periode"),
        new(ContentTypes.StatusReport, Fields.PeriodStart, "de eerste dag van de periode", Fields.PeriodEnd, "De laatste dag van de periode"),
        new(ContentTypes.KnowledgeItem, Fields.PublishedOn, "de publicatiedatum", Fields.ValidUntil, "De laatste geldige dag"),
    ];

    public IEnumerable<FieldProblem> Check(SubmittedValues values)
    {
        if (values.Day(First) is { } first && values.Day(Last) is { } last && last < first)
        {
            yield return new FieldProblem(
                Last,
                $"{LastName} ({DutchDates.Day(last)}) ligt vóór {FirstName} ({DutchDates.Day(first)}). Kies een latere dag of maak het veld leeg.");
        }
    }
}
