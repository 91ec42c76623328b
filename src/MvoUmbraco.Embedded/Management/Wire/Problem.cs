using System.Text.Json.Serialization;

namespace MvoUmbraco.Embedded.Management.Wire;

/// <summary>
/// What went wrong, as the client understands it: it shows <see cref="Title"/> to the user, puts each of
/// <see cref="Errors"/> at its field, and takes a body with a null member for no problem at all (so those are left out).
/// </summary>
internal sealed record Problem(
    [property: JsonIgnore] int StatusCode,
    string Title,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? OperationStatus = null)
{
    [JsonPropertyOrder(-3)]
    public string Type => "Error";

    [JsonPropertyOrder(-1)]
    public int Status => StatusCode;

    /// <summary>By JSON path into the request's body, for instance <c>$.values[1].value</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }

    /// <summary>Further members that an operation adds, such as <c>conflictingDomainNames</c>.</summary>
    [JsonExtensionData]
    public Dictionary<string, object>? More { get; init; }

    public static Problem NotFound(string title, string detail, string? operationStatus = "NotFound") => new(404, title, detail, operationStatus);

    public static Problem Bad(string title, string detail, string? operationStatus = null) => new(400, title, detail, operationStatus);

    /// <summary>A request's part that can't be read.</summary>
    public static Problem Unreadable(string path, string message) =>
        new(400, "One or more validation errors occurred.", message) { Errors = new Dictionary<string, string[]>(StringComparer.Ordinal) { [path] = [message] } };
}

/// <summary>The request can't be answered as it stands: thrown where it is read, answered in one place.</summary>
internal sealed class BadRequestException(Problem problem) : Exception(problem.Detail)
{
    public Problem Problem { get; } = problem;
}
