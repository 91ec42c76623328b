using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>All published caches together, as Umbraco's refreshers and request context take them.</summary>
internal sealed class PublishedCaches(
    IPublishedContentCache content,
    IPublishedMediaCache media,
    IPublishedMemberCache members,
    IDomainCache domains,
    ElementsCache elements) : ICacheManager
{
    public IPublishedContentCache Content => content;

    public IPublishedMediaCache Media => media;

    public IPublishedMemberCache Members => members;

    public IDomainCache Domains => domains;

    public IAppCache ElementsCache => elements;
}
