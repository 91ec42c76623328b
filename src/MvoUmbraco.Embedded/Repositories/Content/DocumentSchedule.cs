using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>The schedule of a document, as Umbraco has it and as it is stored on the row.</summary>
internal static class DocumentSchedule
{
    public static ContentScheduleCollection Of(DocumentRow row)
    {
        var schedule = new ContentScheduleCollection();
        foreach (ScheduleEntry entry in row.Schedule)
        {
            schedule.Add(Entry(entry));
        }

        return schedule;
    }

    public static ContentSchedule Entry(ScheduleEntry entry) => new(entry.Key, entry.Culture ?? Constants.System.InvariantCulture, entry.Date, ActionOf(entry));

    public static ContentScheduleAction ActionOf(ScheduleEntry entry) => entry.Expire ? ContentScheduleAction.Expire : ContentScheduleAction.Release;

    /// <summary>Gives an entry without an id one, on the entity's entry too.</summary>
    public static IReadOnlyList<ScheduleEntry> Stored(ContentScheduleCollection schedule, PropertyValues values)
    {
        List<ScheduleEntry> entries = [];
        foreach (ContentSchedule entry in schedule.FullSchedule)
        {
            if (entry.Id == Guid.Empty)
            {
                entry.Id = Guid.NewGuid();
            }

            string? culture = entry.Culture is "" or Constants.System.InvariantCulture ? null : values.CultureOf(entry.Culture);
            entries.Add(new ScheduleEntry(entry.Id, culture, Utc.Of(entry.Date), entry.Action == ContentScheduleAction.Expire));
        }

        return entries;
    }
}
