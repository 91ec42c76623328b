using MvoUmbraco.Embedded.Repositories.Tags;
using MvoUmbraco.Embedded.Repositories.Urls;
using MvoUmbraco.Embedded.Scoping;

namespace MvoUmbraco.Embedded.Repositories.Languages;

/// <summary>Addresses, redirects and tags of a language go with it. Those that name it by id need nothing when its ISO code changes.</summary>
internal sealed class LanguageTraces(StoreAccess store) : ILanguageFollower
{
    public void LanguageDeleted(int id, string isoCode)
    {
        DefinitionTree.Each(store.Write, DocumentUrlRow.Kind, row => row.Segments.Any(segment => segment.Language == id)
            ? row with { Segments = [.. row.Segments.Where(segment => segment.Language != id)] }
            : row);
        DefinitionTree.Each(store.Write, DocumentUrlAliasRow.Kind, row => row.Aliases.Any(alias => alias.Language == id)
            ? row with { Aliases = [.. row.Aliases.Where(alias => alias.Language != id)] }
            : row);

        foreach (RedirectUrlRow redirect in store.Read.Table(RedirectUrlRow.Kind).All.Where(row => Is(row, isoCode)).ToList())
        {
            store.Write.Remove(RedirectUrlRow.Kind, redirect.Id);
        }

        foreach (TagRow tag in store.Read.Table(TagRow.Kind).All.Where(tag => tag.Language == id).ToList())
        {
            foreach (TagLinkRow link in store.Read.Table(TagLinkRow.Kind).Find(TagLinkRow.ByTag, tag.Id).ToList())
            {
                store.Write.Remove(TagLinkRow.Kind, link.Id);
            }

            store.Write.Remove(TagRow.Kind, tag.Id);
        }
    }

    public void IsoCodeChanged(string from, string to) =>
        DefinitionTree.Each(store.Write, RedirectUrlRow.Kind, row => Is(row, from) ? row with { Culture = to } : row);

    private static bool Is(RedirectUrlRow row, string isoCode) => string.Equals(row.Culture, isoCode, StringComparison.OrdinalIgnoreCase);
}
