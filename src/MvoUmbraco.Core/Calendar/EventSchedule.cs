namespace MvoUmbraco.Core.Calendar;

/// <summary>Events in the order in which they take place, asked for by date.</summary>
public sealed class EventSchedule
{
    private volatile Division? division;

    /// <summary>Orders the events by start, then by name.</summary>
    public EventSchedule(IEnumerable<Event> events)
        => All = [.. events.OrderBy(e => e.Time).ThenBy(e => e.Link.Name, StringComparer.Ordinal).ThenBy(e => e.Link.Key)];

    private EventSchedule(IReadOnlyList<Event> ordered, bool _) => All = ordered;

    /// <summary>No events.</summary>
    public static EventSchedule Empty { get; } = new([]);

    /// <summary>Every event, the earliest first.</summary>
    public IReadOnlyList<Event> All { get; }

    /// <summary>What is over, the latest first.</summary>
    public IReadOnlyList<Event> Past(DateTimeOffset now) => DivisionAt(now).Past;

    /// <summary>What is going on or still to come, the earliest first.</summary>
    public IReadOnlyList<Event> Planned(DateTimeOffset now) => DivisionAt(now).Planned;

    /// <summary>What takes place, wholly or partly, in a range of days, both included.</summary>
    public IReadOnlyList<Event> Between(DateOnly from, DateOnly to) => [.. All.Where(e => e.Time.Overlaps(from, to))];

    /// <summary>The events that satisfy a condition, in the same order.</summary>
    public EventSchedule Where(Func<Event, bool> condition)
        => All.Where(condition).ToArray() is { Length: > 0 } some ? new EventSchedule(some, true) : Empty;

    /// <summary>The next instant at which some event begins or is over: until then nothing that is shown of the schedule
    /// changes by the clock alone. Null when all is past.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now) => DivisionAt(now).Until;

    private Division DivisionAt(DateTimeOffset now)
        => division is { } known && known.Holds(now) ? known : division = new Division(
            now,
            All.Min(e => e.Time.NextChange(now)),
            [.. All.Where(e => e.Time.IsPast(now)).Reverse()],
            [.. All.Where(e => !e.Time.IsPast(now))]);

    // Every page asks, and between two changes the answer is the same.
    private sealed record Division(DateTimeOffset From, DateTimeOffset? Until, IReadOnlyList<Event> Past, IReadOnlyList<Event> Planned)
    {
        public bool Holds(DateTimeOffset now) => From <= now && (Until is null || now < Until);
    }
}
