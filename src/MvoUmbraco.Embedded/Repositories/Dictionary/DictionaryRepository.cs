using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Dictionary;

/// <summary>Dictionary items: texts of the interface in each language, in a tree by key.</summary>
internal sealed class DictionaryRepository(StoreAccess store, ILanguageRepository languages, IOptionsMonitor<DictionarySettings> settings)
    : IDictionaryRepository, ILanguageFollower
{
    public IDictionaryItem? Get(int id) => HandOut(Rows.Get(id));

    public IDictionaryItem? Get(Guid uniqueId) => HandOut(Rows.Get(uniqueId));

    public IDictionaryItem? Get(string key) => HandOut(Rows.FindFirst(DictionaryRow.ByItemKey, key.ToLowerInvariant()));

    public IEnumerable<IDictionaryItem> GetMany(params int[]? ids) => HandOut(ids is { Length: > 0 } ? ids.Distinct().Select(Rows.Get) : Rows.All);

    public IEnumerable<IDictionaryItem> GetMany(params Guid[] uniqueIds) => HandOut(uniqueIds is { Length: > 0 } ? uniqueIds.Distinct().Select(Rows.Get) : Rows.All);

    public IEnumerable<IDictionaryItem> GetManyByKeys(params string[] keys) => HandOut(keys is { Length: > 0 }
        ? keys.Distinct(StringComparer.OrdinalIgnoreCase).Select(key => Rows.FindFirst(DictionaryRow.ByItemKey, key.ToLowerInvariant()))
        : Rows.All);

    public bool Exists(int id) => Rows.Get(id) is not null;

    public IEnumerable<IDictionaryItem> Get(IQuery<IDictionaryItem> query) => HandOut(Matching(query));

    public int Count(IQuery<IDictionaryItem>? query) => query is null ? Rows.Count : Matching(query).Count();

    public IEnumerable<IDictionaryItem> GetDictionaryItemDescendants(Guid? parentId, string? filter = null)
    {
        IEnumerable<DictionaryRow> below = parentId is { } parent ? Below(parent) : Rows.All;
        return HandOut(below.Where(row => IsFound(row, filter)).OrderBy(row => row.ItemKey, StringComparer.OrdinalIgnoreCase));
    }

    public Dictionary<string, Guid> GetDictionaryItemKeyMap() => Rows.All.ToDictionary(row => row.ItemKey, row => row.Key);

    public void Save(IDictionaryItem entity)
    {
        UnitOfWork write = store.Write;
        if (entity.HasIdentity && Rows.Get(entity.Id) is null)
        {
            throw new InvalidOperationException($"The dictionary item '{entity.ItemKey}' ({entity.Id}) does not exist any more.");
        }

        if (Rows.FindFirst(DictionaryRow.ByItemKey, entity.ItemKey.ToLowerInvariant()) is { } other && other.Id != entity.Id)
        {
            throw new InvalidOperationException($"There is a dictionary item '{entity.ItemKey}' already; item keys are unique.");
        }

        if (entity.HasIdentity)
        {
            entity.UpdatingEntity();
        }
        else
        {
            entity.AddingEntity();
            entity.Id = store.NextId();
        }

        write.Put(DictionaryRow.Kind, new DictionaryRow
        {
            Id = entity.Id,
            Key = entity.Key,
            ItemKey = entity.ItemKey,
            Parent = entity.ParentId,
            Texts = [.. entity.Translations.Select(translation => TextOf(entity, translation)).OfType<DictionaryText>()],
            CreateDate = Utc.Of(entity.CreateDate),
            UpdateDate = Utc.Of(entity.UpdateDate),
        });
        entity.ResetDirtyProperties();
    }

    /// <summary>Deletes the item and those under it.</summary>
    public void Delete(IDictionaryItem entity)
    {
        UnitOfWork write = store.Write;
        foreach (DictionaryRow row in Below(entity.Key))
        {
            write.Remove(DictionaryRow.Kind, row.Id);
        }

        write.Remove(DictionaryRow.Kind, entity.Id);
        entity.DeleteDate = DateTime.UtcNow;
    }

    void ILanguageFollower.LanguageDeleted(int id, string isoCode) => DefinitionTree.Each(
        store.Write,
        DictionaryRow.Kind,
        row => row.Texts.Any(text => text.Language == id) ? row with { Texts = [.. row.Texts.Where(text => text.Language != id)] } : row);

    private Table<DictionaryRow> Rows => store.Read.Table(DictionaryRow.Kind);

    private List<DictionaryRow> Below(Guid parent)
    {
        List<DictionaryRow> found = [.. Rows.Find(DictionaryRow.ByParent, parent)];
        for (int at = 0; at < found.Count; at++)
        {
            found.AddRange(Rows.Find(DictionaryRow.ByParent, found[at].Key));
        }

        return found;
    }

    private bool IsFound(DictionaryRow row, string? filter) => string.IsNullOrWhiteSpace(filter)
        || row.ItemKey.StartsWith(filter, StringComparison.OrdinalIgnoreCase)
        || (settings.CurrentValue.EnableValueSearch && row.Texts.Any(text => text.Value.Contains(filter, StringComparison.OrdinalIgnoreCase)));

    private IEnumerable<DictionaryRow> Matching(IQuery<IDictionaryItem> query)
    {
        var predicate = (EntityQuery<IDictionaryItem>)query;
        return Rows.All.Where(row => predicate.Matches(Build(row)));
    }

    private DictionaryText? TextOf(IDictionaryItem item, IDictionaryTranslation translation)
    {
        if (languages.GetIdByIsoCode(translation.LanguageIsoCode, throwOnNotFound: false) is not { } language)
        {
            return null;
        }

        if (!translation.HasIdentity)
        {
            translation.Id = store.NextId();
            translation.Key = item.Key;
        }

        translation.Value = translation.Value.ToValidXmlString();
        return new DictionaryText(translation.Id, language, translation.Value);
    }

    private DictionaryItem Build(DictionaryRow row)
    {
        var item = new DictionaryItem(row.Parent, row.ItemKey)
        {
            Id = row.Id,
            Key = row.Key,
            CreateDate = row.CreateDate,
            UpdateDate = row.UpdateDate,
            Translations = [.. row.Texts.Select(text => TranslationOf(row, text)).OfType<IDictionaryTranslation>()],
        };
        item.ResetDirtyProperties(false);
        return item;
    }

    private DictionaryTranslation? TranslationOf(DictionaryRow row, DictionaryText text)
    {
        if (languages.Get(text.Language) is not { } language)
        {
            return null;
        }

        var translation = new DictionaryTranslation(language, text.Value, row.Key) { Id = text.Id };
        translation.ResetDirtyProperties(false);
        return translation;
    }

    // Built anew each time rather than kept and cloned: a clone would share the translations.
    private DictionaryItem? HandOut(DictionaryRow? row) => row is null ? null : Build(row);

    private List<IDictionaryItem> HandOut(IEnumerable<DictionaryRow?> rows) => [.. rows.Select(HandOut).OfType<IDictionaryItem>()];
}
