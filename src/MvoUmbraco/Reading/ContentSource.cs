using MvoUmbraco.Access;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Web;

namespace MvoUmbraco.Reading;

/// <summary>Where a reading gets what it reads: Umbraco's caches in memory, and who may see what.</summary>
internal sealed record ContentSource(
    IPublishedContentCache Content,
    IDocumentNavigationQueryService Navigation,
    IPublishStatusQueryService PublishStatus,
    IContentAccess Access,
    DocumentAddresses Addresses,
    IPublishedUrlProvider MediaUrls,
    IUmbracoContextFactory Contexts);
