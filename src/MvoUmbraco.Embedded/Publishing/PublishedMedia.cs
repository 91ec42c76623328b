using System.Diagnostics.CodeAnalysis;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>Media as site and Delivery API see them: everything that is not in the bin. Made of rows as <see cref="PublishedDocuments"/>.</summary>
internal sealed class PublishedMedia(StoreAccess store, PublishedTypes types, PublishedServices published, IPublishedModelFactory models)
    : IPublishedMediaCache, IMediaCacheService
{
    private readonly RememberedItems<MediaRow> items = new(
        types, PublishedItemType.Media, (row, type, _) => new PublishedMedium(row, type, published).CreateModel(models)!);

    public IPublishedContent? GetById(bool preview, int contentId) => Show(Media.Get(contentId));

    public IPublishedContent? GetById(bool preview, Guid contentId) => Show(Media.Get(contentId));

    public IPublishedContent? GetById(int contentId) => Show(Media.Get(contentId));

    public IPublishedContent? GetById(Guid contentId) => Show(Media.Get(contentId));

    public Task<IPublishedContent?> GetByIdAsync(int id) => Task.FromResult(GetById(id));

    public Task<IPublishedContent?> GetByIdAsync(Guid key) => Task.FromResult(GetById(key));

    public Task<IPublishedContent?> GetByKeyAsync(Guid key) => Task.FromResult(GetById(key));

    public bool TryGetCached(Guid key, [NotNullWhen(true)] out IPublishedContent? content) => (content = GetById(key)) is not null;

    public Task<bool> HasContentByIdAsync(int id) => Task.FromResult(GetById(id) is not null);

    public IEnumerable<IPublishedContent> GetByContentType(IPublishedContentType contentType) =>
        [.. Media.Find(MediaRow.Indexes.ByType, contentType.Id).Select(Show).OfType<IPublishedContent>()];

    public Task SeedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RefreshMediaAsync(IMedia media) => Task.CompletedTask;

    public Task DeleteItemAsync(IContentBase media) => Task.CompletedTask;

    public void Rebuild(IReadOnlyCollection<int> contentTypeIds)
    {
    }

    public Task ClearMemoryCacheAsync(CancellationToken cancellationToken)
    {
        ClearConvertedContentCache();
        return Task.CompletedTask;
    }

    public Task RefreshMemoryCacheAsync(Guid key) => Task.CompletedTask;

    public Task RemoveFromMemoryCacheAsync(Guid key) => Task.CompletedTask;

    public Task RebuildMemoryCacheByContentTypeAsync(IEnumerable<int> mediaTypeIds)
    {
        types.ClearContentTypes(mediaTypeIds);
        return Task.CompletedTask;
    }

    public void ClearConvertedContentCache() => types.ClearAll();

    public void ClearConvertedContentCache(IReadOnlyCollection<int> mediaTypeIds) => types.ClearContentTypes(mediaTypeIds);

    private Table<MediaRow> Media => store.Committed.Table(MediaRow.Kind);

    private IPublishedContent? Show(MediaRow? row) => row is null || row.Trashed ? null : items.Of(row, row.TypeId, preview: false);
}
