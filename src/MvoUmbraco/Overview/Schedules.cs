using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Overview;

/// <summary>When a document goes live and offline by itself; the first moment, where languages differ.</summary>
/// <param name="PublishOn">When it goes live.</param>
/// <param name="UnpublishOn">When it goes offline.</param>
internal sealed record Schedule(DateTimeOffset? PublishOn, DateTimeOffset? UnpublishOn)
{
    /// <summary>The first of the two.</summary>
    public DateTimeOffset? First => PublishOn < UnpublishOn ? PublishOn : UnpublishOn ?? PublishOn;
}

/// <summary>What is scheduled, of all documents.</summary>
internal sealed class Schedules(IContentService contents)
{
    // A moment that no schedule reaches, and that every database can hold.
    private static readonly DateTime FarAhead = new(9000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    public IReadOnlyDictionary<Guid, Schedule> All()
        => contents.GetContentForRelease(FarAhead)
            .Concat(contents.GetContentForExpiration(FarAhead))
            .Select(content => content.Key)
            .Distinct()
            .ToDictionary(key => key, Of);

    private Schedule Of(Guid key)
    {
        var schedule = contents.GetContentScheduleByContentId(key);
        return new Schedule(First(schedule, ContentScheduleAction.Release), First(schedule, ContentScheduleAction.Expire));
    }

    private static DateTimeOffset? First(ContentScheduleCollection schedule, ContentScheduleAction action)
        => schedule.FullSchedule.Where(entry => entry.Action == action).Select(entry => (DateTimeOffset?)ContentView.Instant(entry.Date)).Min();
}
