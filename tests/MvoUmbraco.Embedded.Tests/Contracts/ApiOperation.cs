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
    /// A refusal that Umbraco does not describe (it answers some bad input with 500) must tell what is wrong.
    /// </summary>
    public IEnumerable<string> AnswerDifferences(int status, string body)
    {
        if (!described.GetProperty("responses").TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out JsonElement answer))
        {
            return status is >= 400 and < 500 && IsProblem(body) ? [] : [$"the status {status} is not described: {body}"];
        }

        if (!answer.TryGetProperty("content", out JsonElement content) || !content.TryGetProperty("application/json", out JsonElement json))
        {
            return [];
        }

        return body.Length == 0 ? ["the answer is empty"] : contract.Differences(JsonDocument.Parse(body).RootElement, json.GetProperty("schema"), "answer");
    }

    private static bool IsProblem(string body) =>
        body.Length > 0 && JsonDocument.Parse(body).RootElement is { ValueKind: JsonValueKind.Object } problem
        && problem.TryGetProperty("type", out _) && problem.TryGetProperty("title", out _) && problem.TryGetProperty("status", out _);
}
