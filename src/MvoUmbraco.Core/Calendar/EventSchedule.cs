namespace MvoUmbraco.Core.Calendar;

/// <summary>Events in the order in which they take place, asked for by date.</summary>
public sealed class EventSchedule
{
    /// <summary>Orders the events by start, then by name.</summary>
    public EventSchedule(IEnumerable<Event> events)
        => All = [.. events.OrderBy(e => e.Time).ThenBy(e => e.Link.Name, StringComparer.Ordinal).ThenBy(e => e.Link.Key)];

    private EventSchedule(IReadOnlyList<Event> ordered, bool _) => All = ordered;

    /// <summary>No events.</summary>
    public static EventSchedule Empty { get; } = new([]);

    /// <summary>Every event, the earliest first.</summary>
    public IReadOnlyList<Event> All { get; }

    /// <summary>What is over, the latest first.</summary>
    public IReadOnlyList<Event> Past(DateTimeOffset now) => [.. All.Where(e => e.Time.IsPast(now)).Reverse()];

    /// <summary>What is going on or still to come, the earliest first.</summary>
    public IReadOnlyList<Event> Planned(DateTimeOffset now) => [.. All.Where(e => !e.Time.IsPast(now))];

    /// <summary>What takes place, wholly or partly, in a range of days, both included.</summary>
    public IReadOnlyList<Event> Between(DateOnly from, DateOnly to) => [.. All.Where(e => e.Time.Overlaps(from, to))];

    /// <summary>The events that satisfy a condition, in the same order.</summary>
    public EventSchedule Where(Func<Event, bool> condition)
        => All.Where(condition).ToArray() is { Length: > 0 } some ? new EventSchedule(some, true) : Empty;

    /// <summary>The next instant at which some event begins or is over: until then nothing that is shown of the schedule
    /// changes by the clock alone. Null when all is past.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now) => All.Min(e => e.Time.NextChange(now));
}
