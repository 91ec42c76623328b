using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;
using MvoUmbraco.Access;
using MvoUmbraco.Mail;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.SignIn;
using MvoUmbraco.SignIn;

namespace MvoUmbraco.Site.Serving;

/// <summary>
/// Answers members' pages. Nothing of it is kept anywhere. A form is read when it carries the proof that it came from this
/// site and from the one who is signed in (ASP.NET Core's antiforgery); a form without is refused before anything is done.
/// </summary>
internal sealed class MemberEndpoint(PageAnswers pages, ICurrentVisitor visitor, IAntiforgery antiforgery, TimeProvider clock, ILogger<MemberEndpoint> logger)
{
    private static readonly StringValues Html = "text/html; charset=utf-8";
    private static readonly StringValues KeepNothing = "no-store";
    // What is given back stands in the page once more; files are chosen again.
    private const long MostGivenBack = 4 * 1024 * 1024;

    private static readonly TimeSpan WhenBusy = TimeSpan.FromSeconds(5);

    /// <param name="context">The request.</param>
    /// <param name="forAll">Also for who is not signed in.</param>
    /// <param name="answer">Makes the answer; gets the form of a POST.</param>
    /// <param name="giveBack">Gives back a form that cannot be believed; null where such a form is only refused.</param>
    public async Task AnswerAsync(
        HttpContext context,
        bool forAll,
        Func<HttpContext, IFormCollection?, Task<MemberAnswer>> answer,
        Func<HttpContext, IFormCollection, Task<MemberAnswer>>? giveBack = null)
    {
        var culture = await CultureAsync(context);

        // What is said along the way is in that language too.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
        var made = await MakeAsync(context, forAll, answer, giveBack);
        SecurityHeaders.Apply(context.Response.Headers);
        context.Response.Headers.CacheControl = KeepNothing;
        switch (made)
        {
            case MemberAnswer.Moved { Url: var url }:
                context.Response.StatusCode = StatusCodes.Status303SeeOther;
                context.Response.Headers.Location = url;
                break;

            case MemberAnswer.Done:
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;

            case MemberAnswer.Undone { Status: var status }:
                context.Response.StatusCode = status;
                break;

            case MemberAnswer.Page page:
                SecurityHeaders.Apply(context.Response.Headers, page.Body.Script is not null);
                await WriteAsync(context, page, culture);
                break;

            case MemberAnswer.File file:
                await SendAsync(context, file);
                break;

            case MemberAnswer.Failed failed:
                await WriteAsync(context, await pages.FailureAsync(context.Request, failed.Reference, clock.GetUtcNow()));
                break;

            default:
                await WriteAsync(context, new MemberAnswer.Page(DocumentBody.Of<Pages.NotFoundView>("NotFound.Title"), StatusCodes.Status404NotFound), culture);
                break;
        }
    }

    private async Task<MemberAnswer> MakeAsync(
        HttpContext context,
        bool forAll,
        Func<HttpContext, IFormCollection?, Task<MemberAnswer>> answer,
        Func<HttpContext, IFormCollection, Task<MemberAnswer>>? giveBack)
    {
        var isForm = HttpMethods.IsPost(context.Request.Method);
        if (!forAll && !visitor.Visitor.IsSignedIn)
        {
            return isForm
                ? await GiveBackAsync(context, giveBack) ?? Refused<SignedOutView>("SignIn.NeededTitle", StatusCodes.Status401Unauthorized)
                : new MemberAnswer.Moved(ReturnAddress.SignInFor(context.Request.Path + context.Request.QueryString));
        }

        IFormCollection? form = null;
        if (isForm)
        {
            if (!context.Request.HasFormContentType || !await IsOursAsync(context))
            {
                return await GiveBackAsync(context, giveBack) ?? Refused<ForeignFormView>("Form.ForeignTitle", StatusCodes.Status400BadRequest);
            }

            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }

        try
        {
            return await answer(context, form);
        }
        catch (TooBusyException)
        {
            return Refused<BusyView>("Busy.Title", StatusCodes.Status503ServiceUnavailable) with { RetryAfter = WhenBusy };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What was typed at length is not lost because something behind it failed.
            var reference = LogFailed(failure, context);
            return isForm && await TryGiveBackAsync(context, giveBack) is MemberAnswer.Page givenBack
                ? givenBack with { Status = StatusCodes.Status500InternalServerError }
                : new MemberAnswer.Failed(reference);
        }
    }

    // The pages about oneself are in one's own language, as one's mails are.
    private async Task<string> CultureAsync(HttpContext context)
        => visitor.Visitor.MemberKey is { } member && context.RequestServices.GetService<IMailPreferences>() is { } preferences
            ? (await preferences.ReadAsync(member, context.RequestAborted)).Culture
            : PageAnswers.DefaultCulture;

    private async Task<bool> IsOursAsync(HttpContext context)
    {
        try
        {
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or IOException)
        {
            return false;
        }
    }

    // Null when it cannot be given back: too large, or not readable.
    private static async Task<MemberAnswer?> GiveBackAsync(HttpContext context, Func<HttpContext, IFormCollection, Task<MemberAnswer>>? giveBack)
    {
        if (giveBack is null || !context.Request.HasFormContentType || context.Request.ContentLength is null or > MostGivenBack)
        {
            return null;
        }

        try
        {
            return await giveBack(context, await context.Request.ReadFormAsync(context.RequestAborted));
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or BadHttpRequestException or IOException)
        {
            return null;
        }
    }

    private async Task<MemberAnswer?> TryGiveBackAsync(HttpContext context, Func<HttpContext, IFormCollection, Task<MemberAnswer>>? giveBack)
    {
        try
        {
            return await GiveBackAsync(context, giveBack);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // What failed before is not there for this either.
            LogFailed(failure, context);
            return null;
        }
    }

    private static MemberAnswer.Page Refused<TView>(string titleKey, int status) where TView : SiteComponent => new(DocumentBody.Of<TView>(titleKey), status);

    // Answers the reference under which it stands in the log.
    private string LogFailed(Exception failure, HttpContext context)
    {
        var reference = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        logger.LogError(failure, "The page {Path} could not be made; the visitor was given the reference {Reference}", context.Request.Path, reference);
        return reference;
    }

    private static async Task SendAsync(HttpContext context, MemberAnswer.File file)
    {
        await using (file.Bytes)
        {
            context.Response.Headers.ContentType = file.ContentType;
            context.Response.Headers.ContentLength = file.Bytes.Length;
            context.Response.Headers.ContentDisposition = $"attachment; filename=\"{file.Name}\"";
            await file.Bytes.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    private async Task WriteAsync(HttpContext context, MemberAnswer.Page page, string culture)
    {
        var now = clock.GetUtcNow();
        Answer answer;
        try
        {
            answer = await pages.OwnAsync(context.Request, page.Status, page.Body, culture, now);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            answer = await pages.FailureAsync(context.Request, LogFailed(failure, context), now);
        }

        if (page.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await WriteAsync(context, answer);
    }

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        // What makes the proof for a form sets its own.
        context.Response.Headers.CacheControl = KeepNothing;
        context.Response.StatusCode = answer.Status;
        context.Response.Headers.ContentType = Html;
        context.Response.Headers.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
        }
    }
}
