using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>The domains, read when they are first asked and after each change.</summary>
internal sealed class PublishedDomains(IServiceProvider services, IDefaultCultureAccessor defaultCulture) : IDomainCache, IDomainCacheService
{
    private readonly Lazy<IDomainService> domains = new(services.GetRequiredService<IDomainService>);
    private readonly Lock changing = new();
    private volatile Domain[]? known;
    private int changes;

    public string DefaultCulture => defaultCulture.DefaultCulture;

    public IEnumerable<Domain> GetAll(bool includeWildcards) => includeWildcards ? Known : Known.Where(domain => !domain.IsWildcard);

    public IEnumerable<Domain> GetAssigned(int documentId, bool includeWildcards = false) =>
        Known.Length == 0 ? [] : GetAll(includeWildcards).Where(domain => domain.ContentId == documentId);

    public bool HasAssigned(int documentId, bool includeWildcards = false) => documentId > 0 && GetAssigned(documentId, includeWildcards).Any();

    public void Refresh(DomainCacheRefresher.JsonPayload[] payloads)
    {
        lock (changing)
        {
            changes++;
            known = null;
        }
    }

    private Domain[] Known => known ?? Read();

    private Domain[] Read()
    {
        int before = Volatile.Read(ref changes);
        Domain[] read = [.. domains.Value.GetAll(includeWildcards: true)
            .Where(domain => domain.RootContentId is not null && !string.IsNullOrWhiteSpace(domain.LanguageIsoCode))
            .Select(domain => new Domain(domain.Id, domain.DomainName, domain.RootContentId!.Value, domain.LanguageIsoCode, domain.IsWildcard, domain.SortOrder))
            .OrderBy(domain => domain.SortOrder)];
        lock (changing)
        {
            // What was read while it changed may be from before; it serves this question and is not kept.
            if (changes == before)
            {
                known = read;
            }
        }

        return read;
    }
}
