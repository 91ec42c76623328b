using System.Collections.Concurrent;
using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Pages;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Reading;

/// <summary>
/// The published content that one visitor may see, in one language: the ground every reader stands on. Whatever is not
/// published, not permitted or not addressable does not exist here. A document that is not published in the language is
/// read in the default language. One document may be read from its draft, by whoever was let through to it before.
/// </summary>
internal sealed class ContentView(ContentSource source, Visitor visitor, string culture, Guid? draft = null)
{
    // Only what is there: keys that are not may be made up by a caller without end.
    private readonly ConcurrentDictionary<Guid, Sight> known = new();
    private readonly ConcurrentDictionary<Guid, bool> seen = new();

    /// <summary>A document that is there for this visitor.</summary>
    private sealed record Sight(IPublishedContent Content, string Culture, PageLink Link);

    public string Culture => culture;

    public Visitor Visitor => visitor;

    public ContentSource Source => source;

    /// <summary>Computes something that may need Umbraco's context, such as a rich text with links.</summary>
    public T InContext<T>(Func<T> compute)
    {
        using var context = source.Contexts.EnsureUmbracoContext();
        return compute();
    }

    /// <summary>The document, when this visitor may see it.</summary>
    public IPublishedContent? Find(Guid key) => Look(key)?.Content;

    /// <summary>Whether this visitor may see a published document. Cheaper than <see cref="Find"/>, which also asks for its
    /// address: for counting many of which few are shown.</summary>
    public bool Sees(Guid key)
        => known.ContainsKey(key)
            || seen.ContainsKey(key)
            || (source.PublishStatus.HasPublishedAncestorPath(key)
                && source.Content.GetById(key) is { ItemType: PublishedItemType.Content } content
                && source.Access.Ask(content, visitor).IsAllowed
                && (seen[key] = true));

    /// <summary>A link to the document, when this visitor may see it.</summary>
    public PageLink? LinkTo(Guid key) => Look(key)?.Link;

    /// <summary>A link to a document that was found.</summary>
    public PageLink LinkTo(IPublishedContent content)
        => LinkTo(content.Key) ?? throw new InvalidOperationException($"The document {content.Key} was not found in this view.");

    /// <summary>The fields of a document that was found.</summary>
    public ContentFields FieldsOf(IPublishedContent content)
        => new(content, CultureOf(content) ?? source.Addresses.DefaultCulture, this);

    /// <summary>The roots of the knowledge centre; normally one.</summary>
    public IEnumerable<IPublishedContent> Roots()
        => Seen(source.Navigation.RootsOfType(ContentTypes.KnowledgeCentre));

    /// <summary>All documents of a type, in the order of the tree.</summary>
    public IEnumerable<IPublishedContent> OfType(string alias)
        => Roots().SelectMany(root => DescendantsOf(root.Key, alias));

    /// <summary>
    /// The published documents of a type, in the order of the tree, whether or not this visitor may see them: to put many
    /// in order and then show a few. Only what <see cref="Find"/> finds may be shown.
    /// </summary>
    public IEnumerable<IPublishedContent> PublishedOfType(string alias)
        => Roots()
            .SelectMany(root => source.Navigation.DescendantsOfType(root.Key, alias))
            .Select(source.Content.GetById)
            .OfType<IPublishedContent>();

    /// <summary>The documents of a type below another, in the order of the tree.</summary>
    public IEnumerable<IPublishedContent> DescendantsOf(Guid key, string alias)
        => Seen(source.Navigation.DescendantsOfType(key, alias));

    /// <summary>The documents right below another, in their order.</summary>
    public IEnumerable<IPublishedContent> ChildrenOf(Guid key)
        => Seen(source.Navigation.ChildrenOf(key));

    /// <summary>The documents of a type right below another, in their order.</summary>
    public IEnumerable<IPublishedContent> ChildrenOf(Guid key, string alias)
        => Seen(source.Navigation.ChildrenOfType(key, alias));

    /// <summary>The nearest document of a type above another.</summary>
    public PageLink? Above(Guid key, string alias)
        => source.Navigation.TryGetAncestorsKeysOfType(key, alias, out var keys)
            ? keys.Select(LinkTo).FirstOrDefault(link => link is not null)
            : null;

