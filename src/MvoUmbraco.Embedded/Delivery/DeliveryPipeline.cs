using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Delivery.Rendering;
using MvoUmbraco.Embedded.Delivery.Requests;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Web;

namespace MvoUmbraco.Embedded.Delivery;

/// <summary>
/// What every request to the API passes: access (401), parameters (400), language and segment for all that is read
/// below, Umbraco's request context, and the start item (404).
/// </summary>
internal sealed class DeliveryPipeline(
    IApiAccessService access,
    IRequestPreviewService preview,
    IRequestCultureService cultures,
    IRequestSegmentService segments,
    IRequestStartItemProvider startItem,
    IVariationContextAccessor variation,
    IDefaultCultureAccessor defaultCulture,
    IUmbracoContextFactory umbracoContexts,
    CurrentExpansion expansion)
{
    private const string SupportedVersions = "api-supported-versions";
    private const string Version = "2.0";
    private const string ContentVary = "Accept-Language, Accept-Segment, Preview, Start-Item";

    public async Task Content(HttpContext context, Func<HttpContext, DeliveryQuery, Task> answer)
    {
        context.Response.Headers[SupportedVersions] = Version;
        context.Response.Headers.Vary = ContentVary;
        if (!(preview.IsPreview() ? access.HasPreviewAccess() : access.HasPublicAccess()))
        {
            await DeliveryAnswer.Status(context, StatusCodes.Status401Unauthorized);
            return;
        }

        await Answer(context, answer, isContent: true);
    }

    public async Task Media(HttpContext context, Func<HttpContext, DeliveryQuery, Task> answer)
    {
        context.Response.Headers[SupportedVersions] = Version;
        if (!access.HasMediaAccess())
        {
            await DeliveryAnswer.Status(context, StatusCodes.Status401Unauthorized);
            return;
        }

        await Answer(context, answer, isContent: false);
    }

    private async Task Answer(HttpContext context, Func<HttpContext, DeliveryQuery, Task> answer, bool isContent)
    {
        (DeliveryQuery? query, BadParameter? bad) = DeliveryQuery.Read(context.Request);
        if (query is null)
        {
            await DeliveryAnswer.Invalid(context, bad!);
            return;
        }

        using UmbracoContextReference umbraco = umbracoContexts.EnsureUmbracoContext();
        VariationContext? current = variation.VariationContext;
        variation.VariationContext = new VariationContext(
            (isContent ? NotBlank(cultures.GetRequestedCulture()) : null) ?? NotBlank(current?.Culture) ?? defaultCulture.DefaultCulture,
            (isContent ? NotBlank(segments.GetRequestedSegment()) : null) ?? current?.Segment);
        expansion.Set(context, query.Expand, query.Fields);
        if (isContent && startItem.RequestedStartItem() is not null && startItem.GetStartItem() is null)
        {
            await DeliveryAnswer.NotFound(context, "The Start-Item could not be found");
            return;
        }

        await answer(context, query);
    }

    private static string? NotBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
