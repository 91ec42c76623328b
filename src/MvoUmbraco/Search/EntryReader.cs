using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Search;

/// <summary>Turns published content into entries of the index: all of it, whoever may see it.</summary>
internal sealed class EntryReader(ContentSource source, ILanguageService languages)
{
    /// <summary>The content as it is now.</summary>
    public EntryPass Begin()
        => new(source, [.. languages.GetAllAsync().GetAwaiter().GetResult().Select(language => language.IsoCode)]);
}

/// <summary>One walk over the content. Begin another after a change.</summary>
internal sealed class EntryPass
{
    private static readonly HashSet<string> NotSearched = [ContentTypes.SignInPage, ContentTypes.NoAccessPage];

    private static readonly string[] Pickers =
    [
        Fields.Themes, Fields.Theme, Fields.AttentionPoints, Fields.Organisers, Fields.Organisations, Fields.Organisation,
        Fields.Network, Fields.NetworkRepresented,
    ];

    private readonly ContentSource source;
    private readonly string[] cultures;
    private readonly Dictionary<string, ContentView> views;

    public EntryPass(ContentSource source, string[] cultures)
    {
        this.source = source;
        this.cultures = cultures;
        var all = source with { Access = new SeesAll(source.Access) };
        views = cultures.ToDictionary(culture => culture, culture => new ContentView(all, Visitor.Anonymous, culture), StringComparer.OrdinalIgnoreCase);
    }

    private string Standard => source.Addresses.DefaultCulture;

    /// <summary>Every document that may have entries, in the order of the tree.</summary>
    public IReadOnlyList<Guid> Keys()
    {
        var roots = source.Navigation.RootsOfType(ContentTypes.KnowledgeCentre);
        return [.. roots.SelectMany(root => source.Navigation.DescendantsOf(root).Prepend(root))];
    }

    /// <summary>A document and everything below it.</summary>
    public IEnumerable<Guid> Branch(Guid key) => source.Navigation.DescendantsOf(key).Prepend(key);

    /// <summary>The entries of a document, without their texts; none for one that is not published.</summary>
    public IReadOnlyList<EntryOutline> Look(Guid key)
        => [.. from culture in cultures
               let found = Find(key, culture)
               where found is not null
               select new EntryOutline(key, culture, PrintOf(found, culture))];

    /// <summary>An entry; null when the document has gone since it was looked at.</summary>
    public SearchEntry? Read(EntryOutline outline)
        => Find(outline.Key, outline.Culture) is { } content
            ? views[outline.Culture].InContext(() => EntryOf(content, outline))
            : null;

    // The document, when this is a language it is written in.
    private IPublishedContent? Find(Guid key, string culture)
        => views[culture].Find(key) is { } content
            && !NotSearched.Contains(content.ContentType.Alias)
            && (Varies(content) ? content.Cultures.ContainsKey(culture) : string.Equals(culture, Standard, StringComparison.OrdinalIgnoreCase))
            ? content
            : null;

    private static bool Varies(IPublishedContent content) => content.ContentType.Variations.HasFlag(ContentVariation.Culture);

    private List<string> ReadIn(IPublishedContent content, string culture)
        => [.. cultures.Where(read => !Varies(content)
            || string.Equals(read, culture, StringComparison.OrdinalIgnoreCase)
            || (string.Equals(culture, Standard, StringComparison.OrdinalIgnoreCase) && !content.Cultures.ContainsKey(read)))];

    private static IReadOnlyList<string> WhoSees(Audience audience)
        => audience.IsEveryone
            ? [SearchSchema.Everybody]
            : [.. audience.Groups.Select(SearchSchema.Group).Concat(audience.UserNames.Select(SearchSchema.Member)).Order(StringComparer.Ordinal)];

    // A name is among the words of a document when who may see the document may see whose name it is.
    private List<PageLink> NamedBy(IPublishedContent content, ContentView view)
    {
        var fields = view.FieldsOf(content);
        var who = WhoSees(source.Access.AudienceOf(content));
        return [.. Pickers.SelectMany(fields.Links).Concat(view.Above(content.Key, ContentTypes.LearningNetwork) is { } network ? [network] : [])
            .Where(link => source.Content.GetById(link.Key) is { } named
                && source.Access.AudienceOf(named) is var audience && (audience.IsEveryone || who.All(WhoSees(audience).Contains)) && who.Count > 0)
            .Distinct()];
    }

