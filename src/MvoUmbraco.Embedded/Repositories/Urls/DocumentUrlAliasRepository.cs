using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Urls;

/// <summary>The URL aliases of documents (property <c>umbracoUrlAlias</c>), one row per document. They go with the document.</summary>
internal sealed class DocumentUrlAliasRepository(StoreAccess store, TypesOfContent types, Lazy<ILanguageRepository> languages) : IDocumentUrlAliasRepository, INodeRemoval
{
    /// <summary>Replaces all aliases of each document that is named.</summary>
    public void Save(IEnumerable<PublishedDocumentUrlAlias> aliases)
    {
        foreach (IGrouping<Guid, PublishedDocumentUrlAlias> document in aliases.GroupBy(alias => alias.DocumentKey))
        {
            DocumentUrlAliasRow? before = store.Read.Table(DocumentUrlAliasRow.Kind).Get(document.Key);
            UrlAlias[] stored = [.. document.Select(alias => new UrlAlias(alias.NullableLanguageId, alias.Alias)).Distinct()];
            if (before is null || !before.Aliases.SequenceEqual(stored))
            {
                store.Write.Put(DocumentUrlAliasRow.Kind, new DocumentUrlAliasRow { Id = before?.Id ?? store.NextId(), Key = document.Key, Aliases = stored });
            }
        }
    }

    public IEnumerable<PublishedDocumentUrlAlias> GetAll() =>
    [
        .. store.Read.Table(DocumentUrlAliasRow.Kind).All.SelectMany(row => row.Aliases.Select(alias => new PublishedDocumentUrlAlias
        {
            DocumentKey = row.Key,
            NullableLanguageId = alias.Language,
            Alias = alias.Alias,
        })),
    ];

    public void DeleteByDocumentKey(IEnumerable<Guid> documentKeys)
    {
        foreach (Guid key in documentKeys)
        {
            Delete(key);
        }
    }

    public void DeleteAll()
    {
        foreach (DocumentUrlAliasRow row in store.Read.Table(DocumentUrlAliasRow.Kind).All.ToList())
        {
            store.Write.Remove(DocumentUrlAliasRow.Kind, row.Id);
        }
    }

    public IEnumerable<DocumentUrlAliasRaw> GetAllDocumentUrlAliases()
    {
        List<DocumentUrlAliasRaw> aliases = [];
        foreach (DocumentRow row in store.Read.Table(DocumentRow.Kind).All.Where(row => !row.Trashed))
        {
            if (types.Property(types.OfDocument(row.TypeId), Constants.Conventions.Content.UrlAlias) is not { } property)
            {
                continue;
            }

            aliases.AddRange(row.Values
                .Where(value => value.Property == property.Id && StoredText.Decode(value.Edited) is string)
                .Select(value => new DocumentUrlAliasRaw
                {
                    DocumentKey = row.Key,
                    LanguageId = value.Culture is null ? null : languages.Value.GetIdByIsoCode(value.Culture, throwOnNotFound: false),
                    AliasValue = (string)StoredText.Decode(value.Edited)!,
                }));
        }

        return aliases;
    }

    public void Remove(NodeRow node) => Delete(node.Key);

    private void Delete(Guid key)
    {
        if (store.Read.Table(DocumentUrlAliasRow.Kind).Get(key) is { } row)
        {
            store.Write.Remove(DocumentUrlAliasRow.Kind, row.Id);
        }
    }
}
