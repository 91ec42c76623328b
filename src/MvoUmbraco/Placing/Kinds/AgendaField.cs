using System.Globalization;
using System.Text.Json.Nodes;

namespace MvoUmbraco.Placing.Kinds;

/// <summary>An agenda: its points stand in the form one after the other (<see cref="AgendaRows"/>).</summary>
internal sealed class AgendaField : IFieldCodec
{
    // What is wrong with an agenda is said by its own editor, when the document is saved.
    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        var rows = AgendaRows.In(values, field.Name).Where(row => !row.IsEmpty).ToArray();
        if (rows.Length == 0)
        {
            return null;
        }

        var before = (stored?["items"] as JsonArray ?? []).OfType<JsonObject>().ToDictionary(item => Json.Text(item["key"]), StringComparer.OrdinalIgnoreCase);
        return new JsonObject { ["items"] = new JsonArray([.. rows.Select(row => (JsonNode)ItemOf(row, before.GetValueOrDefault(row.Key)))]) };
    }

    public void Write(FormField field, JsonNode? stored, FormValues values)
    {
        var rows = (stored?["items"] as JsonArray ?? []).OfType<JsonObject>().Select(item => new AgendaRow(
            Json.Text(item["key"]),
            Json.Text(item["title"]),
            [.. Json.Texts(item["subPoints"])],
            Json.Text(item["presenter"]),
            Json.Text(item["durationMinutes"]),
            Json.Text(item["notes"]),
            string.Join('\n', Json.Texts(item["decisions"]))));
        AgendaRows.Write(values, field.Name, rows);
    }

    // What the form does not show, the actions, stays as it is stored.
    private static JsonObject ItemOf(AgendaRow row, JsonObject? before)
    {
        var item = new JsonObject { ["key"] = row.Key, ["title"] = row.Title.Trim() };
        AddList(item, "subPoints", row.SubPoints);
        Add(item, "presenter", row.Presenter);
        if (row.Minutes.Trim() is { Length: > 0 } minutes)
        {
            item["durationMinutes"] = int.TryParse(minutes, CultureInfo.InvariantCulture, out var number) ? number : minutes;
        }

        Add(item, "notes", row.Notes);
        AddList(item, "decisions", row.Decisions.Split('\n'));
        if (before?["actions"] is { } actions)
        {
            item["actions"] = actions.DeepClone();
        }

        return item;
    }

    private static void Add(JsonObject item, string name, string text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            item[name] = text.Trim();
        }
    }

    private static void AddList(JsonObject item, string name, IEnumerable<string> texts)
    {
        if (texts.Select(text => text.Trim()).Where(text => text.Length > 0).ToArray() is { Length: > 0 } some)
        {
            item[name] = new JsonArray([.. some.Select(text => (JsonNode)text)]);
        }
    }
}
