using System.Collections.Concurrent;
using System.Collections.Frozen;
using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Calendar;

/// <summary>The events.</summary>
public interface ICalendarReader
{
    /// <summary>Every event the visitor may see, wherever it stands.</summary>
    EventSchedule Events { get; }

    /// <summary>The page of the public calendar; null while there is none.</summary>
    PageLink? Page { get; }

    /// <summary>One event; null when there is none that the visitor may see.</summary>
    Event? Find(Guid key);
}

internal sealed class CalendarReader(ContentView view) : ICalendarReader
{
    private readonly ConcurrentDictionary<Guid, Event> single = new();

    private readonly Remembered<EventSchedule> events = new(() =>
        view.InContext(() => new EventSchedule(view.OfType(ContentTypes.Event).Select(content => EventOf(view, content)).OfType<Event>())));

    private readonly Remembered<PageLink?> page = new(() => view.OfType(ContentTypes.Calendar).Select(view.LinkTo).FirstOrDefault());

    public EventSchedule Events => events.Value;

    public PageLink? Page => page.Value;

    public Event? Find(Guid key)
    {
        if (single.TryGetValue(key, out var known))
        {
            return known;
        }

        var found = view.Find(key) is { ContentType.Alias: ContentTypes.Event } content ? view.InContext(() => EventOf(view, content)) : null;
        return found is null ? null : single.GetOrAdd(key, found);
    }

    public IEnumerable<KeyValuePair<string, PageMaker>> Pages() =>
    [
        new(ContentTypes.Calendar, content => new CalendarPage(view.InfoOf(content), EventsBelow(content))
        {
            Intro = view.FieldsOf(content).Html(Fields.Intro),
        }),
        new(ContentTypes.Event, content => Find(content.Key) is { } found ? new EventPage(view.InfoOf(content), found) : null),
    ];

    private EventSchedule EventsBelow(IPublishedContent calendar)
    {
        var keys = view.DescendantsOf(calendar.Key, ContentTypes.Event).Select(content => content.Key).ToFrozenSet();
        return Events.Where(e => keys.Contains(e.Link.Key));
    }

    // Null for an event without a start, which validation refuses and an import may still bring.
    private static Event? EventOf(ContentView view, IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        if (fields.Instant(Fields.Start) is not { } start)
        {
            return null;
        }

        return new Event
        {
            Link = view.LinkTo(content),
            Time = EventTime.From(Words.EventPrecisions.Read(fields.Text(Fields.Precision)).Value, start, fields.Instant(Fields.End)),
            Kind = Words.EventKinds.Read(fields.Text(Fields.Kind)),
            Status = Words.EventStatuses.Read(fields.Text(Fields.Status)),
            Location = fields.Text(Fields.Location),
            OnlineLink = fields.WebAddress(Fields.OnlineLink),
            Summary = fields.Text(Fields.Summary),
            Description = fields.Html(Fields.Description),
            Organisers = fields.Links(Fields.Organisers),
            Themes = fields.Links(Fields.Themes),
            AttentionPoints = fields.Links(Fields.AttentionPoints),
            Participants = fields.Texts(Fields.Participants),
            Agenda = fields.Own<Agenda>(Fields.Agenda) ?? Agenda.Empty,
            Registration = new Registration(
                fields.Flag(Fields.RegistrationOpen),
                fields.Number(Fields.Capacity) is { } capacity and >= 0 ? capacity : null,
                fields.Flag(Fields.WaitingList),
                fields.Instant(Fields.RegistrationDeadline)),
            Report = fields.Html(Fields.Report),
            Attachments = view.AttachmentsOf(content),
            Created = ContentView.Instant(content.CreateDate),
            Updated = ContentView.Instant(content.UpdateDate),
        };
    }
}
