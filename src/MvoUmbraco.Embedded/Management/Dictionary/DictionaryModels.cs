using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Management.Dictionary;

/// <summary>A dictionary item with its text in each language that has one.</summary>
internal sealed record DictionaryModel(Guid Id, string Name, IReadOnlyList<DictionaryText> Translations);

internal sealed record DictionaryText(string IsoCode, string Translation);

/// <summary>A dictionary item in the list: which languages have a text.</summary>
internal sealed record DictionaryOverview(Guid Id, string Name, Reference? Parent, IReadOnlyList<string> TranslatedIsoCodes)
{
    public static DictionaryOverview Of(IDictionaryItem item) => new(
        item.Key,
        item.ItemKey,
        Reference.To(item.ParentId),
        [.. item.Translations.Where(translation => !string.IsNullOrWhiteSpace(translation.Value)).Select(translation => translation.LanguageIsoCode)]);
}

internal sealed record DictionaryListItem(Guid Id, IReadOnlyList<Flag> Flags, string Name);

internal sealed record UpdateDictionaryItem(string Name, IReadOnlyList<DictionaryText> Translations);

internal sealed record CreateDictionaryItem(string Name, IReadOnlyList<DictionaryText> Translations, Reference? Parent = null, Guid? Id = null);
