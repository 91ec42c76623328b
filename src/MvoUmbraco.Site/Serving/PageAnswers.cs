using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Members;
using MvoUmbraco.Pages;
using MvoUmbraco.Search;
using MvoUmbraco.Site.Calendar;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Pages;
using MvoUmbraco.Site.SignIn;
using MvoUmbraco.Site.Texts;
using MvoUmbraco.SignIn;

namespace MvoUmbraco.Site.Serving;

/// <summary>What to answer to an address: a document, or the address it should have been.</summary>
internal abstract record Outcome
{
    private Outcome()
    {
    }

    /// <summary>A document.</summary>
    /// <param name="Answer">The document.</param>
    /// <param name="Key">Under which everyone may have it; null when it must not be kept.</param>
    /// <param name="IsOwn">It was made for this visitor alone, such as a form.</param>
    public sealed record Document(Answer Answer, AnswerKey? Key, bool IsOwn = false) : Outcome;

    /// <summary>The same page under its own address.</summary>
    public sealed record Moved(string Url) : Outcome;
}

/// <summary>Makes the answer to an address from the content as it is.</summary>
internal sealed class PageAnswers(
    IKnowledgeCentre centre,
    DocumentRenderer renderer,
    SiteAssets assets,
    SiteTexts texts,
    Editions editions,
    ICurrentVisitor visitor,
    PageBodies bodies,
    IAntiforgery antiforgery,
    IServiceProviderIsService services)
{
    public const string DefaultCulture = "nl-BE";
    private readonly bool canSignIn = services.IsService(typeof(IMemberSignIn));
    private readonly bool canSearch = services.IsService(typeof(ISearch));

    /// <summary>
    /// The key of an address: the query is reduced to what changes the page. Null for a query that is not understood; what
    /// is said of it is said to this visitor only.
    /// </summary>
    public static AnswerKey? KeyOf(HttpRequest request)
        => CalendarQuery.Read(request.QueryString) is { IsGood: true } query
            ? new AnswerKey(request.Scheme, request.Host.Value ?? string.Empty, PathOf(request), query.On(string.Empty))
            : null;

    /// <summary>The answer to a request.</summary>
    public async Task<Outcome> MakeAsync(HttpRequest request, Edition edition, DateTimeOffset now)
    {
        var path = PathOf(request);
        var reading = centre.Read();
        if (AddressOf(request, path) is not { } address)
        {
            return await NotFoundAsync(request, reading, edition, now);
        }

        switch (reading.Pages.At(address))
        {
            case PageAnswer.Found { Page: var page }:
                if (page.Info.Url != path && !IsSameIn(address, page.Info.Url))
                {
                    // Found under another address than its own: that of a translation, or one written otherwise.
                    var culture = page.Info.Translations.FirstOrDefault(other => IsSameIn(address, other.Value)).Key;
                    if (culture is not null && centre.Read(culture) is var translated && translated.Pages.Of(page.Info.Key) is PageAnswer.Found other)
                    {
                        return await PageAsync(request, translated, other.Page, edition, now);
                    }

                    if (string.Equals(page.Info.Url.Trim('/'), Uri.UnescapeDataString(address.AbsolutePath).Trim('/'), StringComparison.OrdinalIgnoreCase)
                        || string.Equals(page.Info.Url.Trim('/'), address.AbsolutePath.Trim('/'), StringComparison.OrdinalIgnoreCase))
                    {
                        return new Outcome.Moved(page.Info.Url + request.QueryString);
                    }
                }

                return await PageAsync(request, reading, page, edition, now);

            case PageAnswer.Protected { IsSignedIn: var isSignedIn, Instead: var instead }:
                return await ProtectedAsync(request, reading, isSignedIn, instead, edition, now);

            default:
                return await NotFoundAsync(request, reading, edition, now);
        }
    }

    /// <summary>One of the site's own pages, which is no document, in a language of its own.</summary>
    public Task<Answer> OwnAsync(HttpRequest request, int status, DocumentBody body, string culture, DateTimeOffset now)
    {
        var reading = centre.Read(culture);
        return renderer.RenderAsync(status, Answering(request, reading, culture, editions.At(now), now), body);
    }

    /// <summary>The answer when making one failed.</summary>
    public async Task<Answer> FailureAsync(HttpRequest request, string reference, DateTimeOffset now)
    {
        // Made of no content: that may be what failed.
        var answering = new Answering
        {
            Reading = null,
            Texts = texts,
            Culture = DefaultCulture,
            Now = now,
            Origin = OriginOf(request),
            Assets = assets,
            Reference = reference,
        };
        return await renderer.RenderAsync(StatusCodes.Status500InternalServerError, answering, DocumentBody.Of<ErrorView>("Error.Title"));
    }

    private async Task<Outcome> PageAsync(HttpRequest request, IReading reading, Page page, Edition edition, DateTimeOffset now)
    {
        // Only the calendar knows a query; what it does not understand it says, and does not answer as if all were well.
        var query = page is Core.Calendar.CalendarPage ? CalendarQuery.Read(request.QueryString) : CalendarQuery.All;
        var status = query.IsGood ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;
        var answering = Answering(request, reading, page.Info.Culture, edition, now) with { CalendarQuery = query };
        var answer = await renderer.RenderAsync(status, answering, await bodies.OfAsync(page, request.HttpContext.RequestAborted));

        // A year without events is not kept: there are too many of them.
        var mayKeep = query.Year is not { } year || (page is Core.Calendar.CalendarPage calendar && CalendarYears.Of(calendar.Events).Contains(year));
        var isOwn = page is SignInPage;
        return new Outcome.Document(answer, mayKeep && !isOwn ? KeyOf(request) : null, isOwn);
    }

    private async Task<Outcome> ProtectedAsync(
        HttpRequest request, IReading reading, bool isSignedIn, Page? instead, Edition edition, DateTimeOffset now)
    {
        var status = isSignedIn ? StatusCodes.Status403Forbidden : StatusCodes.Status401Unauthorized;
        var answering = Answering(request, reading, instead?.Info.Culture ?? reading.Culture, edition, now);
        answering = answering with { SignIn = answering.SignIn is { } signIn ? signIn with { ReturnTo = ReturnAddress.Checked(request.Path + request.QueryString) } : null };
        var body = instead is not null
            ? DocumentBody.Of(instead, isStandIn: true)
            : isSignedIn
                ? DocumentBody.Of<NoAccessDefaultView>("NoAccess.Title")
                : DocumentBody.Of<SignInNeededView>("SignIn.NeededTitle");
        return new Outcome.Document(await renderer.RenderAsync(status, answering, body), null, IsOwn: true);
    }

    private async Task<Outcome> NotFoundAsync(HttpRequest request, IReading reading, Edition edition, DateTimeOffset now)
    {
        var answering = Answering(request, reading, reading.Culture, edition, now);
        var body = reading.Frame is null
            ? DocumentBody.Of<EmptySiteView>("EmptySite.Title")
            : DocumentBody.Of<NotFoundView>("NotFound.Title");
        return new Outcome.Document(await renderer.RenderAsync(StatusCodes.Status404NotFound, answering, body), null);
    }

    private Answering Answering(HttpRequest request, IReading reading, string culture, Edition edition, DateTimeOffset now) => new()
    {
        Reading = reading,
        Frame = reading.Frame,
        Texts = texts,
        Culture = culture,
        Now = now,
        Origin = OriginOf(request),
        Assets = assets,
        ColoursUrl = edition.Colours?.Url,
        SignIn = canSignIn ? SignInOn(request) : null,
        CanSearch = canSearch,
    };

    private SignInFrame SignInOn(HttpRequest request) => new()
    {
        Name = visitor.Visitor.Name,
        Here = KeyOf(request) is { } key ? key.Path + key.Query : PathOf(request),
        ReturnTo = ReturnAddress.In(request),
        SeesMembersWhenAsked = () => request.HttpContext.RequestServices.GetService<INetworkMembers>()?.NetworksOf(visitor.Visitor) is { Count: > 0 },
        Token = () => antiforgery.GetAndStoreTokens(request.HttpContext).RequestToken ?? string.Empty,
    };

    private static string OriginOf(HttpRequest request) => $"{request.Scheme}://{request.Host.Value}";

    private static string PathOf(HttpRequest request) => request.PathBase.Add(request.Path).Value ?? "/";

    // Null for an address that is none, such as one with a host name that cannot be.
    private static Uri? AddressOf(HttpRequest request, string path)
        => Uri.TryCreate($"{OriginOf(request)}{new PathString(path).ToUriComponent()}", UriKind.Absolute, out var address) ? address : null;

    private static bool IsSameIn(Uri address, string url)
        => Uri.TryCreate(address, url, out var other) && string.Equals(address.AbsolutePath, other.AbsolutePath, StringComparison.Ordinal);
}
