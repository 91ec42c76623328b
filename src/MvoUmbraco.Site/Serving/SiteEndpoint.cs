using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using MvoUmbraco.Access;

namespace MvoUmbraco.Site.Serving;

/// <summary>
/// Answers every address that nothing else answers. An anonymous visitor gets the finished answer of the edition; a
/// browser that has it already gets 304. Browsers may keep a page and must ask whether it still holds (<c>no-cache</c>).
/// </summary>
internal sealed class SiteEndpoint(
    PageAnswers pages, Editions editions, ICurrentVisitor visitor, TimeProvider clock, IOptions<SiteOptions> options, ILogger<SiteEndpoint> logger)
{
    private static readonly StringValues Html = "text/html; charset=utf-8";
    private static readonly StringValues AskAgain = "no-cache";
    private static readonly StringValues KeepNothing = "no-store";
    private static readonly StringValues OwnOnly = "private, no-cache";

    // A sign-in page and no dialogue of the browser: no scheme that browsers know. RFC 9110, section 15.5.2, asks for one.
    private static readonly StringValues Challenge = "Cookie realm=\"intranet\"";

    /// <summary>Answers a GET or HEAD.</summary>
    public Task AnswerAsync(HttpContext context)
    {
        var now = clock.GetUtcNow();
        var isAnonymous = !visitor.Visitor.IsSignedIn;
        Edition edition;
        try
        {
            edition = editions.At(now);
        }
        catch (Exception failure) when (IsOurs(failure, context))
        {
            return FailAsync(context, failure, now);
        }

        return isAnonymous && PageAnswers.KeyOf(context.Request) is { } key && edition.Find(key) is { } answer
            ? WriteAsync(context, answer, AskAgain)
            : MakeAsync(context, edition, isAnonymous, now);
    }

    /// <summary>Answers with one of the site's own pages, and with the site's own words when making it fails.</summary>
    /// <param name="context">The request.</param>
    /// <param name="make">Makes the page, and says whether it is the same for everybody.</param>
    public async Task AnswerAsync(HttpContext context, Func<DateTimeOffset, Task<(Answer Answer, bool IsForAll)>> make)
    {
        var now = clock.GetUtcNow();
        try
        {
            var (answer, isForAll) = await make(now);
            await WriteAsync(context, answer, answer.Status != StatusCodes.Status200OK ? KeepNothing : isForAll ? AskAgain : OwnOnly);
        }
        catch (Exception failure) when (IsOurs(failure, context) && !context.Response.HasStarted)
        {
            await FailAsync(context, failure, now);
        }
    }

    private async Task MakeAsync(HttpContext context, Edition edition, bool isAnonymous, DateTimeOffset now)
    {
        Outcome outcome;
        try
        {
            outcome = await pages.MakeAsync(context.Request, edition, now);
        }
        catch (Exception failure) when (IsOurs(failure, context))
        {
            await FailAsync(context, failure, now);
            return;
        }

        switch (outcome)
        {
            case Outcome.Moved { Url: var url }:
                SecurityHeaders.Apply(context.Response.Headers);
                context.Response.Redirect(url, permanent: true);
                break;

            case Outcome.Document { Answer: var answer, Key: var key, IsOwn: var isOwn }:
                if (isAnonymous && options.Value.KeepAnswers && key is { } keep)
                {
                    edition.Keep(keep, answer);
                }

                await WriteAsync(context, answer, answer.Status != StatusCodes.Status200OK || isOwn ? KeepNothing : isAnonymous ? AskAgain : OwnOnly);
                break;
        }
    }

    private static bool IsOurs(Exception failure, HttpContext context)
        => failure is not OperationCanceledException || !context.RequestAborted.IsCancellationRequested;

    private async Task FailAsync(HttpContext context, Exception failure, DateTimeOffset now)
    {
        var reference = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        logger.LogError(failure, "The page {Path} could not be made; the visitor was given the reference {Reference}", context.Request.Path, reference);
        await WriteAsync(context, await pages.FailureAsync(context.Request, reference, now), KeepNothing);
    }

    private static Task WriteAsync(HttpContext context, Answer answer, StringValues cacheControl)
    {
        var headers = context.Response.Headers;
        SecurityHeaders.Apply(headers);
        headers.CacheControl = cacheControl;
        if (answer.Status == StatusCodes.Status200OK)
        {
            headers.ETag = answer.ETag;
            if (HasAlready(context.Request.Headers.IfNoneMatch, answer.ETag.ToString()))
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }
        }

        if (answer.Status == StatusCodes.Status401Unauthorized)
        {
            headers.WWWAuthenticate = Challenge;
        }

        context.Response.StatusCode = answer.Status;
        headers.ContentType = Html;
        headers.ContentLength = answer.Body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).AsTask();
    }

    // RFC 9110, section 13.1.2: a list of tags, compared weakly, or "*".
    private static bool HasAlready(StringValues ifNoneMatch, string tag)
    {
        if (ifNoneMatch.Count == 0)
        {
            return false;
        }

        if (ifNoneMatch.Count == 1 && (ifNoneMatch[0] == tag || ifNoneMatch[0] == "*"))
        {
            return true;
        }

        var own = new EntityTagHeaderValue(tag);
        return EntityTagHeaderValue.TryParseList(ifNoneMatch, out var known)
            && known.Any(other => other.Compare(own, useStrongComparison: false));
    }
}
