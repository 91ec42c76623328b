using System.Globalization;
using System.Text.Json;

namespace MvoUmbraco.Core;

/// <summary>
/// Reads stored JSON member by member and notes, in Dutch and by the name of the place, everything that does not belong.
/// Nothing is passed over in silence: an unknown member is as much a problem as a wrong type.
/// </summary>
internal sealed class StrictJson
{
    // Far above any real value; keeps a hostile one from being parsed at all.
    private const int LongestText = 1_000_000;

    private readonly List<string> problems = [];

    public IReadOnlyList<string> Problems => problems;

    public void Problem(string where, string what) => problems.Add($"{where}: {what}");

    /// <summary>The document; undefined, with a problem noted, when the text is no JSON.</summary>
    public JsonElement Parse(string json, string where)
    {
        if (json.Length > LongestText)
        {
            Problem(where, string.Create(CultureInfo.InvariantCulture, $"de waarde is te groot ({json.Length} tekens, hoogstens {LongestText})."));
            return default;
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            Problem(where, string.Create(CultureInfo.InvariantCulture, $"dit is geen geldige JSON (regel {exception.LineNumber + 1}, positie {exception.BytePositionInLine + 1})."));
            return default;
        }
    }

    /// <summary>The members of an object that are known, each once; others are noted.</summary>
    public Dictionary<string, JsonElement>? Members(JsonElement element, string where, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind is not JsonValueKind.Object)
        {
            Problem(where, "hier hoort een object te staan.");
            return null;
        }

        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
            {
                Problem(where, $"het veld ‘{Shorten(member.Name)}’ is onbekend; verwijder het.");
            }
            else if (!members.TryAdd(member.Name, member.Value))
            {
                Problem(where, $"het veld ‘{member.Name}’ staat er twee keer; laat er één staan.");
            }
        }

        return members;
    }

    /// <summary>The elements of an array; none when it is absent or null.</summary>
    public IReadOnlyList<JsonElement> Elements(Dictionary<string, JsonElement> members, string member, string where, int most)
    {
        if (!members.TryGetValue(member, out var element) || element.ValueKind is JsonValueKind.Null)
        {
            return [];
        }

        if (element.ValueKind is not JsonValueKind.Array)
        {
            Problem(where, "hier hoort een lijst te staan.");
            return [];
        }

        var count = element.GetArrayLength();
        if (count > most)
        {
            Problem(where, string.Create(CultureInfo.InvariantCulture, $"er zijn er {count}; hoogstens {most} zijn toegelaten."));
            return [];
        }

        return [.. element.EnumerateArray()];
    }

    /// <summary>Plain text on one line; null when absent or blank.</summary>
    public string? Line(Dictionary<string, JsonElement> members, string member, string where, int longest)
        => members.TryGetValue(member, out var element) ? Line(element, where, longest) : null;

    /// <summary>Plain text on one line; null when null or blank.</summary>
    public string? Line(JsonElement element, string where, int longest)
        => Text(element, where, longest) is { } text
            ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : null;

    /// <summary>Plain text, lines ended by LF; null when absent or blank.</summary>
    public string? Text(Dictionary<string, JsonElement> members, string member, string where, int longest)
        => members.TryGetValue(member, out var element) ? Text(element, where, longest) : null;

    /// <summary>A whole number; null when absent.</summary>
    public int? Number(Dictionary<string, JsonElement> members, string member, string where, int least, int most)
    {
        if (!members.TryGetValue(member, out var element) || element.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (element.ValueKind is JsonValueKind.Number && element.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Problem(where, string.Create(CultureInfo.InvariantCulture, $"vul een geheel getal van {least} tot {most} in, of laat het leeg."));
        return null;
    }

    /// <summary>A key that every item has.</summary>
    public Guid Key(Dictionary<string, JsonElement> members, string member, string where)
    {
        if (members.TryGetValue(member, out var element)
            && element.ValueKind is JsonValueKind.String
            && Guid.TryParseExact(element.GetString(), "D", out var key)
            && key != Guid.Empty)
        {
            return key;
        }

        Problem(where, $"het veld ‘{member}’ moet een sleutel zijn (een GUID met streepjes).");
        return Guid.Empty;
    }

    private string? Text(JsonElement element, string where, int longest)
    {
        if (element.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        if (element.ValueKind is not JsonValueKind.String)
        {
            Problem(where, "hier hoort tekst te staan.");
            return null;
        }

        var text = element.GetString()!.ReplaceLineEndings("\n").Trim();
        if (text.Length > longest)
        {
            Problem(where, string.Create(CultureInfo.InvariantCulture, $"de tekst is te lang ({text.Length} tekens); hoogstens {longest} zijn toegelaten."));
            return null;
        }

        if (text.Any(character => char.IsControl(character) && character is not ('\n' or '\t')))
        {
            Problem(where, "de tekst bevat een stuurteken; verwijder het.");
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    private static string Shorten(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
