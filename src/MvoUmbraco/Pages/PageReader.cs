using System.Collections.Concurrent;
using System.Collections.Frozen;
using MvoUmbraco.Access;
using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Pages;

/// <summary>Turns a document into the record of its page.</summary>
internal delegate Page? PageMaker(IPublishedContent content);

/// <summary>Finds the maker of each document type's page and keeps what it made. A type without a maker has no page.</summary>
internal sealed class PageReader : IPageReader
{
    // Visitors may make up addresses and hosts: only those of pages are remembered, and no more than this.
    private const int MostAddresses = 20_000;

    private readonly ContentView view;
    private readonly FrozenDictionary<string, PageMaker> makers;
    private readonly ConcurrentDictionary<Guid, Page> made = new();
    private readonly ConcurrentDictionary<Uri, Guid> addresses = new();
    private int addressCount;

    public PageReader(ContentView view, IEnumerable<KeyValuePair<string, PageMaker>> makers)
    {
        this.view = view;
        this.makers = makers.Concat(OwnMakers()).ToFrozenDictionary();
    }

    public PageAnswer At(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return KeyAt(address) is { } key ? Of(key) : PageAnswer.Missing.Answer;
    }

    public PageAnswer Of(Guid key)
    {
        if (PageOf(key) is { } page)
        {
            return new PageAnswer.Found(page);
        }

        return view.Find(key) is null && view.Source.Content.GetById(key) is { } hidden
            ? WhyHidden(hidden)
            : PageAnswer.Missing.Answer;
    }

    private Guid? KeyAt(Uri address)
    {
        if (addresses.TryGetValue(address, out var known))
        {
            return known;
        }

        var found = view.Source.Addresses.Find(address).Key;
        if (found is { } key && Volatile.Read(ref addressCount) < MostAddresses && addresses.TryAdd(address, key))
        {
            Interlocked.Increment(ref addressCount);
        }

        return found;
    }

    private PageAnswer WhyHidden(IPublishedContent content)
    {
        var answer = view.Source.Access.Ask(content, view.Visitor);
        if (answer.IsAllowed || !view.Source.PublishStatus.HasPublishedAncestorPath(content.Key))
        {
            return PageAnswer.Missing.Answer;
        }

        var instead = answer.InsteadId is { } id && view.Source.Content.GetById(id) is { } page ? PageOf(page.Key) : null;
        return answer.Decision is AccessDecision.SignInNeeded || instead is not null
            ? new PageAnswer.Protected(view.Visitor.IsSignedIn, instead)
            : PageAnswer.Missing.Answer;
    }

    private Page? PageOf(Guid key)
        => made.TryGetValue(key, out var known) ? known : Make(key) is { } page ? made.GetOrAdd(key, page) : null;

    private Page? Make(Guid key)
        => view.Find(key) is { } content && makers.TryGetValue(content.ContentType.Alias, out var make)
            ? view.InContext(() => make(content))
            : null;

    private IEnumerable<KeyValuePair<string, PageMaker>> OwnMakers() =>
    [
        new(ContentTypes.KnowledgeCentre, content => new HomePage(view.InfoOf(content))
        {
            Tagline = view.FieldsOf(content).Text(Fields.Tagline),
            Intro = view.FieldsOf(content).Html(Fields.Intro),
        }),
        new(ContentTypes.ContentPage, content => new ContentPage(view.InfoOf(content))
        {
            Summary = view.FieldsOf(content).Text(Fields.Summary),
            Body = view.FieldsOf(content).Html(Fields.Body),
            Attachments = view.AttachmentsOf(content),
            Children = [.. view.ChildrenOf(content.Key, ContentTypes.ContentPage).Select(view.LinkTo)],
        }),
        new(ContentTypes.SignInPage, content => new SignInPage(view.InfoOf(content))
        {
            Intro = view.FieldsOf(content).Html(Fields.Intro),
        }),
        new(ContentTypes.NoAccessPage, content => new NoAccessPage(view.InfoOf(content))
        {
            Body = view.FieldsOf(content).Html(Fields.Body),
        }),
    ];
}
