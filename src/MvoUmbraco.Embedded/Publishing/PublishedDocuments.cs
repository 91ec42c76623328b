using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>
/// The documents as site and Delivery API see them.
/// <para>
/// There is nothing to refresh: a published item is made of one committed row and remembered with that row, and a commit
/// brings other rows. What is published is seen from the moment of the commit. Live documents are those that are
/// published, with all their ancestors; previewing shows whatever is not a blueprint.
/// </para>
/// </summary>
internal sealed class PublishedDocuments(
    StoreAccess store,
    PublishedTypes types,
    PublishedServices published,
    IPublishedModelFactory models,
    IServiceProvider services) : IPublishedContentCache, IDocumentCacheService
{
    private readonly RememberedItems<DocumentRow> items = new(
        types, PublishedItemType.Content, (row, type, preview) => new PublishedDocument(row, type, preview, published).CreateModel(models)!);

    private readonly Lazy<IPreviewService> preview = new(services.GetRequiredService<IPreviewService>);

    public IPublishedContent? GetById(bool preview, int contentId)
    {
        Table<DocumentRow> documents = Documents;
        return Show(documents, documents.Get(contentId), preview);
    }

    public IPublishedContent? GetById(bool preview, Guid contentId)
    {
        Table<DocumentRow> documents = Documents;
        return Show(documents, documents.Get(contentId), preview);
    }

    public IPublishedContent? GetById(int contentId) => GetById(preview.Value.IsInPreview(), contentId);

    public IPublishedContent? GetById(Guid contentId) => GetById(preview.Value.IsInPreview(), contentId);

    public Task<IPublishedContent?> GetByIdAsync(int id, bool? preview = null) => Task.FromResult(GetById(preview ?? this.preview.Value.IsInPreview(), id));

    public Task<IPublishedContent?> GetByIdAsync(Guid key, bool? preview = null) => Task.FromResult(GetById(preview ?? this.preview.Value.IsInPreview(), key));

    public Task<IPublishedContent?> GetByKeyAsync(Guid key, bool? preview = null) => GetByIdAsync(key, preview);

    public bool TryGetCached(Guid key, bool preview, [NotNullWhen(true)] out IPublishedContent? content) => (content = GetById(preview, key)) is not null;

    public Task<bool> HasContentByIdAsync(int id, bool preview = false) => Task.FromResult(GetById(preview, id) is not null);

    /// <summary>All documents of a type that are not in the bin: what is published, or else the draft.</summary>
    public IEnumerable<IPublishedContent> GetByContentType(IPublishedContentType contentType)
    {
        Table<DocumentRow> documents = Documents;
        return [.. documents.Find(DocumentRow.ByType, contentType.Id)
            .Where(row => !row.Trashed && !row.Blueprint)
            .Select(row => Side(row, preview: !row.Published))];
    }

    /// <summary>A live row that the caller found itself, without looking again whether its ancestors are published.</summary>
    public IPublishedContent Side(DocumentRow row, bool preview) => items.Of(row, row.TypeId, preview);

    public Task SeedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task RefreshContentAsync(IContent content) => Task.CompletedTask;

    public Task DeleteItemAsync(IContentBase content) => Task.CompletedTask;

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

    public Task RebuildMemoryCacheByContentTypeAsync(IEnumerable<int> contentTypeIds)
    {
        types.ClearContentTypes(contentTypeIds);
        return Task.CompletedTask;
    }

    public void ClearConvertedContentCache() => types.ClearAll();

    public void ClearConvertedContentCache(IReadOnlyCollection<int> contentTypeIds) => types.ClearContentTypes(contentTypeIds);

    private Table<DocumentRow> Documents => store.Committed.Table(DocumentRow.Kind);

    private IPublishedContent? Show(Table<DocumentRow> documents, DocumentRow? row, bool preview) =>
        row is null || (preview ? row.Blueprint : !documents.IsLive(row)) ? null : Side(row, preview);
}
