using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Management.Access;
using Umbraco.Cms.Core.Models.Membership;

namespace MvoUmbraco.Embedded.Management.Wire;

/// <summary>
/// A request to the API. What is read from it is either right or ends in a <see cref="BadRequestException"/> that names
/// the part. The client sends empty parameters (<c>?id=&amp;culture=</c>): they count as not given.
/// </summary>
internal sealed class ManagementRequest(HttpContext context)
{
    public HttpContext Context { get; } = context;

    public CancellationToken Cancelled => Context.RequestAborted;

    /// <summary>Who asks.</summary>
    /// <exception cref="InvalidOperationException">The endpoint lets anybody in, and nobody is signed in.</exception>
    public IUser User => Context.RequestServices.GetRequiredService<CurrentUser>().Of(Context)
        ?? throw new InvalidOperationException("Nobody is signed in.");

    public Paging Paging => Wire.Paging.Of(this);

    /// <summary>A key in the address: <c>{id:guid}</c>.</summary>
    public Guid Key(string name = "id") => Guid.Parse((string)Context.Request.RouteValues[name]!);

    /// <summary>A text in the address.</summary>
    public string Route(string name) => (string)Context.Request.RouteValues[name]!;

    public string? Query(string name) => Context.Request.Query[name].ToString() is { Length: > 0 } text ? text : null;

    public string RequiredQuery(string name) => Query(name) ?? throw Bad(name, $"The parameter '{name}' is required.");

    public Guid? QueryKey(string name) => Query(name) is { } text ? ToKey(name, text) : null;

    public Guid RequiredQueryKey(string name) => ToKey(name, RequiredQuery(name));

    /// <summary>Whose ancestors are asked for; the empty key when that is not said, as the client does for what it is about
    /// to make: nobody has it, so there are none.</summary>
    public Guid Descendant => QueryKey("descendantId") ?? Guid.Empty;

    /// <summary>Every key given under a name, in the order of the request, each once.</summary>
    public IReadOnlyList<Guid> QueryKeys(string name = "id") =>
        [.. Context.Request.Query[name].Where(text => !string.IsNullOrEmpty(text)).Select(text => ToKey(name, text!)).Distinct()];

    public IReadOnlyList<string> QueryTexts(string name) => [.. Context.Request.Query[name].OfType<string>().Where(text => text.Length > 0)];

    public int? Number(string name) => Query(name) switch
    {
        null => null,
        { } text when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => number,
        { } text => throw Bad(name, $"The value '{text}' is not a number."),
    };

    /// <summary>How many, 0 when not given: bounded, since it is asked of memory.</summary>
    public int Count(string name) => Math.Clamp(Number(name) ?? 0, 0, 1000);

    public bool? Flag(string name) => Query(name) switch
    {
        null => null,
        { } text when bool.TryParse(text, out bool flag) => flag,
        { } text => throw Bad(name, $"The value '{text}' is not valid: true or false."),
    };

    public T? Choice<T>(string name)
        where T : struct, Enum => Query(name) switch
    {
        null => null,
        { } text when Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value) => value,
        { } text => throw Bad(name, $"The value '{text}' is not valid: one of {string.Join(", ", Enum.GetNames<T>())}."),
    };

    /// <summary>Every value given under a name.</summary>
    public IReadOnlyList<T> Choices<T>(string name)
        where T : struct, Enum =>
        [
            .. QueryTexts(name).Select(text => Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value)
                ? value
                : throw Bad(name, $"The value '{text}' is not valid: one of {string.Join(", ", Enum.GetNames<T>())}.")),
        ];

    /// <summary>The body, read as JSON.</summary>
    /// <exception cref="BadRequestException">It is no JSON (415), or not of the expected form (400, with the path of what is wrong).</exception>
    public async Task<T> BodyAsync<T>()
        where T : class
    {
        if (!Context.Request.HasJsonContentType())
        {
            throw new BadRequestException(new Problem(415, "Unsupported media type", "The body must be JSON: send it with Content-Type application/json."));
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(Context.Request.Body, ManagementJson.Options, Cancelled)
                ?? throw Bad("$", "The body must not be null.");
        }
        catch (JsonException e)
        {
            throw Bad(e.Path ?? "$", WithoutPlace(e.Message));
        }
        catch (NotSupportedException e)
        {
            // A part that comes in several forms does not tell which one it is ($type).
            throw Bad("$", WithoutPlace(e.Message));
        }
    }

    private static Guid ToKey(string name, string text) => Guid.TryParse(text, out Guid key) ? key : throw Bad(name, $"The value '{text}' is not valid.");

    private static BadRequestException Bad(string path, string message) => new(Problem.Unreadable(path, message));

    /// <summary>The path stands in the problem already, and line numbers tell a client nothing.</summary>
    private static string WithoutPlace(string message) => message.Split(" Path: $", 2)[0];
}
