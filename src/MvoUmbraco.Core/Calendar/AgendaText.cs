using System.Globalization;
using System.Text;

namespace MvoUmbraco.Core.Calendar;

/// <summary>An agenda as plain text, as one would write it in a letter.</summary>
public static class AgendaText
{
    /// <summary>One numbered line per point with its presenter and duration, and below it sub-points, notes, decisions and
    /// actions; empty for an empty agenda.</summary>
    public static string Write(Agenda agenda)
    {
        ArgumentNullException.ThrowIfNull(agenda);
        var text = new StringBuilder();
        var number = 0;
        foreach (var item in agenda.Items)
        {
            number++;
            string[] about = [.. new[]
            {
                item.Presenter,
                item.DurationMinutes is { } minutes ? string.Create(CultureInfo.InvariantCulture, $"{minutes} min.") : null,
            }.OfType<string>()];
            text.Append(CultureInfo.InvariantCulture, $"{number}. {item.Title}")
                .Append(about.Length > 0 ? $" ({string.Join(", ", about)})" : string.Empty)
                .Append('\n');
            foreach (var point in item.SubPoints)
            {
                text.Append(CultureInfo.InvariantCulture, $"   - {point}\n");
            }

            foreach (var line in item.Notes?.Split('\n') ?? [])
            {
                text.Append(CultureInfo.InvariantCulture, $"   {line}\n");
            }

            foreach (var decision in item.Decisions)
            {
                text.Append(CultureInfo.InvariantCulture, $"   Beslissing: {decision}\n");
            }

            foreach (var action in item.Actions)
            {
                text.Append(CultureInfo.InvariantCulture, $"   Actie: {action.Text}")
                    .Append(action.Owner is null ? string.Empty : $", door {action.Owner}")
                    .Append(action.Due is { } due ? $", tegen {DutchDates.Day(due)}" : string.Empty)
                    .Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n');
    }
}
