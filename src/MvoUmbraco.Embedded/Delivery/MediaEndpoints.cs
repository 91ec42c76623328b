using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;
using MvoUmbraco.Embedded.Delivery.Media;
using MvoUmbraco.Embedded.Delivery.Requests;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Delivery;

/// <summary>The endpoints under <c>/umbraco/delivery/api/v2/media</c>.</summary>
internal sealed class MediaEndpoints(DeliveryPipeline pipeline, IPublishedMediaCache media, IApiMediaQueryService queries, MediaAnswers answers)
{
    /// <inheritdoc cref="ContentEndpoints.Map"/>
    public static void Map(IEndpointRouteBuilder routes, DeliveryCaching caching, Lazy<MediaEndpoints> endpoints)
    {
        RouteGroupBuilder group = routes.MapGroup(DeliveryRegistrations.Root + "/api/v2/media").WithMetadata(caching);
        group.MapGet(string.Empty, context => endpoints.Value.Answer(context, endpoints.Value.List));
        group.MapGet("item/{id:guid}", context => endpoints.Value.Answer(context, endpoints.Value.ById));
        group.MapGet("item/{*path}", context => endpoints.Value.Answer(context, endpoints.Value.ByPath));
        group.MapGet("items", context => endpoints.Value.Answer(context, endpoints.Value.ByIds));
    }

    private Task Answer(HttpContext context, Func<HttpContext, DeliveryQuery, Task> answer) => pipeline.Media(context, answer);

    private Task List(HttpContext context, DeliveryQuery query)
    {
        Attempt<PagedModel<Guid>, ApiMediaQueryOperationStatus> found = queries.ExecuteQuery(query.Fetch, query.Filters, query.Sorts, query.Skip, query.Take);
        return found switch
        {
            { Success: true } => DeliveryAnswer.Ok(context, new Paged<IApiMediaWithCropsResponse>(found.Result.Total, Answers(found.Result.Items))),
            { Status: ApiMediaQueryOperationStatus.FilterOptionNotFound } => DeliveryAnswer.Problem(context, "Filter option not found", "One of the attempted 'filter' options does not exist"),
            { Status: ApiMediaQueryOperationStatus.SelectorOptionNotFound } => DeliveryAnswer.Problem(context, "Selector option not found", "The attempted 'fetch' option does not exist"),
            { Status: ApiMediaQueryOperationStatus.SortOptionNotFound } => DeliveryAnswer.Problem(context, "Sort option not found", "One of the attempted 'sort' options does not exist"),
            _ => DeliveryAnswer.Problem(context, "Unknown media query status", $"Media query status \"{found.Status}\" was not expected here"),
        };
    }

    private Task ById(HttpContext context, DeliveryQuery query) =>
        Item(context, Guid.TryParse(context.Request.RouteValues["id"] as string, out Guid id) ? media.GetById(id) : null);

    private Task ByPath(HttpContext context, DeliveryQuery query) =>
        Item(context, queries.GetByPath(ContentEndpoints.Decode(context.Request.RouteValues["path"] as string ?? string.Empty)));

    private Task ByIds(HttpContext context, DeliveryQuery query)
    {
        StringValues given = context.Request.Query["id"];
        if (given.Count == 0)
        {
            return DeliveryAnswer.Status(context, StatusCodes.Status404NotFound);
        }

        return ContentEndpoints.KeysIn(given, out List<Guid> keys) is { } bad
            ? DeliveryAnswer.Invalid(context, bad)
            : DeliveryAnswer.Ok(context, Answers(keys));
    }

    private Task Item(HttpContext context, IPublishedContent? item) => item is null
        ? DeliveryAnswer.Status(context, StatusCodes.Status404NotFound)
        : DeliveryAnswer.Ok(context, answers.Build(item));

    private IReadOnlyList<IApiMediaWithCropsResponse> Answers(IEnumerable<Guid> keys) =>
        [.. keys.Select(media.GetById).OfType<IPublishedContent>().Select(answers.Build)];
}
