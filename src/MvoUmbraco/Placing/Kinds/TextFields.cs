using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MvoUmbraco.Reading;

namespace MvoUmbraco.Placing.Kinds;

/// <summary>Plain text, of one line or of several.</summary>
internal sealed class TextField : IFieldCodec
{
    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        var text = values[field.Name].Trim();
        if (field.Longest is { } longest && text.Length > longest)
        {
            fault(FormFault.TooLong);
        }

        return text.Length > 0 ? text : null;
    }

    public void Write(FormField field, JsonNode? stored, FormValues values) => values.Add(field.Name, Json.Text(stored));
}

/// <summary>Running text: the markup of <see cref="SafeMarkup"/>, whoever sends it. Text typed without any is made into paragraphs.</summary>
internal sealed partial class RichTextField : IFieldCodec
{
    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        var markup = SafeMarkup.ForStoring(Paragraphs(values[field.Name].Trim()));
        return markup.Length == 0
            ? null
            : new JsonObject
            {
                ["markup"] = markup,
                ["blocks"] = stored?["blocks"]?.DeepClone() ?? new JsonObject
                {
                    ["contentData"] = new JsonArray(),
                    ["settingsData"] = new JsonArray(),
                    ["expose"] = new JsonArray(),
                    ["layout"] = new JsonObject(),
                },
            };
    }

    public void Write(FormField field, JsonNode? stored, FormValues values)
        => values.Add(field.Name, stored is JsonObject ? Json.Text(stored["markup"]) : Json.Text(stored));

    private static string Paragraphs(string text)
        => text.Length == 0 || Tag().IsMatch(text)
            ? text
            : string.Concat(text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(paragraph => $"<p>{WebUtility.HtmlEncode(paragraph).Replace("\n", "<br>", StringComparison.Ordinal)}</p>"));

    [GeneratedRegex("<[a-zA-Z/!]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tag();
}

/// <summary>Several values, one on each line.</summary>
internal sealed class LinesField : IFieldCodec
{
    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
        => Json.List(values[field.Name].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    public void Write(FormField field, JsonNode? stored, FormValues values) => values.Add(field.Name, string.Join('\n', Json.Texts(stored)));
}