    /// <summary>What every page has.</summary>
    public PageInfo InfoOf(IPublishedContent content)
    {
        var fields = FieldsOf(content);
        var link = LinkTo(content);
        var root = source.Addresses.DefaultCulture;
        return new PageInfo
        {
            Key = content.Key,
            Type = content.ContentType.Alias,
            Name = link.Name,
            ShortName = ShortNameOf(content),
            Url = link.Url,
            Culture = fields.Culture.Length > 0 ? fields.Culture : root,
            Description = fields.Text(Fields.MetaDescription),
            ShareImage = fields.Picture(Fields.ShareImage),
            Breadcrumbs = source.Navigation.TryGetAncestorsKeys(content.Key, out var ancestors)
                ? [.. ancestors.Reverse().Select(LinkTo).OfType<PageLink>()]
                : [],
            Translations = TranslationsOf(content),
            Created = Instant(content.CreateDate),
            Updated = Instant(content.UpdateDate),
        };
    }

    /// <summary>The title for menus.</summary>
    public string ShortNameOf(IPublishedContent content)
        => FieldsOf(content).Text(Fields.ShortTitle) ?? LinkTo(content).Name;

    /// <summary>An instant of Umbraco's, which keeps them in UTC without always saying so.</summary>
    public static DateTimeOffset Instant(DateTime date)
        => date.Kind is DateTimeKind.Local ? new DateTimeOffset(date) : new DateTimeOffset(DateTime.SpecifyKind(date, DateTimeKind.Utc));

    private IEnumerable<IPublishedContent> Seen(IEnumerable<Guid> keys) => keys.Select(Find).OfType<IPublishedContent>();

    private Sight? Look(Guid key)
    {
        if (this.known.TryGetValue(key, out var known))
        {
            return known;
        }

        return LookUp(key) is { } sight ? this.known.GetOrAdd(key, sight) : null;
    }

    private Sight? LookUp(Guid key)
    {
        if (key == draft)
        {
            return source.Content.GetById(true, key) is { ItemType: PublishedItemType.Content } written ? DraftOf(written) : null;
        }

        if (!source.PublishStatus.HasPublishedAncestorPath(key)
            || source.Content.GetById(key) is not { ItemType: PublishedItemType.Content } content
            || !source.Access.Ask(content, visitor).IsAllowed
            || CultureOf(content) is not { } itsCulture)
        {
            return null;
        }

        var path = PathOf(content, itsCulture);
        return path is null ? null : new Sight(content, itsCulture, new PageLink(key, NameOf(content, itsCulture), path));
    }

    // A draft may have no address yet, and may be written in the default language only.
    private Sight DraftOf(IPublishedContent content)
    {
        var itsCulture = CultureOf(content) ?? source.Addresses.DefaultCulture;
        return new Sight(content, itsCulture, new PageLink(content.Key, NameOf(content, itsCulture), PathOf(content, itsCulture) ?? string.Empty));
    }

    private string? PathOf(IPublishedContent content, string itsCulture)
        => source.Addresses.PathOf(content.Key, itsCulture.Length > 0 ? itsCulture : culture)
            ?? source.Addresses.PathOf(content.Key, source.Addresses.DefaultCulture);

    // Empty for a document that does not vary; null for one that varies and is published in neither language.
    private string? CultureOf(IPublishedContent content)
    {
        if (!content.ContentType.Variations.HasFlag(ContentVariation.Culture))
        {
            return string.Empty;
        }

        var standard = source.Addresses.DefaultCulture;
        return content.Cultures.ContainsKey(culture) ? culture : content.Cultures.ContainsKey(standard) ? standard : null;
    }

    private static string NameOf(IPublishedContent content, string itsCulture)
        => content.Cultures.TryGetValue(itsCulture, out var info) ? info.Name : content.Name;

    private Dictionary<string, string> TranslationsOf(IPublishedContent content)
        => content.Cultures.Keys
            .Where(other => other.Length > 0)
            .Select(other => (Culture: other, Path: source.Addresses.PathOf(content.Key, other)))
            .Where(other => other.Path is not null)
            .ToDictionary(other => other.Culture, other => other.Path!, StringComparer.OrdinalIgnoreCase);
}
