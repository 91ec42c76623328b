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
    public void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder group = routes.MapGroup("/umbraco/delivery/api/v2/media");
        group.MapGet(string.Empty, pipeline.Media(List));
        group.MapGet("item/{id:guid}", pipeline.Media(ById));
        group.MapGet("item/{*path}", pipeline.Media(ByPath));
        group.MapGet("items", pipeline.Media(ByIds));
    }

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
