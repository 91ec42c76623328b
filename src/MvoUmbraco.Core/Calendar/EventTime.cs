namespace MvoUmbraco.Core.Calendar;

/// <summary>How precisely the time of an event is known.</summary>
public enum EventPrecision
{
    /// <summary>Not said; read as a time.</summary>
    Unknown = 0,

    /// <summary>One day (<c>dag</c>).</summary>
    Day,

    /// <summary>A range of days (<c>dagen</c>).</summary>
    Days,

    /// <summary>From a clock time on, and perhaps until another (<c>tijd</c>).</summary>
    Time,
}

/// <summary>
/// When an event takes place, in Europe/Brussels. Invariants: <see cref="FirstDay"/> is not after <see cref="LastDay"/>;
/// <see cref="EndsAt"/> is never before <see cref="StartsAt"/>; both carry the offset of Brussels.
/// </summary>
public sealed record EventTime : IComparable<EventTime>
{
    private EventTime(EventPrecision precision, DateTimeOffset start, DateTimeOffset? end)
    {
        Precision = precision;
        StartsAt = start;
        EndsAt = end;
    }

    /// <summary>How precisely the time is known.</summary>
    public EventPrecision Precision { get; }

    /// <summary>The first instant; for days, the first instant of the first day.</summary>
    public DateTimeOffset StartsAt { get; }

    /// <summary>
    /// The instant at which it is over, itself no longer part of it: for days, the first instant of the day after. Null
    /// for a time whose end is not known.
    /// </summary>
    public DateTimeOffset? EndsAt { get; }

    /// <summary>The day on which it begins.</summary>
    public DateOnly FirstDay => DateOnly.FromDateTime(StartsAt.DateTime);

    /// <summary>The last day on which it takes place; an end at midnight belongs to the day before.</summary>
    public DateOnly LastDay
    {
        get
        {
            var end = EndsAt ?? StartsAt;
            return end > StartsAt ? BrusselsTime.Day(end.AddTicks(-1)) : FirstDay;
        }
    }

    /// <summary>From this instant on it is past: its end, or the end of its day when the end is not known.</summary>
    public DateTimeOffset Until => EndsAt is { } end && end > StartsAt ? end : BrusselsTime.StartOf(FirstDay.AddDays(1));

    /// <summary>It takes whole days.</summary>
    public bool IsAllDay => Precision is not EventPrecision.Time;

    /// <summary>An event on one day.</summary>
    public static EventTime OnDay(DateOnly day)
        => new(EventPrecision.Day, BrusselsTime.StartOf(day), BrusselsTime.StartOf(day.AddDays(1)));

    /// <summary>An event on a range of days.</summary>
    /// <exception cref="ArgumentException">The last day lies before the first.</exception>
    public static EventTime OnDays(DateOnly first, DateOnly last)
        => last < first
            ? throw new ArgumentException($"The last day ({last:O}) lies before the first ({first:O}).", nameof(last))
            : new EventTime(EventPrecision.Days, BrusselsTime.StartOf(first), BrusselsTime.StartOf(last.AddDays(1)));

    /// <summary>An event from an instant on.</summary>
    /// <exception cref="ArgumentException">It ends before it starts.</exception>
    public static EventTime At(DateTimeOffset start, DateTimeOffset? end = null)
        => end < start
            ? throw new ArgumentException($"The end ({end:O}) lies before the start ({start:O}).", nameof(end))
            : new EventTime(EventPrecision.Time, BrusselsTime.In(start), end is { } e ? BrusselsTime.In(e) : null);

    /// <summary>
    /// The time from what an editor filled in: of a day only the day of the start counts, of days the day of the end is
    /// included. An end before the start, which validation refuses, is left out of account.
    /// </summary>
    public static EventTime From(EventPrecision precision, DateTimeOffset start, DateTimeOffset? end)
    {
        var first = BrusselsTime.Day(start);
        return precision switch
        {
            EventPrecision.Day => OnDay(first),
            EventPrecision.Days => OnDays(first, end is { } last && BrusselsTime.Day(last) > first ? BrusselsTime.Day(last) : first),
            _ => At(start, end < start ? null : end),
        };
    }

    /// <summary>It is over.</summary>
    public bool IsPast(DateTimeOffset now) => Until <= now;

    /// <summary>It has begun and is not over.</summary>
    public bool IsOngoing(DateTimeOffset now) => StartsAt <= now && now < Until;

    /// <summary>Some part of it lies in the range of days, both included.</summary>
    public bool Overlaps(DateOnly from, DateOnly to) => FirstDay <= to && LastDay >= from;

    /// <summary>The two share a moment. An event whose end is not known counts for the moment it starts.</summary>
    public bool Overlaps(EventTime other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var (first, second) = StartsAt <= other.StartsAt ? (this, other) : (other, this);
        return second.StartsAt == first.StartsAt || second.StartsAt < first.EndsAt;
    }

    /// <summary>The next instant after which it is called something else (ongoing, past); null when it is past.</summary>
    public DateTimeOffset? NextChange(DateTimeOffset now)
        => now < StartsAt ? StartsAt : now < Until ? Until : null;

    /// <summary>By start; the shorter first when two start together.</summary>
    public int CompareTo(EventTime? other)
    {
        if (other is null)
        {
            return 1;
        }

        var byStart = StartsAt.CompareTo(other.StartsAt);
        return byStart != 0 ? byStart : Until.CompareTo(other.Until);
    }

    /// <summary>Before, by start.</summary>
    public static bool operator <(EventTime left, EventTime right) => left.CompareTo(right) < 0;

    /// <summary>After, by start.</summary>
    public static bool operator >(EventTime left, EventTime right) => left.CompareTo(right) > 0;

    /// <summary>Not after, by start.</summary>
    public static bool operator <=(EventTime left, EventTime right) => left.CompareTo(right) <= 0;

    /// <summary>Not before, by start.</summary>
    public static bool operator >=(EventTime left, EventTime right) => left.CompareTo(right) >= 0;
}
