using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using MvoUmbraco.Embedded.Publishing.Redirects;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.RedirectUrlManagement;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Redirects;

/// <summary>The redirects that moved and renamed documents left, and whether they go on leaving them.</summary>
internal sealed class RedirectEndpoints(IRedirectUrlService redirects, IPublishedUrlProvider urls, RedirectSwitch tracking) : IManagementEndpoints<RedirectEndpoints>
{
    public static void Map(ManagementRoutes<RedirectEndpoints> routes)
    {
        routes.Get("redirect-management", BackOfficePolicies.SectionAccessContent, (e, request) => Task.FromResult(e.List(request)));
        routes.Get("redirect-management/{id:guid}", BackOfficePolicies.SectionAccessContent, (e, request) => Task.FromResult(e.OfDocument(request)));
        routes.Delete("redirect-management/{id:guid}", BackOfficePolicies.SectionAccessContent, (e, request) => Task.FromResult(e.Delete(request)));
        routes.Get("redirect-management/status", BackOfficePolicies.SectionAccessContent, (e, request) => Task.FromResult(e.Status(request)));
        routes.Post("redirect-management/status", BackOfficePolicies.SectionAccessContent, (e, request) => Task.FromResult(e.Switch(request)));
    }

    private sealed record RedirectModel(Guid Id, string OriginalUrl, string DestinationUrl, DateTime Created, Reference Document, string? Culture);

    private sealed record RedirectStatusModel(RedirectStatus Status, bool UserIsAdmin);

    private IResult List(ManagementRequest request)
    {
        Paging paging = request.Paging;
        int size = Math.Max(1, paging.Take);
        IEnumerable<IRedirectUrl> page = request.Query("filter") is { } filter
            ? redirects.SearchRedirectUrls(filter, paging.Skip / size, size, out long total)
            : redirects.GetAllRedirectUrls(paging.Skip / size, size, out total);
        return Answer.Ok(new Paged<RedirectModel>(total, [.. page.Take(paging.Take).Select(Model)]));
    }

    private IResult OfDocument(ManagementRequest request) =>
        Answer.Ok(request.Paging.Of(redirects.GetContentRedirectUrls(request.Key()).Select(Model).ToArray()));

    private IResult Delete(ManagementRequest request)
    {
        redirects.Delete(request.Key());
        return Answer.Done;
    }

    private IResult Status(ManagementRequest request) =>
        Answer.Ok(new RedirectStatusModel(tracking.IsOn ? RedirectStatus.Enabled : RedirectStatus.Disabled, request.User.IsAdmin()));

    private IResult Switch(ManagementRequest request)
    {
        request.RequiredQuery("status");
        tracking.Set(request.Choice<RedirectStatus>("status") == RedirectStatus.Enabled);
        return Answer.Done;
    }

    /// <summary>An address that leads nowhere any more is still shown as the path that it was.</summary>
    private RedirectModel Model(IRedirectUrl redirect)
    {
        string original = urls.GetUrlFromRoute(redirect.ContentId, redirect.Url, redirect.Culture);
        return new RedirectModel(
            redirect.Key,
            original == Constants.Routing.Unroutable && redirect.Url.StartsWith('/') ? redirect.Url : original,
            urls.GetUrl(redirect.ContentId, culture: redirect.Culture),
            redirect.CreateDateUtc,
            new Reference(redirect.ContentKey),
            redirect.Culture);
    }
}
