using System.Globalization;
using System.Text.Json.Nodes;
using MvoUmbraco.ContentModel;

namespace MvoUmbraco.Placing.Kinds;

/// <summary>
/// Progress on each attention point: a block for every one of which something is said (<see cref="ProgressRows"/>). Blocks of
/// attention points that are not offered to this visitor stay as they are.
/// </summary>
internal sealed class ProgressField : IFieldCodec
{
    private const int Most = 100;

    public object? Read(FormField field, FormValues values, JsonNode? stored, Action<FormFault> fault)
    {
        var before = Blocks(stored).ToArray();
        var offered = field.Choices.Select(choice => choice.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var blocks = before.Where(block => !offered.Contains(Json.Text(Value(block, Fields.AttentionPoint)))).Select(block => (JsonObject)block.DeepClone()).ToList();
        foreach (var choice in field.Choices)
        {
            var (percentage, remark) = (values[ProgressRows.PercentageName(field.Name, choice.Value)].Trim().TrimEnd('%').Trim(), values[ProgressRows.RemarkName(field.Name, choice.Value)].Trim());
            if (percentage.Length == 0 && remark.Length == 0)
            {
                continue;
            }

            var number = 0;
            if (percentage.Length > 0 && (!int.TryParse(percentage, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number > Most))
            {
                fault(FormFault.NotAPercentage);
                continue;
            }

            var block = before.FirstOrDefault(block => choice.Value.Equals(Json.Text(Value(block, Fields.AttentionPoint)), StringComparison.OrdinalIgnoreCase));
            blocks.Add(BlockOf(field, block, choice.Value, number, remark));
        }

        return blocks.Count == 0
            ? null
            : new JsonObject
            {
                ["contentData"] = new JsonArray([.. blocks]),
                ["settingsData"] = new JsonArray(),
                ["expose"] = new JsonArray([.. blocks.Select(block => (JsonNode)new JsonObject { ["contentKey"] = Json.Text(block["key"]), ["culture"] = null, ["segment"] = null })]),
                ["layout"] = new JsonObject
                {
                    [Umbraco.Cms.Core.Constants.PropertyEditors.Aliases.BlockList] = new JsonArray([.. blocks.Select(block => (JsonNode)new JsonObject { ["contentKey"] = Json.Text(block["key"]) })]),
                },
            };
    }

    public void Write(FormField field, JsonNode? stored, FormValues values)
    {
        foreach (var block in Blocks(stored))
        {
            var point = Json.Text(Value(block, Fields.AttentionPoint));
            if (point.Length > 0 && values.Of(ProgressRows.PercentageName(field.Name, point)).Count == 0)
            {
                values.Add(ProgressRows.PercentageName(field.Name, point), Json.Text(Value(block, Fields.Progress)?["from"])).Add(ProgressRows.RemarkName(field.Name, point), Json.Text(Value(block, Fields.Remark)));
            }
        }
    }

    private static IEnumerable<JsonObject> Blocks(JsonNode? stored) => ((stored as JsonObject)?["contentData"] as JsonArray ?? []).OfType<JsonObject>();

    private static JsonNode? Value(JsonObject block, string alias)
        => (block["values"] as JsonArray ?? []).FirstOrDefault(value => Json.Text(value?["alias"]) == alias)?["value"];

    private static JsonObject BlockOf(FormField field, JsonObject? before, string point, int percentage, string remark) => new()
    {
        ["key"] = before is null ? Guid.NewGuid().ToString("D") : Json.Text(before["key"]),
        ["contentTypeKey"] = field.BlockType!.Value.ToString("D"),
        ["values"] = new JsonArray(
            ValueOf(Fields.AttentionPoint, point),
            ValueOf(Fields.Progress, new JsonObject { ["from"] = percentage, ["to"] = percentage }),
            ValueOf(Fields.Remark, remark.Length > 0 ? remark : null)),
    };

    private static JsonObject ValueOf(string alias, JsonNode? value) => new() { ["alias"] = alias, ["culture"] = null, ["segment"] = null, ["value"] = value };
}
