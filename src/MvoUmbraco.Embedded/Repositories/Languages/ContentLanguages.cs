using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Types;
using MvoUmbraco.Embedded.Scoping;

namespace MvoUmbraco.Embedded.Repositories.Languages;

/// <summary>Content follows its languages: what it says in a deleted language goes, what it says in a renamed one goes by the new code.</summary>
internal sealed class ContentLanguages(StoreAccess store, IEnumerable<IContentRows> contents) : ILanguageFollower
{
    public void LanguageDeleted(int id, string isoCode) => Change(row => Renamed(row, isoCode, null));

    public void IsoCodeChanged(string from, string to) => Change(row => Renamed(row, from, to));

    private void Change(Func<ContentRow, ContentRow> change)
    {
        foreach (IContentRows content in contents)
        {
            foreach (ContentRow row in content.All(store.Read).ToList())
            {
                content.Change(store, row, change);
            }
        }
    }

    /// <param name="row">The content.</param>
    /// <param name="from">ISO code that is no more.</param>
    /// <param name="to">ISO code in its place; null deletes.</param>
    internal static ContentRow Renamed(ContentRow row, string from, string? to)
    {
        ContentRow changed = row.Values.Any(value => Is(value.Culture))
            ? row with { Values = [.. row.Values.Where(value => to is not null || !Is(value.Culture)).Select(value => Is(value.Culture) ? value with { Culture = to } : value)] }
            : row;
        if (changed is not DocumentRow document || !Mentions(document))
        {
            return changed;
        }

        return document with
        {
            Cultures = Names(document.Cultures),
            PublishedCultures = Names(document.PublishedCultures),
            EditedCultures = [.. document.EditedCultures.Where(culture => to is not null || !Is(culture)).Select(culture => Is(culture) ? to! : culture)],
            Segments = [.. document.Segments.Where(segment => to is not null || !Is(segment.Culture)).Select(segment => Is(segment.Culture) ? segment with { Culture = to } : segment)],
            Schedule = [.. document.Schedule.Where(entry => to is not null || !Is(entry.Culture)).Select(entry => Is(entry.Culture) ? entry with { Culture = to } : entry)],
        };

        bool Is(string? culture) => string.Equals(culture, from, StringComparison.OrdinalIgnoreCase);

        bool Mentions(DocumentRow item) => item.Cultures.Any(name => Is(name.Culture)) || item.PublishedCultures.Any(name => Is(name.Culture))
            || item.EditedCultures.Any(Is) || item.Segments.Any(segment => Is(segment.Culture)) || item.Schedule.Any(entry => Is(entry.Culture));

        IReadOnlyList<CultureName> Names(IReadOnlyList<CultureName> names) =>
            [.. names.Where(name => to is not null || !Is(name.Culture)).Select(name => Is(name.Culture) ? name with { Culture = to! } : name)];
    }
}
