using System.Collections;
using System.Linq.Expressions;
using Umbraco.Cms.Core.Persistence.Querying;

namespace MvoUmbraco.Embedded.Querying;

internal static class EntityQuery
{
    /// <exception cref="NotSupportedException">The query was not made by this host's scope provider.</exception>
    public static EntityQuery<T> From<T>(IQuery<T> query) => query as EntityQuery<T>
        ?? throw new NotSupportedException($"A query of type {query.GetType().Name} can't be asked here. Make queries with ICoreScopeProvider.CreateQuery<{typeof(T).Name}>().");
}

/// <summary>
/// A query over entities in memory: a conjunction of predicates, each meaning what it means as SQL
/// (see <see cref="SqlMeaning"/>). Services keep some queries in fields and use them from several threads, so matching
/// has no state; adding to a query while it is matched is not supported, as it is not in Umbraco.
/// </summary>
internal sealed class EntityQuery<T> : IQuery<T>
{
    private readonly List<Expression<Func<T, bool>>> predicates = [];
    private readonly List<Func<T, bool>> compiled = [];

    /// <summary>The predicates as the caller wrote them, for callers that match something other than the entity.</summary>
    public IReadOnlyList<Expression<Func<T, bool>>> Predicates => predicates;

    /// <summary>Whether it also says something that is not in <see cref="Predicates"/>: one or none of some values, or any of several predicates.</summary>
    public bool SaysMoreThanPredicates => compiled.Count > predicates.Count;

    /// <summary>What the predicates say plainly, to choose an index by. Never decides: every candidate is matched.</summary>
    public QueryHints Hints { get; private set; } = QueryHints.None;

    public bool Matches(T entity)
    {
        foreach (Func<T, bool> predicate in compiled)
        {
            if (!predicate(entity))
            {
                return false;
            }
        }

        return true;
    }

    public IQuery<T> Where(Expression<Func<T, bool>>? predicate)
    {
        if (predicate is not null)
        {
            predicates.Add(predicate);
            compiled.Add(SqlMeaning.Compile(predicate));
            Hints = Hints.With(predicate);
        }

        return this;
    }

    public IQuery<T> WhereIn(Expression<Func<T, object>> fieldSelector, IEnumerable? values)
    {
        Func<T, object?> field = SqlMeaning.Compile(fieldSelector);
        HashSet<object> set = SqlMeaning.SetOf(values);
        compiled.Add(entity => field(entity) is { } value && set.Contains(value));
        Hints = Hints.WithIn(fieldSelector, set);
        return this;
    }

    public IQuery<T> WhereNotIn(Expression<Func<T, object>> fieldSelector, IEnumerable? values)
    {
        Func<T, object?> field = SqlMeaning.Compile(fieldSelector);
        HashSet<object> set = SqlMeaning.SetOf(values);
        compiled.Add(entity => set.Count == 0 || (field(entity) is { } value && !set.Contains(value)));
        Hints = Hints.AndMore();
        return this;
    }

    public IQuery<T> WhereAny(IEnumerable<Expression<Func<T, bool>>>? predicates)
    {
        Func<T, bool>[] any = [.. (predicates ?? []).Select(SqlMeaning.Compile)];
        if (any.Length > 0)
        {
            compiled.Add(entity => any.Any(predicate => predicate(entity)));
            Hints = Hints.AndMore();
        }

        return this;
    }

    /// <exception cref="NotSupportedException">Always: there is no SQL here, and nothing in Umbraco.Core asks for it.</exception>
    public IEnumerable<Tuple<string, object[]>> GetWhereClauses() =>
        throw new NotSupportedException("IQuery.GetWhereClauses: the embedded host queries in memory and has no SQL to give.");
}
