using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>When documents are to be published and unpublished: kept on their rows, found through an index by date.</summary>
internal sealed class DocumentSchedules(StoreAccess store, Kind<DocumentRow> kind)
{
    private Table<DocumentRow> Table => store.Read.Table(kind);

    public ContentScheduleCollection Of(int document) => Table.Get(document) is { } row ? DocumentSchedule.Of(row) : new ContentScheduleCollection();

    /// <summary>Of those that have one.</summary>
    public IDictionary<int, IEnumerable<ContentSchedule>> Of(IEnumerable<int> documents) => documents
        .Distinct()
        .Select(Table.Get)
        .OfType<DocumentRow>()
        .Where(row => row.Schedule.Count > 0)
        .ToDictionary(row => row.Id, row => (IEnumerable<ContentSchedule>)[.. row.Schedule.Select(DocumentSchedule.Entry)]);

    public void Set(int document, ContentScheduleCollection schedule, PropertyValues values)
    {
        if (Table.Get(document) is { } row && DocumentSchedule.Stored(schedule, values) is var stored && !stored.SequenceEqual(row.Schedule))
        {
            store.Write.Put(kind, row with { Schedule = stored });
        }
    }

    /// <summary>Documents for which the moment has come, in no order.</summary>
    public IEnumerable<DocumentRow> Due(DateTime date, ContentScheduleAction action) => Due(date)
        .Where(row => row.Schedule.Any(entry => entry.Date <= Utc.Of(date) && DocumentSchedule.ActionOf(entry) == action));

    /// <summary>Takes away what was due by then; of both actions when none is given.</summary>
    public void Clear(DateTime date, ContentScheduleAction? action)
    {
        foreach (DocumentRow row in Due(date).ToList())
        {
            IReadOnlyList<ScheduleEntry> left = [.. row.Schedule.Where(entry => entry.Date > Utc.Of(date) || (action is { } only && DocumentSchedule.ActionOf(entry) != only))];
            if (left.Count < row.Schedule.Count)
            {
                store.Write.Put(kind, row with { Schedule = left });
            }
        }
    }

    private IEnumerable<DocumentRow> Due(DateTime date) => Table.Range(DocumentRow.BySchedule, (DateTime.MinValue, false), (Utc.Of(date), true)).DistinctBy(row => row.Id);
}
