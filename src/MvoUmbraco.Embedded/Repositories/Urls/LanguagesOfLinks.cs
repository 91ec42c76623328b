using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Repositories.Tags;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Urls;

/// <summary>
/// What hangs on documents in a language goes with the language: URL segments, URL aliases, redirects and tags; a domain
/// stays, without language. All but redirects know the language by its id, so a new ISO code changes those alone.
/// </summary>
internal sealed class LanguagesOfLinks(StoreAccess store) : ILanguageFollower
{
    public void LanguageDeleted(int id, string isoCode)
    {
        Change(DocumentUrlRow.Kind, row => row.Segments.Any(segment => segment.Language == id), row => row with { Segments = [.. row.Segments.Where(segment => segment.Language != id)] });
        Change(DocumentUrlAliasRow.Kind, row => row.Aliases.Any(alias => alias.Language == id), row => row with { Aliases = [.. row.Aliases.Where(alias => alias.Language != id)] });
        Change(RedirectUrlRow.Kind, row => Is(row, isoCode), _ => null);
        Change(DomainRow.Kind, row => row.Language == id, row => row with { Language = null });
        HashSet<int> tags = [.. store.Read.Table(TagRow.Kind).All.Where(tag => tag.Language == id).Select(tag => tag.Id)];
        Change(TagLinkRow.Kind, row => tags.Contains(row.Tag), _ => null);
        Change(TagRow.Kind, row => tags.Contains(row.Id), _ => null);
    }

    public void IsoCodeChanged(string from, string to) => Change(RedirectUrlRow.Kind, row => Is(row, from), row => row with { Culture = to });

    private static bool Is(RedirectUrlRow row, string isoCode) => string.Equals(row.Culture, isoCode, StringComparison.OrdinalIgnoreCase);

    /// <summary>Puts back what the change gives for the rows that it is about; null removes.</summary>
    private void Change<TRow>(Kind<TRow> kind, Func<TRow, bool> about, Func<TRow, TRow?> change)
        where TRow : Row
    {
        foreach (TRow row in store.Read.Table(kind).All.Where(about).ToList())
        {
            if (change(row) is { } changed)
            {
                store.Write.Put(kind, changed);
            }
            else
            {
                store.Write.Remove(kind, row.Id);
            }
        }
    }
}
