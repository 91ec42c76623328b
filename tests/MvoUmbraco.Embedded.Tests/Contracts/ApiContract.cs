using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MvoUmbraco.Embedded.Tests.Contracts;

/// <summary>Umbraco's own description of an API (OpenAPI 3.0), and where a real request or answer differs from it.</summary>
internal sealed partial class ApiContract
{
    private readonly JsonElement document;
    private readonly (Regex Path, string Template, JsonElement Methods)[] paths;

    private ApiContract(string file)
    {
        document = JsonDocument.Parse(File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "Contracts", file))).RootElement;
        paths =
        [
            .. document.GetProperty("paths").EnumerateObject()
                .OrderBy(path => path.Name.Count(letter => letter == '{'))
                .Select(path => (ToRegex(path.Name), path.Name, path.Value)),
        ];
    }

    public static ApiContract Delivery { get; } = new("delivery-api-17.4.2.json");

    public static ApiContract Management { get; } = new("management-api-17.4.2.json");

    /// <summary>The described operation that a request meets, if any.</summary>
    public ApiOperation? Find(HttpMethod method, string path)
    {
        foreach ((Regex pattern, string template, JsonElement methods) in paths)
        {
            if (pattern.IsMatch(path) && methods.TryGetProperty(method.Method.ToLowerInvariant(), out JsonElement operation))
            {
                return new ApiOperation(this, $"{method} {template}", operation);
            }
        }

        return null;
    }

    public JsonElement Operation(string method, string template) => document.GetProperty("paths").GetProperty(template).GetProperty(method);

    /// <summary>Where a value differs from a schema: types, formats, choices, required and unknown members, items.</summary>
    public IEnumerable<string> Differences(JsonElement value, JsonElement schema, string at)
    {
        bool nullable = Flag(schema, "nullable");
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            schema = document.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]);
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            return nullable || Flag(schema, "nullable") || AllowsNull(schema) ? [] : [$"{at} is null"];
        }

        if (schema.TryGetProperty("oneOf", out JsonElement oneOf))
        {
            List<List<string>> attempts = [.. oneOf.EnumerateArray().Select(one => Differences(value, one, at).ToList())];
            return attempts.Any(attempt => attempt.Count == 0) ? [] : attempts.MinBy(attempt => attempt.Count)!;
        }

        return schema.TryGetProperty("type", out JsonElement type)
            ? type.GetString() switch
            {
                "object" => ObjectDifferences(value, schema, at),
                "array" when value.ValueKind == JsonValueKind.Array => value.EnumerateArray().SelectMany((item, index) => Differences(item, schema.GetProperty("items"), $"{at}[{index}]")),
                "string" when value.ValueKind == JsonValueKind.String && HasFormat(value, schema) && IsChoice(value, schema) => [],
                "integer" when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _) => [],
                "number" when value.ValueKind == JsonValueKind.Number => [],
                "boolean" when value.ValueKind is JsonValueKind.True or JsonValueKind.False => [],
                var expected => [$"{at} is {value.GetRawText()}, not a {expected}"],
            }
            : schema.TryGetProperty("allOf", out JsonElement allOf) ? allOf.EnumerateArray().SelectMany(one => Differences(value, one, at))
            : [];
    }

    /// <summary>A value of a schema: of what must be there, one of each; ids are new.</summary>
    public JsonNode? Sample(JsonElement schema, string name)
    {
        if (schema.TryGetProperty("$ref", out JsonElement reference))
        {
            string referred = reference.GetString()!.Split('/')[^1];
            return Sample(document.GetProperty("components").GetProperty("schemas").GetProperty(referred), referred);
        }

        foreach (string several in new[] { "oneOf", "allOf" })
        {
            if (schema.TryGetProperty(several, out JsonElement choices))
            {
                return Sample(choices[0], name);
            }
        }

        if (schema.TryGetProperty("enum", out JsonElement values))
        {
            return JsonNode.Parse(values[0].GetRawText());
        }

        return (schema.TryGetProperty("type", out JsonElement type) ? type.GetString() : "object") switch
        {
            "array" => new JsonArray(Sample(schema.GetProperty("items"), name)),
            "boolean" => false,
            "integer" or "number" => 1,
            "string" => (schema.TryGetProperty("format", out JsonElement format) ? format.GetString() : null) switch
            {
                "uuid" => Guid.NewGuid().ToString(),
                "date-time" => "2100-01-01T00:00:00+00:00",
                _ => "sample",
            },
            _ => SampleObject(schema, name),
        };
    }

    private JsonObject SampleObject(JsonElement schema, string name)
    {
        var sample = new JsonObject();
        if (schema.TryGetProperty("required", out JsonElement required) && schema.TryGetProperty("properties", out JsonElement properties))
        {
            foreach (string member in required.EnumerateArray().Select(member => member.GetString()!).Where(member => properties.TryGetProperty(member, out _)))
            {
                sample[member] = member == "$type" ? name : Sample(properties.GetProperty(member), member);
            }
        }

        return sample;
    }

    private static bool AllowsNull(JsonElement schema) =>
        !schema.EnumerateObject().Any() || (schema.TryGetProperty("oneOf", out JsonElement oneOf) && oneOf.EnumerateArray().Any(one => Flag(one, "nullable")));

    private static Regex ToRegex(string template) => new($"^{RouteParameter().Replace(template, "[^/]+")}/?$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteParameter();

    private static bool Flag(JsonElement schema, string name) => schema.TryGetProperty(name, out JsonElement flag) && flag.ValueKind == JsonValueKind.True;

    private static bool IsChoice(JsonElement value, JsonElement schema) =>
        !schema.TryGetProperty("enum", out JsonElement choices) || choices.EnumerateArray().Any(choice => choice.ValueEquals(value.GetString()));

    private static bool HasFormat(JsonElement value, JsonElement schema) => !schema.TryGetProperty("format", out JsonElement format) || format.GetString() switch
    {
        "uuid" => value.TryGetGuid(out _),
        "date-time" => value.TryGetDateTime(out _),
        _ => true,
    };

    private IEnumerable<string> ObjectDifferences(JsonElement value, JsonElement schema, string at)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return [$"{at} is no object"];
        }

        IEnumerable<string> missing = schema.TryGetProperty("required", out JsonElement required)
            ? required.EnumerateArray().Select(name => name.GetString()!).Where(name => !value.TryGetProperty(name, out _)).Select(name => $"{at}.{name} is missing")
            : [];
        bool hasProperties = schema.TryGetProperty("properties", out JsonElement properties);
        bool hasOthers = schema.TryGetProperty("additionalProperties", out JsonElement others);
        return missing.Concat(value.EnumerateObject().SelectMany(member =>
            hasProperties && properties.TryGetProperty(member.Name, out JsonElement known) ? Differences(member.Value, known, $"{at}.{member.Name}")
            : hasOthers && others.ValueKind == JsonValueKind.Object ? Differences(member.Value, others, $"{at}.{member.Name}")
            : hasOthers && others.ValueKind == JsonValueKind.False ? [$"{at}.{member.Name} is not described"]
            : []));
    }
}
