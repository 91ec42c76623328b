using System.Text.Json.Nodes;

namespace MvoUmbraco.Placing.Kinds;

/// <summary>One or several words of a list. A word that was chosen before and is offered no longer may stay.</summary>
internal sealed class ChoiceField : IFieldCodec
{
    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        var chosen = values.Of(field.Name).Select(word => word.Trim()).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (chosen.Any(word => field.Choices.All(choice => choice.Value != word) && !Json.Texts(stored).Contains(word, StringComparer.Ordinal)))
        {
            fault(FormFault.NotOffered);
        }

        return Json.List(field.Kind is FieldKind.Choice ? chosen.Take(1) : chosen);
    }

    public void Write(FormField field, JsonNode? stored, FormValues values)
    {
        foreach (var word in Json.Texts(stored))
        {
            values.Add(field.Name, word);
        }
    }
}

/// <summary>
/// Documents of the site, among those the visitor may see. What was picked before and is not offered to this visitor stays:
/// who may not see it cannot take it away.
/// </summary>
internal sealed class DocumentsField : IFieldCodec
{
    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        var offered = field.Choices.Select(choice => choice.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var before = Keys(stored).ToArray();
        var chosen = values.Of(field.Name).Where(key => key.Length > 0).ToArray();
        if (chosen.Any(key => !offered.Contains(key) && !before.Contains(key, StringComparer.OrdinalIgnoreCase)))
        {
            fault(FormFault.NotOffered);
        }

        var keys = before.Where(key => !offered.Contains(key) || chosen.Contains(key, StringComparer.OrdinalIgnoreCase))
            .Concat(chosen.Where(offered.Contains))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(key => (JsonNode)new JsonObject { ["type"] = "document", ["unique"] = key })
            .ToArray();
        return keys.Length > 0 ? new JsonArray(keys) : null;
    }

    public void Write(FormField field, JsonNode? stored, FormValues values)
    {
        foreach (var key in Keys(stored))
        {
            values.Add(field.Name, key);
        }
    }

    private static IEnumerable<string> Keys(JsonNode? stored)
        => stored is JsonArray list ? list.Select(entry => Json.Text(entry?["unique"])).Where(key => key.Length > 0) : [];
}

/// <summary>One document of the site, among those the visitor may see; one that was picked before and is not among them stays.</summary>
internal sealed class DocumentField : IFieldCodec
{
    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        var (chosen, before) = (values[field.Name], Json.Text(stored));
        if (chosen.Length == 0)
        {
            return null;
        }

        if (field.Choices.All(choice => !choice.Value.Equals(chosen, StringComparison.OrdinalIgnoreCase)) && !chosen.Equals(before, StringComparison.OrdinalIgnoreCase))
        {
            fault(FormFault.NotOffered);
        }

        return chosen;
    }

    public void Write(FormField field, JsonNode? stored, FormValues values) => values.Add(field.Name, Json.Text(stored));
}

/// <summary>Yes or no.</summary>
internal sealed class FlagField : IFieldCodec
{
    private const string Yes = "ja";

    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault) => values[field.Name] == Yes;

    public void Write(FormField field, JsonNode? stored, FormValues values)
    {
        if (Json.Text(stored) is "true" or "True" or "1")
        {
            values.Add(field.Name, Yes);
        }
    }
}
