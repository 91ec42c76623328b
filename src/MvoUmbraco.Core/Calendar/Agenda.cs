namespace MvoUmbraco.Core.Calendar;

/// <summary>What was agreed to be done.</summary>
/// <param name="Text">What.</param>
/// <param name="Owner">By whom.</param>
/// <param name="Due">By which day.</param>
public sealed record AgendaAction(string Text, string? Owner, DateOnly? Due);

/// <summary>A point of an agenda. All texts are plain text.</summary>
public sealed record AgendaItem
{
    /// <summary>Names the item when it is moved or reworded.</summary>
    public required Guid Key { get; init; }

    /// <summary>The subject.</summary>
    public required string Title { get; init; }

    /// <summary>The sub-points, in order.</summary>
    public IReadOnlyList<string> SubPoints { get; init; } = [];

    /// <summary>Who introduces it.</summary>
    public string? Presenter { get; init; }

    /// <summary>The time set aside for it, in minutes.</summary>
    public int? DurationMinutes { get; init; }

    /// <summary>What was said.</summary>
    public string? Notes { get; init; }

    /// <summary>What was decided.</summary>
    public IReadOnlyList<string> Decisions { get; init; } = [];

    /// <summary>What is to be done.</summary>
    public IReadOnlyList<AgendaAction> Actions { get; init; } = [];
}

/// <summary>The agenda of an event, and afterwards its minutes.</summary>
/// <param name="Items">The points, in order.</param>
public sealed record Agenda(IReadOnlyList<AgendaItem> Items)
{
    /// <summary>No points.</summary>
    public static Agenda Empty { get; } = new([]);

    /// <summary>There are no points.</summary>
    public bool IsEmpty => Items.Count == 0;

    /// <summary>Some point carries notes, decisions or actions.</summary>
    public bool HasMinutes => Items.Any(item => item.Notes is not null || item.Decisions.Count > 0 || item.Actions.Count > 0);
}
