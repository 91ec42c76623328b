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

    private readonly ContentView _view;
    private readonly FrozenDictionary<string, PageMaker> _makers;
    private readonly ConcurrentDictionary<Guid, Page> _made = new();
    private readonly ConcurrentDictionary<Uri, Guid> _addresses = new();
    private int _addressCount;

    public PageReader(ContentView view, IEnumerable<KeyValuePair<string, PageMaker>> makers)
    {
        _view = view;
        _makers = makers.Concat(OwnMakers()).ToFrozenDictionary();
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

        return _view.Find(key) is null && _view.Source.Content.GetById(key) is { } hidden
            ? WhyHidden(hidden)
            : PageAnswer.Missing.Answer;
    }

    private Guid? KeyAt(Uri address)
    {
        if (_addresses.TryGetValue(address, out var known))
        {
            return known;
        }

        var found = _view.Source.Addresses.Find(address).Key;
        if (found is { } key && Volatile.Read(ref _addressCount) < MostAddresses && _addresses.TryAdd(address, key))
        {
            Interlocked.Increment(ref _addressCount);
        }

        return found;
    }

    private PageAnswer WhyHidden(IPublishedContent content)
    {
        var answer = _view.Source.Access.Ask(content, _view.Visitor);
        if (answer.IsAllowed || !_view.Source.PublishStatus.HasPublishedAncestorPath(content.Key))
        {
            return PageAnswer.Missing.Answer;
        }

        var instead = answer.InsteadId is { } id && _view.Source.Content.GetById(id) is { } page ? PageOf(page.Key) : null;
        return answer.Decision is AccessDecision.SignInNeeded || instead is not null
            ? new PageAnswer.Protected(_view.Visitor.IsSignedIn, instead)
            : PageAnswer.Missing.Answer;
    }

    private Page? PageOf(Guid key)
        => _made.TryGetValue(key, out var known) ? known : Make(key) is { } page ? _made.GetOrAdd(key, page) : null;

    private Page? Make(Guid key)
        => _view.Find(key) is { } content && _makers.TryGetValue(content.ContentType.Alias, out var make)
            ? _view.InContext(() => make(content))
            : null;

    private IEnumerable<KeyValuePair<string, PageMaker>> OwnMakers() =>
    [
        new(ContentTypes.KnowledgeCentre, content => new HomePage(_view.InfoOf(content))
        {
            Tagline = _view.FieldsOf(content).Text(Fields.Tagline),
            Intro = _view.FieldsOf(content).Html(Fields.Intro),
        }),
        new(ContentTypes.ContentPage, content => new ContentPage(_view.InfoOf(content))
        {
            Summary = _view.FieldsOf(content).Text(Fields.Summary),
            Body = _view.FieldsOf(content).Html(Fields.Body),
            Attachments = _view.AttachmentsOf(content),
            Children = [.. _view.ChildrenOf(content.Key, ContentTypes.ContentPage).Select(_view.LinkTo)],
        }),
        new(ContentTypes.SignInPage, content => new SignInPage(_view.InfoOf(content))
        {
            Intro = _view.FieldsOf(content).Html(Fields.Intro),
        }),
        new(ContentTypes.NoAccessPage, content => new NoAccessPage(_view.InfoOf(content))
        {
            Body = _view.FieldsOf(content).Html(Fields.Body),
        }),
    ];
}
