using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.Content;

/// <summary>Which cultures of a document are published, and which will be: apart from what the document says.</summary>
internal sealed class DocumentState(IContentService contents, TimeProvider time)
{
    /// <summary>The item with the state it would have where it was exported by now, and with what is still to come.</summary>
    public ContentItem Resolve(ContentItem item)
    {
        DateTime now = time.GetUtcNow().UtcDateTime;
        return item with
        {
            Published = AfterSchedule(item.Published, string.Empty),
            CulturesPublished = [.. item.CulturesPublished.Select(p => p with { Published = AfterSchedule(p.Published, p.Culture) })],
            Schedule = [.. item.Schedule.Where(s => s.Date > now)],
        };

        // What was due since the export has happened there.
        bool AfterSchedule(bool published, string culture) => item.Schedule
            .Where(s => s.Date <= now && Same(s.Culture, culture))
            .OrderBy(s => s.Date)
            .Aggregate(published, (_, entry) => entry.Action == ContentScheduleAction.Release);
    }

    /// <summary>Sets what is to be released and to expire; says whether that was otherwise.</summary>
    public bool Schedule(IContent content, ContentItem item)
    {
        ContentScheduleCollection current = contents.GetContentScheduleByContentId(content.Id);
        DateTime now = time.GetUtcNow().UtcDateTime;
        HashSet<(string, ContentScheduleAction, string)> held =
            [.. current.FullSchedule.Where(s => s.Date > now).Select(s => (s.Culture.ToLowerInvariant(), s.Action, Spelling.Second(s.Date)))];
        if (held.SetEquals(item.Schedule.Select(s => (s.Culture.ToLowerInvariant(), s.Action, Spelling.Second(s.Date)))))
        {
            return false;
        }

        var schedule = new ContentScheduleCollection();
        foreach (ScheduleEntry entry in item.Schedule)
        {
            schedule.Add(new ContentSchedule(entry.Culture, entry.Date, entry.Action));
        }

        contents.PersistContentSchedule(content, schedule);
        return true;
    }

    /// <summary>Publishes and unpublishes what should be and is not; says whether it did.</summary>
    /// <exception cref="UsyncFileException">Umbraco refuses; the document itself is saved.</exception>
    public bool Publish(IContent content, ContentItem item, bool changed, Notes notes)
    {
        bool varies = content.ContentType.VariesByCulture();
        CultureState[] states = varies
            ? [.. item.CultureNames.Select(name => item.CulturesPublished.FirstOrDefault(p => Same(p.Culture, name.Culture)) is { } given
                ? given with { Culture = name.Culture }
                : new CultureState(name.Culture, item.CulturesPublished.Count == 0 && item.Published))]
            : [new CultureState("*", item.CulturesPublished.Count == 0 ? item.Published : item.CulturesPublished.Any(p => p.Published))];

        bool acted = false;
        foreach (CultureState state in states.Where(s => !s.Published && IsPublished(s.Culture)))
        {
            PublishResult result = contents.Unpublish(content, state.Culture);
            acted = result.Success ? true : throw Wrong("Info/Published", $"Umbraco refuses to unpublish: {result.Result}.");
        }

        foreach (string surplus in varies ? content.PublishedCultures.Where(c => states.All(s => !Same(s.Culture, c))).ToArray() : [])
        {
            acted |= contents.Unpublish(content, surplus).Success;
        }

        string[] due = [.. states.Where(s => s.Published && !Waits(item, s.Culture) && (changed || !IsPublished(s.Culture))).Select(s => s.Culture)];
        if (due.Length == 0)
        {
            return acted;
        }

        if (content.ParentId > 0 && contents.GetById(content.ParentId) is { } parent && !contents.IsPathPublished(parent))
        {
            notes.Warn("Info/Published", "The document is saved but not published: its parent is not published. Publish the parent in its file.");
            return acted;
        }

        PublishResult published = contents.Publish(content, due);
        if (!published.Success)
        {
            string properties = string.Join(", ", published.InvalidProperties?.Select(p => p.Alias) ?? []);
            throw Wrong("Info/Published", properties.Length == 0
                ? $"The document is saved but not published: {Said(published.Result, published.EventMessages)}."
                : $"The document is saved but not published, since these values are missing or invalid: {properties}. Mend them in the file.");
        }

        return true;

        bool IsPublished(string culture) => culture == "*" ? content.Published : content.IsCulturePublished(culture);
    }

    /// <summary>What Umbraco and its plugins say about an operation.</summary>
    public static string Said(Enum result, EventMessages? messages)
    {
        string texts = string.Join(' ', messages?.GetAll().Select(message => message.Message) ?? []);
        return texts.Length == 0 ? result.ToString() : $"{result}, {texts}";
    }

    // A release that is still to come publishes then, not now.
    private static bool Waits(ContentItem item, string culture) => item.Schedule.Any(s =>
        s.Action == ContentScheduleAction.Release && (s.Culture.Length == 0 || Same(s.Culture, culture)));

    private static bool Same(string? text, string? other) => string.Equals(text, other, StringComparison.OrdinalIgnoreCase);

    private static UsyncFileException Wrong(string element, string text) => new(element, null, text);
}
