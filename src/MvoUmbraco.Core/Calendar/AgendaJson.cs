using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MvoUmbraco.Core.Calendar;

/// <summary>What was read of an agenda.</summary>
/// <param name="Agenda">The agenda; empty when there is any problem.</param>
/// <param name="Problems">What is wrong, in Dutch, each naming the item and the mend.</param>
public sealed record AgendaReading(Agenda Agenda, IReadOnlyList<string> Problems)
{
    /// <summary>Nothing is wrong.</summary>
    public bool IsValid => Problems.Count == 0;
}

/// <summary>
/// The stored form of an agenda (property editor <c>Mvo.Agenda</c>): one JSON object,
/// <code>
/// {"items":[{
///   "key":"f9a76eb8-bbf9-590a-aada-98918e140bb3",   required, names the item when it moves; unique in the agenda
///   "title":"Voortgang",                            required, one line, at most 300 characters
///   "subPoints":["..."],                            at most 50 lines of 500
///   "presenter":"...",                              one line, at most 200
///   "durationMinutes":15,                           1 to 1440
///   "notes":"...",                                  lines ended by LF, at most 20000
///   "decisions":["..."],                            at most 50 texts of 2000
///   "actions":[{"text":"...","owner":"...","due":"2006-10-11"}]   at most 50; text required, at most 1000; owner 200
/// }]}
/// </code>
/// At most 100 items. What is absent, null or blank is the same. All texts are plain text: markup in them is shown as it
/// was typed. Members other than these are refused. Written compact, members in this order, without what is empty; an
/// agenda without items is stored as nothing.
/// </summary>
public static class AgendaJson
{
    /// <summary>The longest notes of an item, in characters.</summary>
    public const int LongestNotes = 20_000;

    private const string Whole = "Agenda";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the stored form, or the same as sent by an editor. Nothing reads as an empty agenda.</summary>
    public static AgendaReading Read(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return new AgendaReading(Agenda.Empty, []);
        }

        var reader = new StrictJson();
        var root = reader.Parse(json, Whole);
        var items = new List<AgendaItem>();
        if (root.ValueKind is JsonValueKind.Null)
        {
            return new AgendaReading(Agenda.Empty, []);
        }

        if (reader.Problems.Count == 0 && reader.Members(root, Whole, "items") is { } members)
        {
            var elements = reader.Elements(members, "items", "Agendapunten", most: 100);
            for (var i = 0; i < elements.Count; i++)
            {
                if (Item(reader, elements[i], string.Create(CultureInfo.InvariantCulture, $"Agendapunt {i + 1}")) is { } item)
                {
                    items.Add(item);
                }
            }

            foreach (var twin in items.GroupBy(item => item.Key).Where(group => group.Key != Guid.Empty && group.Count() > 1))
            {
                reader.Problem(Whole, $"de agendapunten ‘{string.Join("’ en ‘", twin.Select(item => item.Title))}’ hebben dezelfde sleutel; voeg een van beide opnieuw toe.");
            }
        }

        return reader.Problems.Count > 0
            ? new AgendaReading(Agenda.Empty, reader.Problems)
            : new AgendaReading(items.Count == 0 ? Agenda.Empty : new Agenda(items), []);
    }

    /// <summary>The stored form; null for an empty agenda.</summary>
    public static string? Write(Agenda agenda)
    {
        ArgumentNullException.ThrowIfNull(agenda);
        if (agenda.IsEmpty)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            json.WriteStartArray("items");
            foreach (var item in agenda.Items)
            {
                Write(json, item);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static AgendaItem? Item(StrictJson reader, JsonElement element, string where)
    {
        var members = reader.Members(
            element, where, "key", "title", "subPoints", "presenter", "durationMinutes", "notes", "decisions", "actions");
        if (members is null)
        {
            return null;
        }

        var before = reader.Problems.Count;
        var title = reader.Line(members, "title", $"{where}, titel", 300);
        if (title is null && reader.Problems.Count == before)
        {
            reader.Problem($"{where}, titel", "vul een titel in.");
        }

        return new AgendaItem
        {
            Key = reader.Key(members, "key", where),
            Title = title ?? string.Empty,
            SubPoints = [.. Numbered(reader, members, "subPoints", $"{where}, subpunt", 500).OfType<string>()],
            Presenter = reader.Line(members, "presenter", $"{where}, toelichting door", 200),
            DurationMinutes = reader.Number(members, "durationMinutes", $"{where}, duur in minuten", 1, 24 * 60),
            Notes = reader.Text(members, "notes", $"{where}, verslag", LongestNotes),
            Decisions = [.. Numbered(reader, members, "decisions", $"{where}, beslissing", 2000).OfType<string>()],
            Actions = [.. Actions(reader, members, where)],
        };
    }

    private static IEnumerable<string?> Numbered(StrictJson reader, Dictionary<string, JsonElement> members, string member, string where, int longest)
    {
        var number = 0;
        foreach (var element in reader.Elements(members, member, where, most: 50))
        {
            number++;
            yield return reader.Line(element, string.Create(CultureInfo.InvariantCulture, $"{where} {number}"), longest);
        }
    }

    private static IEnumerable<AgendaAction> Actions(StrictJson reader, Dictionary<string, JsonElement> item, string where)
    {
        var number = 0;
        foreach (var element in reader.Elements(item, "actions", $"{where}, actie", most: 50))
        {
            number++;
            var here = string.Create(CultureInfo.InvariantCulture, $"{where}, actie {number}");
            if (reader.Members(element, here, "text", "owner", "due") is not { } members)
            {
                continue;
            }

            var before = reader.Problems.Count;
            var text = reader.Line(members, "text", here, 1000);
            if (text is null && reader.Problems.Count == before)
            {
                reader.Problem(here, "vul in wat er moet gebeuren.");
            }

            yield return new AgendaAction(text ?? string.Empty, reader.Line(members, "owner", $"{here}, door", 200), Due(reader, members, here));
        }
    }

    private static DateOnly? Due(StrictJson reader, Dictionary<string, JsonElement> members, string where)
    {
        var before = reader.Problems.Count;
        var text = reader.Line(members, "due", $"{where}, tegen", 40);
        if (text is null || reader.Problems.Count > before)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var due))
        {
            return due;
        }

        reader.Problem($"{where}, tegen", "vul een bestaande datum in als jjjj-mm-dd, bijvoorbeeld 2006-10-11.");
        return null;
    }

    private static void Write(Utf8JsonWriter json, AgendaItem item)
    {
        json.WriteStartObject();
        json.WriteString("key", item.Key);
        json.WriteString("title", item.Title);
        Write(json, "subPoints", item.SubPoints);
        Write(json, "presenter", item.Presenter);
        if (item.DurationMinutes is { } minutes)
        {
            json.WriteNumber("durationMinutes", minutes);
        }

        Write(json, "notes", item.Notes);
        Write(json, "decisions", item.Decisions);
        if (item.Actions.Count > 0)
        {
            json.WriteStartArray("actions");
            foreach (var action in item.Actions)
            {
                json.WriteStartObject();
                json.WriteString("text", action.Text);
                Write(json, "owner", action.Owner);
                Write(json, "due", action.Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string member, string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            json.WriteString(member, text);
        }
    }

    private static void Write(Utf8JsonWriter json, string member, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            json.WriteStartArray(member);
            foreach (var text in texts)
            {
                json.WriteStringValue(text);
            }

            json.WriteEndArray();
        }
    }
}
