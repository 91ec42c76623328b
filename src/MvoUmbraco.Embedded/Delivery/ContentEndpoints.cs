using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using MvoUmbraco.Embedded.Delivery.Rendering;
using MvoUmbraco.Embedded.Delivery.Requests;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Delivery;

/// <summary>The endpoints under <c>/umbraco/delivery/api/v2/content</c>.</summary>
internal sealed class ContentEndpoints(
    DeliveryPipeline pipeline,
    IApiPublishedContentCache content,
    IApiContentResponseBuilder responses,
    ListItems items,
    IApiContentPathResolver paths,
    IApiContentQueryService queries,
    IRequestMemberAccessService access,
    IRequestPreviewService preview,
    IRequestRedirectService redirects)
{
    private const string PreviewPrefix = "/" + Constants.DeliveryApi.Routing.PreviewContentPathPrefix;

    /// <param name="routes">Where to map.</param>
    /// <param name="caching">Which answers are kept.</param>
    /// <param name="endpoints">Made at the first request: what they are made of has to be started.</param>
    public static void Map(IEndpointRouteBuilder routes, DeliveryCaching caching, Lazy<ContentEndpoints> endpoints)
    {
        RouteGroupBuilder group = routes.MapGroup(DeliveryRegistrations.Root + "/api/v2/content").WithMetadata(caching);
        group.MapGet(string.Empty, context => endpoints.Value.Answer(context, endpoints.Value.List));
        group.MapGet("item/{id:guid}", context => endpoints.Value.Answer(context, endpoints.Value.ById));
        group.MapGet("item/{*path}", context => endpoints.Value.Answer(context, endpoints.Value.ByPath));
        group.MapGet("items", context => endpoints.Value.Answer(context, endpoints.Value.ByIds));
    }

    private Task Answer(HttpContext context, Func<HttpContext, DeliveryQuery, Task> answer) => pipeline.Content(context, answer);

    private async Task List(HttpContext context, DeliveryQuery query)
    {
        ProtectedAccess member = await access.MemberAccessAsync();
        Attempt<PagedModel<Guid>, ApiContentQueryOperationStatus> found = queries.ExecuteQuery(query.Fetch, query.Filters, query.Sorts, member, query.Skip, query.Take);
        await (found switch
        {
            { Success: true } => DeliveryAnswer.Page(context, found.Result.Total, items.Render(context, query, found.Result.Items)),
            { Status: ApiContentQueryOperationStatus.FilterOptionNotFound } => DeliveryAnswer.Problem(context, "Filter option not found", "One of the attempted 'filter' options does not exist"),
            { Status: ApiContentQueryOperationStatus.SelectorOptionNotFound } => DeliveryAnswer.Problem(context, "Selector option not found", "The attempted 'fetch' option does not exist"),
            { Status: ApiContentQueryOperationStatus.SortOptionNotFound } => DeliveryAnswer.Problem(context, "Sort option not found", "One of the attempted 'sort' options does not exist"),
            _ => DeliveryAnswer.Problem(context, "Unknown content query status", $"Content query status \"{found.Status}\" was not expected here"),
        });
    }

    private async Task ById(HttpContext context, DeliveryQuery query)
    {
        if (!Guid.TryParse(context.Request.RouteValues["id"] as string, out Guid id) || content.GetById(id) is not { } item)
        {
            await DeliveryAnswer.Status(context, StatusCodes.Status404NotFound);
            return;
        }

        await Item(context, item);
    }

    private async Task ByPath(HttpContext context, DeliveryQuery query)
    {
        string path = Decode(context.Request.RouteValues["path"] as string ?? string.Empty);
        if (Find(path.Length == 0 ? "/" : path) is { } item)
        {
            await Item(context, item);
        }
        else if (redirects.GetRedirectRoute(path) is { } redirect)
        {
            context.Response.Headers["Location-Start-Item-Path"] = redirect.StartItem.Path;
            context.Response.Headers["Location-Start-Item-Id"] = redirect.StartItem.Id.ToString("D");
            context.Response.Redirect(redirect.Path, permanent: true);
        }
        else
        {
            await DeliveryAnswer.Status(context, StatusCodes.Status404NotFound);
        }
    }

    private async Task ByIds(HttpContext context, DeliveryQuery query)
    {
        StringValues given = context.Request.Query["id"];
        if (given.Count == 0)
        {
            await DeliveryAnswer.Status(context, StatusCodes.Status404NotFound);
            return;
        }

        if (KeysIn(given, out List<Guid> keys) is { } bad)
        {
            await DeliveryAnswer.Invalid(context, bad);
            return;
        }

        IPublishedContent[] found = [.. content.GetByIds(keys)];
        foreach (IPublishedContent item in found)
        {
            if (Denied(await access.MemberHasAccessToAsync(item)) is { } status)
            {
                await DeliveryAnswer.Status(context, status);
                return;
            }
        }

        await DeliveryAnswer.Ok<IReadOnlyList<IApiContentResponse>>(context, [.. found.Select(responses.Build).OfType<IApiContentResponse>()]);
    }

    private async Task Item(HttpContext context, IPublishedContent item)
    {
        if (Denied(await access.MemberHasAccessToAsync(item)) is { } status)
        {
            await DeliveryAnswer.Status(context, status);
        }
        else if (responses.Build(item) is { } response)
        {
            await DeliveryAnswer.Ok(context, response);
        }
        else
        {
            await DeliveryAnswer.Status(context, StatusCodes.Status404NotFound);
        }
    }

    private static int? Denied(PublicAccessStatus status) => status switch
    {
        PublicAccessStatus.AccessAccepted => null,
        PublicAccessStatus.AccessDenied => StatusCodes.Status403Forbidden,
        _ => StatusCodes.Status401Unauthorized,
    };

    /// <summary>The server decodes everything in a path but slashes.</summary>
    internal static string Decode(string path) => path.Contains("%2F", StringComparison.OrdinalIgnoreCase) ? WebUtility.UrlDecode(path) : path;

    internal static BadParameter? KeysIn(StringValues given, out List<Guid> keys)
    {
        keys = [];
        foreach (string? text in given)
        {
            if (!Guid.TryParse(text, out Guid key))
            {
                return new BadParameter("id", $"The value '{text}' is not valid.");
            }

            if (!keys.Contains(key))
            {
                keys.Add(key);
            }
        }

        return null;
    }

    private IPublishedContent? Find(string path)
    {
        string rooted = path.StartsWith('/') ? path : "/" + path;
        if (!rooted.StartsWith(PreviewPrefix, StringComparison.Ordinal))
        {
            return paths.ResolveContentPath(path);
        }

        return preview.IsPreview() && Guid.TryParse(rooted.AsSpan(PreviewPrefix.Length).TrimEnd('/'), out Guid key) ? content.GetById(key) : null;
    }
}

/// <summary>A page of a list, and how many there are in all.</summary>
internal sealed record Paged<T>(long Total, IReadOnlyList<T> Items);
