using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Site.Frame;

namespace MvoUmbraco.Site.Serving;

/// <summary>What a page for members answers.</summary>
internal abstract record MemberAnswer
{
    private MemberAnswer()
    {
    }

    /// <summary>A document of the site.</summary>
    public sealed record Page(DocumentBody Body, int Status = StatusCodes.Status200OK) : MemberAnswer
    {
        /// <summary>How long to wait before trying again; null when it may be tried at once.</summary>
        public TimeSpan? RetryAfter { get; init; }
    }

    /// <summary>Another page, to be fetched: what follows a form that was taken.</summary>
    public sealed record Moved(string Url) : MemberAnswer;

    /// <summary>A file to keep. Its stream can seek, and is disposed of once it was sent.</summary>
    public sealed record File(Stream Bytes, string ContentType, string Name) : MemberAnswer;

    /// <summary>It failed; the reference stands in the log.</summary>
    public sealed record Failed(string Reference) : MemberAnswer;

    /// <summary>It is done, and there is nothing to show.</summary>
    public sealed record Done : MemberAnswer;

    /// <summary>It was not done; the script that asked for it says so.</summary>
    public sealed record Undone(int Status) : MemberAnswer;

    /// <summary>There is no such page, or not for this visitor.</summary>
    public sealed record Missing : MemberAnswer;
}

/// <summary>
/// Maps the addresses of members' pages (<c>/mijn/…</c>). Every one goes through <see cref="MemberEndpoint"/>: only for who
/// is signed in unless it says otherwise, and no form is read that did not come from this site.
/// </summary>
internal sealed class MemberRoutes(IEndpointRouteBuilder endpoints)
{
    /// <param name="pattern">The address.</param>
    /// <param name="answer">Makes the answer; the pages are made for the request, with the services they ask for.</param>
    /// <param name="forAll">Also for who is not signed in.</param>
    public MemberRoutes Get<TPages>(string pattern, Func<TPages, HttpContext, Task<MemberAnswer>> answer, bool forAll = false) where TPages : class
        => Map(pattern, [HttpMethods.Get, HttpMethods.Head], forAll, (context, _) => answer(Pages<TPages>(context), context));

    /// <inheritdoc cref="Get"/>
    public MemberRoutes Post<TPages>(string pattern, Func<TPages, HttpContext, IFormCollection, Task<MemberAnswer>> answer, bool forAll = false) where TPages : class
        => Map(pattern, [HttpMethods.Post], forAll, (context, form) => answer(Pages<TPages>(context), context, form!));

    /// <summary>A form in which people write at length: one that cannot be believed, because its proof is too old or its sender's
    /// sign-in is over, is given back with all that was typed and nothing is done.</summary>
    /// <param name="pattern">The address.</param>
    /// <param name="answer">Makes the answer.</param>
    /// <param name="giveBack">Makes the answer to what cannot be believed, which it may only show.</param>
    public MemberRoutes PostKeeping<TPages>(
        string pattern,
        Func<TPages, HttpContext, IFormCollection, Task<MemberAnswer>> answer,
        Func<TPages, HttpContext, IFormCollection, Task<MemberAnswer>> giveBack) where TPages : class
        => Map(
            pattern,
            [HttpMethods.Post],
            forAll: false,
            (context, form) => answer(Pages<TPages>(context), context, form!),
            (context, form) => giveBack(Pages<TPages>(context), context, form));

    private static TPages Pages<TPages>(HttpContext context) => ActivatorUtilities.GetServiceOrCreateInstance<TPages>(context.RequestServices);

    private MemberRoutes Map(
        string pattern,
        string[] methods,
        bool forAll,
        Func<HttpContext, IFormCollection?, Task<MemberAnswer>> answer,
        Func<HttpContext, IFormCollection, Task<MemberAnswer>>? giveBack = null)
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<MemberEndpoint>();
        endpoints.MapMethods(pattern, methods, (RequestDelegate)(context => endpoint.AnswerAsync(context, forAll, answer, giveBack))).WithDisplayName($"{methods[0]} {pattern}");
        return this;
    }
}
