using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.Dictionary;

/// <summary>
/// Dictionary items, found by key and then by item key. Keys differ between installations and other tables refer to
/// them, so that the key of an existing item stays.
/// </summary>
internal sealed class DictionaryKind(
    IDictionaryItemService dictionary,
    ILanguageService languages,
    IShortStringHelper shortStrings) : ItemKind<DictionaryEntry>(FileKind.Dictionary)
{
    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (IDictionaryItem item in await dictionary.GetDescendantsAsync(null))
        {
            yield return await DescribeAsync(item);
        }
    }

    public override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if (await FindAsync(key, alias) is not { } item)
        {
            return false;
        }

        Attempt<IDictionaryItem?, DictionaryItemOperationStatus> deleted = await dictionary.DeleteAsync(item.Key, Constants.Security.SuperUserKey);
        return deleted.Success ? true : throw Refused("delete", deleted.Status);
    }

    protected override string FileName(DictionaryEntry item) => item.Alias.ToSafeFileName(shortStrings);

    protected override async Task<FileOutcome> ApplyAsync(DictionaryEntry item, Round round, Notes notes)
    {
        IDictionaryItem? parent = null;
        if (item.Parent is not null)
        {
            parent = await dictionary.GetAsync(item.Parent)
                ?? throw Wrong("Info/Parent", $"The parent \"{item.Parent}\" is not there. Add its file, or remove the element.");
        }

        ILanguage[] installed = [.. await languages.GetAllAsync()];
        DictionaryEntry wanted = item with { Translations = [.. Known(item.Translations, installed, notes)] };

        IDictionaryItem? existing = await FindAsync(item.Key, item.Alias);
        if (existing is not null && (await DescribeAsync(existing)).Means(wanted))
        {
            return FileOutcome.Unchanged;
        }

        IDictionaryItem entity = existing ?? new DictionaryItem(parent?.Key, item.Alias) { Key = item.Key };
        if (existing is not null && existing.ParentId != parent?.Key)
        {
            Attempt<IDictionaryItem, DictionaryItemOperationStatus> moved = await dictionary.MoveAsync(existing, parent?.Key, Constants.Security.SuperUserKey);
            entity = moved.Success ? moved.Result : throw Refused("move", moved.Status);
        }

        entity.ItemKey = item.Alias;
        foreach (ILanguage language in installed)
        {
            // An empty text takes away one that is no longer in the file.
            string text = wanted.Translations.FirstOrDefault(t => Same(t.Language, language.IsoCode))?.Text ?? string.Empty;
            if (text.Length > 0 || entity.Translations.Any(t => Same(t.LanguageIsoCode, language.IsoCode)))
            {
                entity.AddOrUpdateDictionaryValue(language, text);
            }
        }

        Attempt<IDictionaryItem, DictionaryItemOperationStatus> saved = existing is null
            ? await dictionary.CreateAsync(entity, Constants.Security.SuperUserKey)
            : await dictionary.UpdateAsync(entity, Constants.Security.SuperUserKey);
        return saved.Success ? existing is null ? FileOutcome.Created : FileOutcome.Updated : throw Refused("save", saved.Status);
    }

    private static bool Same(string isoCode, string other) => string.Equals(isoCode, other, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<Translation> Known(IEnumerable<Translation> translations, ILanguage[] installed, Notes notes)
    {
        foreach (Translation translation in translations)
        {
            if (installed.Any(language => Same(language.IsoCode, translation.Language)))
            {
                yield return translation;
            }
            else if (translation.Text.Length > 0)
            {
                notes.Warn("Translations", $"The language {translation.Language} is not there; its text is left out. Add the language.");
            }
        }
    }

    private async Task<DictionaryEntry> DescribeAsync(IDictionaryItem item)
    {
        IDictionaryItem? parent = item.ParentId is { } parentKey ? await dictionary.GetAsync(parentKey) : null;
        int level = 0;
        for (IDictionaryItem? above = parent; above is not null; above = above.ParentId is { } key ? await dictionary.GetAsync(key) : null)
        {
            level++;
        }

        return new DictionaryEntry(
            item.Key,
            item.ItemKey,
            level,
            parent?.ItemKey,
            [.. item.Translations
                .DistinctBy(t => t.LanguageIsoCode)
                .OrderBy(t => t.LanguageIsoCode, StringComparer.InvariantCulture)
                .Select(t => new Translation(t.LanguageIsoCode, t.Value))]);
    }

    private async Task<IDictionaryItem?> FindAsync(Guid key, string alias) => await dictionary.GetAsync(key) ?? await dictionary.GetAsync(alias);
}
