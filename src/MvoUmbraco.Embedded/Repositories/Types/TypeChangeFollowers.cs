using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Repositories.Tags;
using MvoUmbraco.Embedded.Repositories.Urls;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>What hangs on content and must follow when its type changes. Called for each content item of the type, within the scope of the change.</summary>
internal interface ITypeChangeFollower
{
    void Follow(ContentRow content, TypeChange change);
}

/// <summary>Redirects tell of addresses per culture, or of one for all: a type that varies otherwise makes them wrong.</summary>
internal sealed class RedirectsOfChangedTypes(StoreAccess store) : ITypeChangeFollower
{
    public void Follow(ContentRow content, TypeChange change)
    {
        if (change.Before.VariesByCulture != change.After.VariesByCulture)
        {
            foreach (RedirectUrlRow redirect in store.Read.Table(RedirectUrlRow.Kind).Find(RedirectUrlRow.ByContent, content.Key).ToList())
            {
                store.Write.Remove(RedirectUrlRow.Kind, redirect.Id);
            }
        }
    }
}

/// <summary>Tags go where the values of their property go: to the default language and back, or away.</summary>
internal sealed class TagsOfChangedTypes(StoreAccess store) : ITypeChangeFollower
{
    public void Follow(ContentRow content, TypeChange change)
    {
        foreach (IGrouping<int, TagLinkRow> links in store.Read.Table(TagLinkRow.Kind).Find(TagLinkRow.ByNode, content.Id).ToList().GroupBy(link => link.Property))
        {
            if (!change.Before.Properties.TryGetValue(links.Key, out EffectiveProperty before))
            {
                continue;
            }

            if (!change.After.Properties.TryGetValue(links.Key, out EffectiveProperty after))
            {
                Unlink(links);
            }
            else if (before.VariesByCulture != after.VariesByCulture)
            {
                Move([.. links], change.DefaultCulture, after.VariesByCulture);
            }
        }
    }

    private void Move(List<TagLinkRow> links, string defaultCulture, bool toCulture)
    {
        int? language = store.Read.Table(LanguageRow.Kind).FindFirst(LanguageRow.ByIsoCode, defaultCulture.ToLowerInvariant())?.Id;
        (int? from, int? to) = toCulture ? (null, language) : (language, (int?)null);
        Unlink(links);
        foreach (TagLinkRow link in links)
        {
            if (store.Read.Table(TagRow.Kind).Get(link.Tag) is { } tag && tag.Language == from)
            {
                store.Write.Put(TagLinkRow.Kind, link with { Tag = InLanguage(tag, to) });
            }
        }
    }

    private int InLanguage(TagRow tag, int? language)
    {
        TagRow? known = store.Read.Table(TagRow.Kind).Find(TagRow.ByText, tag.Text)
            .FirstOrDefault(other => other.Language == language && string.Equals(other.Group, tag.Group, StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            known = tag with { Id = store.NextId(), Key = Guid.NewGuid(), Language = language };
            store.Write.Put(TagRow.Kind, known);
        }

        return known.Id;
    }

    private void Unlink(IEnumerable<TagLinkRow> links)
    {
        foreach (TagLinkRow link in links)
        {
            store.Write.Remove(TagLinkRow.Kind, link.Id);
        }
    }
}
