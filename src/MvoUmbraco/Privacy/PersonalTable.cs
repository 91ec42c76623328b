using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data;

namespace MvoUmbraco.Privacy;

/// <summary>
/// What one table of the plugin's database holds about people: whose a row is, what is told of it, what is left of it when
/// the person is forgotten, and how long it is kept anyway. Every table of the model has one (a test sees to it); a feature
/// declares its own beside itself.
/// </summary>
/// <param name="name">The name of the part in an export.</param>
internal abstract class PersonalTable(string name)
{
    /// <summary>The name of the part in an export; its title is the text <c>Privacy.Part.name</c> of the site.</summary>
    public string Name { get; } = name;

    /// <summary>The class of its rows.</summary>
    public abstract Type Row { get; }

    /// <summary>How long a row is kept.</summary>
    public abstract Keeping KeepingBy(PrivacyOptions options);

    /// <summary>What is held about a person, the oldest first where there is an order: what the person may know, and no secret.</summary>
    public abstract Task<IReadOnlyList<object>> TellAsync(MvoContext context, DataSubject subject, CancellationToken cancellationToken);

    /// <summary>Forgets a person, within the caller's transaction.</summary>
    public abstract Task EraseAsync(MvoContext context, DataSubject subject, CancellationToken cancellationToken);

    /// <summary>Deletes what is too old.</summary>
    /// <returns>How many rows.</returns>
    public abstract Task<int> ForgetOldAsync(MvoContext context, PrivacyOptions options, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The people named in it who must not outlive their membership, by key.</summary>
    public abstract Task<IReadOnlyList<Guid>> PeopleAsync(MvoContext context, CancellationToken cancellationToken);
}

/// <inheritdoc/>
internal sealed class PersonalTable<TRow>(string name) : PersonalTable(name) where TRow : class
{
    /// <summary>The rows that are about a person.</summary>
    public required Func<DataSubject, Expression<Func<TRow, bool>>> About { get; init; }

    /// <summary>What is told of a row.</summary>
    public required Func<TRow, DataSubject, object> Told { get; init; }

    /// <summary>What becomes of a person's rows; null where they stay as they are, by key.</summary>
    public required Func<IQueryable<TRow>, DataSubject, CancellationToken, Task>? Erased { get; init; }

    /// <summary>How long a row is kept.</summary>
    public required Func<PrivacyOptions, Keeping> Kept { get; init; }

    /// <summary>The rows that are too old at a moment; null where age does not count.</summary>
    public Func<PrivacyOptions, DateTimeOffset, Expression<Func<TRow, bool>>>? TooOld { get; init; }

    /// <summary>The columns that name a person by key, without those of histories.</summary>
    public IReadOnlyList<Expression<Func<TRow, Guid?>>> People { get; init; } = [];

    public override Type Row => typeof(TRow);

    /// <summary>The usual end of a person's rows.</summary>
    public static Task DeleteAsync(IQueryable<TRow> rows, DataSubject subject, CancellationToken cancellationToken) => rows.ExecuteDeleteAsync(cancellationToken);

    public override Keeping KeepingBy(PrivacyOptions options) => Kept(options);

    public override async Task<IReadOnlyList<object>> TellAsync(MvoContext context, DataSubject subject, CancellationToken cancellationToken)
        => [.. (await context.Set<TRow>().AsNoTracking().Where(About(subject)).ToListAsync(cancellationToken)).Select(row => Told(row, subject))];

    public override Task EraseAsync(MvoContext context, DataSubject subject, CancellationToken cancellationToken)
        => Erased?.Invoke(context.Set<TRow>().Where(About(subject)), subject, cancellationToken) ?? Task.CompletedTask;

    public override Task<int> ForgetOldAsync(MvoContext context, PrivacyOptions options, DateTimeOffset now, CancellationToken cancellationToken)
        => TooOld is { } old ? context.Set<TRow>().Where(old(options, now)).ExecuteDeleteAsync(cancellationToken) : Task.FromResult(0);

    public override async Task<IReadOnlyList<Guid>> PeopleAsync(MvoContext context, CancellationToken cancellationToken)
    {
        var found = new HashSet<Guid>();
        foreach (var column in People)
        {
            found.UnionWith((await context.Set<TRow>().Select(column).Distinct().ToListAsync(cancellationToken)).OfType<Guid>());
        }

        return [.. found];
    }
}
