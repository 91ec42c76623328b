using System.Globalization;

namespace MvoUmbraco.Placing;

/// <summary>A point of an agenda as it stands in a form, as typed.</summary>
/// <param name="Key">Names the point when it moves.</param>
/// <param name="Title">The subject.</param>
/// <param name="SubPoints">The sub-points, empty ones too.</param>
/// <param name="Presenter">Who introduces it.</param>
/// <param name="Minutes">The time set aside for it.</param>
/// <param name="Notes">What was said.</param>
/// <param name="Decisions">What was decided, one on each line.</param>
public sealed record AgendaRow(string Key, string Title, IReadOnlyList<string> SubPoints, string Presenter, string Minutes, string Notes, string Decisions)
{
    /// <summary>Nothing is filled in.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(string.Concat([Title, Presenter, Minutes, Notes, Decisions, .. SubPoints]));

    /// <summary>A point in which nothing is filled in, and which gets a key when it is read.</summary>
    public static AgendaRow Empty { get; } = new(string.Empty, string.Empty, [], string.Empty, string.Empty, string.Empty, string.Empty);

    internal static AgendaRow New() => Empty with { Key = Guid.NewGuid().ToString("D") };
}

/// <summary>
/// The points of an agenda in a form: <c>v.agenda.0.titel</c>, <c>v.agenda.0.sub</c> (one for each sub-point) and so on.
/// Points and sub-points are added, removed and moved by the buttons of the form, with or without a script.
/// </summary>
public static class AgendaRows
{
    // As many as an agenda may have, and a little more: the form says so before anything is cut off.
    private const int MostRows = 110;

    /// <summary>The points, in order.</summary>
    public static IReadOnlyList<AgendaRow> In(FormValues values, string name)
    {
        ArgumentNullException.ThrowIfNull(values);
        var rows = new List<AgendaRow>();
        for (var index = 0; index < MostRows; index++)
        {
            var row = At(name, index);
            if (values.Of(row + ".sleutel").Count == 0)
            {
                break;
            }

            rows.Add(new AgendaRow(
                Guid.TryParse(values[row + ".sleutel"], out var key) ? key.ToString("D") : Guid.NewGuid().ToString("D"),
                values[row + ".titel"],
                values.Of(row + ".sub"),
                values[row + ".door"],
                values[row + ".minuten"],
                values[row + ".nota"],
                values[row + ".beslissingen"]));
        }

        return rows;
    }

    /// <summary>The name of a point.</summary>
    public static string At(string name, int index) => string.Create(CultureInfo.InvariantCulture, $"{name}.{index}");

    /// <summary>Puts the points in the place of those that are there.</summary>
    internal static void Write(FormValues values, string name, IEnumerable<AgendaRow> rows)
    {
        values.Remove(name);
        foreach (var (index, row) in rows.Index())
        {
            var at = At(name, index);
            values.Add(at + ".sleutel", row.Key).Add(at + ".titel", row.Title).Add(at + ".door", row.Presenter).Add(at + ".minuten", row.Minutes)
                .Add(at + ".nota", row.Notes).Add(at + ".beslissingen", row.Decisions);
            foreach (var point in row.SubPoints)
            {
                values.Add(at + ".sub", point);
            }
        }
    }

    /// <summary>
    /// Does what a button says: <c>nieuw</c>, <c>weg:2</c>, <c>op:2</c>, <c>neer:2</c>, <c>sub:2</c> (a new sub-point),
    /// <c>subweg:2:0</c>, <c>subop:2:0</c>, <c>subneer:2:0</c>. What it does not understand changes nothing.
    /// </summary>
    public static void Do(FormValues values, string name, string what)
    {
        ArgumentNullException.ThrowIfNull(what);
        var rows = In(values, name).ToList();
        var words = what.Split(':');
        var row = NumberIn(words, 1);
        var sub = NumberIn(words, 2);
        if (words[0] == "nieuw")
        {
            rows.Add(AgendaRow.New());
        }
        else if (row >= 0 && row < rows.Count)
        {
            var points = rows[row].SubPoints.ToList();
            var changed = words[0] switch
            {
                "weg" => Remove(rows, row),
                "op" => Swap(rows, row, row - 1),
                "neer" => Swap(rows, row, row + 1),
                "sub" => Append(points, string.Empty),
                "subweg" => Remove(points, sub),
                "subop" => Swap(points, sub, sub - 1),
                "subneer" => Swap(points, sub, sub + 1),
                _ => false,
            };
            if (changed && words[0].StartsWith("sub", StringComparison.Ordinal))
            {
                rows[row] = rows[row] with { SubPoints = points };
            }
        }

        Write(values, name, rows);
    }

    private static int NumberIn(string[] words, int index)
        => words.Length > index && int.TryParse(words[index], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static bool Append<T>(List<T> list, T item)
    {
        list.Add(item);
        return true;
    }

    private static bool Remove<T>(List<T> list, int index)
    {
        if (index < 0 || index >= list.Count)
        {
            return false;
        }

        list.RemoveAt(index);
        return true;
    }

    private static bool Swap<T>(List<T> list, int one, int other)
    {
        if (one < 0 || one >= list.Count || other < 0 || other >= list.Count)
        {
            return false;
        }

        (list[one], list[other]) = (list[other], list[one]);
        return true;
    }
}
