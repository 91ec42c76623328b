using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Navigation;

/// <summary>
/// In which cultures documents are published: one that varies in its published cultures, an invariant one in every
/// language there is. An unpublished document is there with none.
/// </summary>
internal sealed class PublishStatusRepository(StoreAccess store, TypesOfContent types, Lazy<ILanguageRepository> languages) : IPublishStatusRepository
{
    public Task<IDictionary<Guid, ISet<string>>> GetAllPublishStatusAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Status(store.Read.Table(DocumentRow.Kind).All));

    public Task<ISet<string>> GetPublishStatusAsync(Guid documentKey, CancellationToken cancellationToken) =>
        Task.FromResult(store.Read.Table(DocumentRow.Kind).Get(documentKey) is { } row ? Cultures(row, Languages()) : new HashSet<string>());

    public Task<IDictionary<Guid, ISet<string>>> GetDescendantsOrSelfPublishStatusAsync(Guid rootDocumentKey, CancellationToken cancellationToken)
    {
        Table<DocumentRow> documents = store.Read.Table(DocumentRow.Kind);
        if (documents.Get(rootDocumentKey) is not { } root)
        {
            return Task.FromResult<IDictionary<Guid, ISet<string>>>(new Dictionary<Guid, ISet<string>>());
        }

        (string from, string to) = PathRange.Below(root.Path);
        return Task.FromResult(Status(documents.Range(DocumentRow.ByPath, from, to).Prepend(root)));
    }

    private IDictionary<Guid, ISet<string>> Status(IEnumerable<DocumentRow> rows)
    {
        string[] all = Languages();
        return rows.ToDictionary(row => row.Key, row => Cultures(row, all));
    }

    private ISet<string> Cultures(DocumentRow row, string[] all) =>
        !row.Published ? new HashSet<string>()
        : types.OfDocument(row.TypeId).VariesByCulture() ? row.PublishedCultures.Select(culture => culture.Culture).ToHashSet()
        : all.ToHashSet();

    private string[] Languages() => [.. languages.Value.GetMany().Select(language => language.IsoCode)];
}
