using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Overview;

/// <summary>A published event, by what the overview shows of it.</summary>
/// <param name="Key">The document.</param>
/// <param name="Time">When it takes place.</param>
/// <param name="Location">Where.</param>
internal sealed record PublishedEvent(Guid Key, EventTime Time, string? Location);

/// <summary>
/// The published events wherever they stand, for who works in the backoffice: its permissions decide there, and not the
/// protection of the site.
/// </summary>
internal sealed class PublishedEvents(ContentSource source, TimeProvider clock)
{
    private readonly ContentSource unprotected = source with { Access = new Unprotected() };

    /// <summary>The next events that are not over, the first first.</summary>
    /// <param name="mayRead">Whether the user may read the document with this key.</param>
    /// <param name="most">How many.</param>
    public IReadOnlyList<PublishedEvent> Coming(Func<Guid, bool> mayRead, int most)
    {
        var now = clock.GetUtcNow();
        var view = new ContentView(unprotected, Visitor.Anonymous, source.Addresses.DefaultCulture);
        return view.InContext(() => view.OfType(ContentTypes.Event)
            .Where(content => mayRead(content.Key))
            .Select(content => Read(view, content))
            .OfType<PublishedEvent>()
            .Where(found => !found.Time.IsPast(now))
            .OrderBy(found => found.Time)
            .Take(most)
            .ToArray());
    }

    private static PublishedEvent? Read(ContentView view, IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        return fields.Instant(Fields.Start) is { } start
            && Words.EventStatuses.Read(fields.Text(Fields.Status)).Value is not (EventStatus.Cancelled or EventStatus.Postponed)
            ? new PublishedEvent(
                content.Key,
                EventTime.From(Words.EventPrecisions.Read(fields.Text(Fields.Precision)).Value, start, fields.Instant(Fields.End)),
                fields.Text(Fields.Location))
            : null;
    }

    private sealed class Unprotected : IContentAccess
    {
        public AccessAnswer Ask(IPublishedContent content, Visitor visitor) => new(AccessDecision.Allowed, null);

        public Audience AudienceOf(IPublishedContent content) => Audience.Everyone;
    }
}
