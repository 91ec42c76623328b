using System.Globalization;
using System.Text.Json;

namespace MvoUmbraco.Embedded.Tests.Contracts;

/// <summary>One described operation.</summary>
internal sealed class ApiOperation(ApiContract contract, string name, JsonElement described)
{
    public string Name => name;

    /// <summary>Where a request's body differs from the description.</summary>
    public IEnumerable<string> RequestDifferences(string body) =>
        described.TryGetProperty("requestBody", out JsonElement expected) && expected.GetProperty("content").TryGetProperty("application/json", out JsonElement json)
            ? contract.Differences(JsonDocument.Parse(body).RootElement, json.GetProperty("schema"), "request")
            : [];

    /// <summary>
    /// Where an answer differs from the description: a body of another shape, or none, or a status that is not described.
    /// A refusal must tell what is wrong, also where Umbraco describes none (it answers some bad input with 500) or a text.
    /// </summary>
    public IEnumerable<string> AnswerDifferences(int status, string body)
    {
        if (status is >= 400 and < 500 && IsProblem(body))
        {
            return [];
        }

        if (!described.GetProperty("responses").TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out JsonElement answer))
        {
            return [$"the status {status} is not described: {body}"];
        }

        if (!answer.TryGetProperty("content", out JsonElement content) || !content.TryGetProperty("application/json", out JsonElement json))
        {
            return [];
        }

        return body.Length == 0 ? ["the answer is empty"] : contract.Differences(JsonDocument.Parse(body).RootElement, json.GetProperty("schema"), "answer");
    }

    /// <summary>A body as it is described, with what must be there and made-up ids; null when none is described.</summary>
    public string? SampleBody() =>
        described.TryGetProperty("requestBody", out JsonElement body) && body.GetProperty("content").TryGetProperty("application/json", out JsonElement json)
            ? contract.Sample(json.GetProperty("schema"), string.Empty)?.ToJsonString()
            : null;

    /// <summary>Every described parameter with a made-up value: <c>?id=…&amp;skip=0</c>.</summary>
    public string SampleQuery() => described.TryGetProperty("parameters", out JsonElement parameters)
        ? "?" + string.Join('&', parameters.EnumerateArray()
            .Where(parameter => parameter.GetProperty("in").GetString() == "query")
            .Select(parameter => (Name: parameter.GetProperty("name").GetString()!, Schema: parameter.GetProperty("schema")))
            .Select(parameter => $"{parameter.Name}={Uri.EscapeDataString(SampleValue(parameter.Name, parameter.Schema))}"))
        : string.Empty;

    private string SampleValue(string name, JsonElement schema) =>
        name == "skip" ? "0" : contract.Sample(schema.TryGetProperty("items", out JsonElement item) ? item : schema, name)?.ToString() ?? string.Empty;

    private static bool IsProblem(string body) =>
        body.Length > 0 && JsonDocument.Parse(body).RootElement is { ValueKind: JsonValueKind.Object } problem
        && problem.TryGetProperty("type", out _) && problem.TryGetProperty("title", out _) && problem.TryGetProperty("status", out _);
}