    private ulong PrintOf(IPublishedContent content, string culture)
    {
        var view = views[culture];
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{content.Id}\n{content.UpdateDate.Ticks}\n{content.ContentType.Id}\n{content.Path}\n{culture}\n{Standard}\n{view.LinkTo(content).Name}\n")
            .Append(CultureInfo.InvariantCulture, $"{(content.Cultures.TryGetValue(culture, out var info) ? info.Date.Ticks : 0)}\n")
            .AppendJoin(',', WhoSees(source.Access.AudienceOf(content))).Append('\n')
            .AppendJoin(',', ReadIn(content, culture)).Append('\n');
        foreach (var link in NamedBy(content, view))
        {
            text.Append(CultureInfo.InvariantCulture, $"{link.Key:N} {link.Name}\n");
        }

        return BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private SearchEntry EntryOf(IPublishedContent content, EntryOutline outline)
    {
        var view = views[outline.Culture];
        var fields = view.FieldsOf(content);
        var named = NamedBy(content, view);
        var texts = new EntryTexts();
        texts.Take(fields);
        var kinds = SearchKinds.Of(content.ContentType.Alias, fields.Text(Fields.Kind));
        var audience = source.Access.AudienceOf(content);
        var (day, years) = DaysOf(content, fields);
        var card = new SearchCard(outline.Key, outline.Culture, outline.Print)
        {
            Type = content.ContentType.Alias,
            IsPublic = audience.IsEveryone,
            Intranet = content.ContentType.Alias == ContentTypes.Intranet ? content.Key : view.Above(content.Key, ContentTypes.Intranet)?.Key,
            Day = day,
            Kinds = kinds,
            Networks = Connected(content, named, ContentTypes.LearningNetwork),
            Themes = Connected(content, named, ContentTypes.Theme),
            AttentionPoints = Connected(content, named, ContentTypes.AttentionPoint),
            Years = years,
        };
        return new SearchEntry(card)
        {
            Who = WhoSees(audience),
            ReadIn = ReadIn(content, outline.Culture),
            Path = [.. source.Navigation.TryGetAncestorsKeys(content.Key, out var above) ? above.Prepend(content.Key) : [content.Key]],
            Named = [.. named.Select(link => link.Key)],
            Title = view.LinkTo(content).Name,
            Summary = fields.Text(Fields.Summary) ?? fields.Text(Fields.Tagline) ?? fields.Text(Fields.MetaDescription) ?? string.Empty,
            Body = texts.Body,
            Tags = string.Join('\n', texts.Tags.Concat(named.Select(link => link.Name)).Append(fields.Text(Fields.Kind)).OfType<string>()),
            Facts = texts.Facts,
        };
    }

    private Guid[] Connected(IPublishedContent content, List<PageLink> named, string type)
        => [.. named.Where(link => source.Content.GetById(link.Key)?.ContentType.Alias == type).Select(link => link.Key)
            .Concat(content.ContentType.Alias == type ? [content.Key] : [])
            .Distinct()];

    private static (DateOnly Day, int[] Years) DaysOf(IPublishedContent content, ContentFields fields)
    {
        var changed = BrusselsTime.Day(ContentView.Instant(content.UpdateDate));
        switch (content.ContentType.Alias)
        {
            case ContentTypes.Event when fields.Instant(Fields.Start) is { } start:
                var first = BrusselsTime.Day(start);
                return (first, Years(first, fields.Instant(Fields.End) is { } end ? BrusselsTime.Day(end) : first));
            case ContentTypes.KnowledgeItem:
                var published = fields.Day(Fields.PublishedOn) ?? BrusselsTime.Day(ContentView.Instant(content.CreateDate));
                return (published, [published.Year]);
            case ContentTypes.StatusReport when (fields.Day(Fields.PeriodEnd) ?? fields.Day(Fields.PeriodStart)) is { } last:
                return (last, Years(fields.Day(Fields.PeriodStart) ?? last, last));
            case ContentTypes.Milestone when (fields.Day(Fields.Due) ?? fields.Day(Fields.Start)) is { } due:
                return (due, [due.Year]);
            default:
                return (changed, []);
        }
    }

    // A century is more than anything lasts; a mistyped year does not fill the index.
    private static int[] Years(DateOnly first, DateOnly last)
        => last.Year >= first.Year && last.Year - first.Year < 100 ? [.. Enumerable.Range(first.Year, last.Year - first.Year + 1)] : [first.Year];

    private sealed class SeesAll(IContentAccess access) : IContentAccess
    {
        public AccessAnswer Ask(IPublishedContent content, Visitor visitor) => new(AccessDecision.Allowed, null);

        public Audience AudienceOf(IPublishedContent content) => access.AudienceOf(content);
    }
}
