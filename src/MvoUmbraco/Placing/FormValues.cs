using System.Text.Json;

namespace MvoUmbraco.Placing;

/// <summary>
/// What stands in a form, exactly as it was typed: names and their values. It is what is shown again, kept while somebody
/// writes, and read into the values of a document; what cannot be read into them is here still.
/// </summary>
public sealed class FormValues
{
    private const string Prefix = "v.";

    private readonly Dictionary<string, List<string>> values = new(StringComparer.Ordinal);

    /// <summary>The name of the field of the title.</summary>
    public const string Title = "titel";

    /// <summary>The name of the field of a property. Only such names reach a document.</summary>
    public static string NameOf(string alias) => Prefix + alias;

    /// <summary>Whether a name is one of a form's own.</summary>
    public static bool IsOwn(string name) => name == Title || name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Every name with its values.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> All
        => values.Select(pair => KeyValuePair.Create<string, IReadOnlyList<string>>(pair.Key, pair.Value));

    /// <summary>Nothing was filled in.</summary>
    public bool IsEmpty => values.Values.All(list => list.All(string.IsNullOrWhiteSpace));

    /// <summary>The first value; empty when there is none.</summary>
    public string this[string name] => values.TryGetValue(name, out var list) && list.Count > 0 ? list[0] : string.Empty;

    /// <summary>The values; none when there are none.</summary>
    public IReadOnlyList<string> Of(string name) => values.TryGetValue(name, out var list) ? list : [];

    /// <summary>Adds a value.</summary>
    public FormValues Add(string name, string? value)
    {
        if (!values.TryGetValue(name, out var list))
        {
            values[name] = list = [];
        }

        list.Add((value ?? string.Empty).ReplaceLineEndings("\n"));
        return this;
    }

    /// <summary>Takes away a name, and everything below it.</summary>
    public FormValues Remove(string name)
    {
        foreach (var known in values.Keys.Where(known => known == name || known.StartsWith(name + ".", StringComparison.Ordinal)).ToArray())
        {
            values.Remove(known);
        }

        return this;
    }

    /// <summary>As JSON, to keep.</summary>
    public string ToJson() => JsonSerializer.Serialize(values);

    /// <summary>What was kept; nothing when it cannot be read.</summary>
    public static FormValues FromJson(string json)
    {
        var read = new FormValues();
        try
        {
            foreach (var (name, list) in JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? [])
            {
                foreach (var value in list ?? [])
                {
                    read.Add(name, value);
                }
            }
        }
        catch (JsonException)
        {
            return new FormValues();
        }

        return read;
    }
}
