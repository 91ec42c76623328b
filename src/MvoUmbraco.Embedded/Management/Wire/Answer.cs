using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Management.Wire;

/// <summary>What the endpoints answer.</summary>
internal static class Answer
{
    private const string GeneratedResource = "Umb-Generated-Resource";

    /// <summary>Done, with nothing to tell.</summary>
    public static IResult Done { get; } = Results.StatusCode(StatusCodes.Status200OK);

    /// <summary>Not allowed: no body, as the client expects.</summary>
    public static IResult Forbidden { get; } = Results.StatusCode(StatusCodes.Status403Forbidden);

    /// <summary>A null is written out: the client parses every body, and an empty one is no JSON.</summary>
    public static IResult Ok<T>(T value) => value is null
        ? Results.Text("null", "application/json")
        : Results.Json(value, ManagementJson.Options, contentType: "application/json; charset=utf-8");

    public static IResult Problem(Problem problem) =>
        Results.Json(problem, ManagementJson.Options, contentType: "application/json; charset=utf-8", statusCode: problem.Status);

    /// <summary>Made: the client reads the new key from a header of its own.</summary>
    /// <param name="request">The request that made it.</param>
    /// <param name="path">Where it is found, below the API's root, for instance <c>document/{key}</c>.</param>
    /// <param name="id">The new key, or a language's ISO code.</param>
    public static IResult Created(ManagementRequest request, string path, string id)
    {
        HttpRequest http = request.Context.Request;
        HttpResponse response = request.Context.Response;
        response.Headers.Location = $"{http.Scheme}://{http.Host}{http.PathBase}{ManagementRoutes.Root}{path}";
        response.Headers[GeneratedResource] = id;
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    /// <summary>Made, and found under its key.</summary>
    public static IResult Created(ManagementRequest request, string path, Guid id) => Created(request, $"{path}/{id:D}", id.ToString("D"));

    /// <summary>Done, or the problem that the operation's status stands for.</summary>
    public static IResult From<TResult, TStatus>(Attempt<TResult, TStatus> attempt, StatusTable<TStatus> problems)
        where TStatus : struct, Enum => attempt.Success ? Done : Problem(problems[attempt.Status]);

    /// <inheritdoc cref="From{TResult,TStatus}"/>
    public static IResult From<TStatus>(Attempt<TStatus> attempt, StatusTable<TStatus> problems)
        where TStatus : struct, Enum => attempt.Success ? Done : Problem(problems[attempt.Result]);
}
