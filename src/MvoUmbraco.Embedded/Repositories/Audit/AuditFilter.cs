using System.Globalization;
using System.Linq.Expressions;
using Microsoft.Data.Sqlite;
using MvoUmbraco.Embedded.Querying;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;

namespace MvoUmbraco.Embedded.Repositories.Audit;

/// <summary>
/// Queries over the audit trail as SQL, since the trail stays on disk. What services ask (this node, this user, this
/// type, since then) becomes SQL wholly; of anything else the understood part narrows what is read, and the query itself
/// is matched in memory.
/// </summary>
internal sealed class AuditFilter
{
    private readonly List<string> conditions = [];
    private readonly List<object> values = [];
    private readonly List<EntityQuery<IAuditItem>> queries = [];

    /// <summary>Whether the SQL says all of it, so that it can also count and page.</summary>
    public bool IsWhole { get; private set; } = true;

    public string Where => conditions.Count == 0 ? string.Empty : " WHERE " + string.Join(" AND ", conditions);

    public void And(IQuery<IAuditItem>? query)
    {
        if (query is not EntityQuery<IAuditItem> entityQuery)
        {
            return;
        }

        queries.Add(entityQuery);
        IsWhole &= !entityQuery.SaysMoreThanPredicates;
        foreach (Expression<Func<IAuditItem, bool>> predicate in entityQuery.Predicates)
        {
            IsWhole &= TryTranslate(predicate.Body, predicate.Parameters[0]);
        }
    }

    public void AndType(IReadOnlyCollection<AuditType>? types)
    {
        if (types is { Count: > 0 })
        {
            conditions.Add($"type IN ({string.Join(", ", types.Distinct().Select(type => Parameter(type.ToString())))})");
        }
    }

    /// <summary>Whether an item that the SQL found is meant.</summary>
    public bool Matches(IAuditItem item) => IsWhole || queries.All(query => query.Matches(item));

    public void AddParameters(SqliteCommand command)
    {
        for (int at = 0; at < values.Count; at++)
        {
            command.Parameters.AddWithValue(Name(at), values[at]);
        }
    }

    private bool TryTranslate(Expression expression, ParameterExpression item)
    {
        if (expression is BinaryExpression { NodeType: ExpressionType.AndAlso } and)
        {
            // Both sides are translated also when one can't be: each narrows.
            return TryTranslate(and.Left, item) & TryTranslate(and.Right, item);
        }

        if (expression is not BinaryExpression comparison || Member(comparison.Left, item) is not { } member
            || !QueryHints.TryEvaluate(comparison.Right, out object? value) || value is null)
        {
            return false;
        }

        return (member, comparison.NodeType) switch
        {
            (nameof(IAuditItem.Id), ExpressionType.Equal) when value is int node => Add($"node = {Parameter(node)}"),
            (nameof(IAuditItem.UserId), ExpressionType.Equal) when value is int user => Add($"user = {Parameter(user)}"),
            (nameof(IAuditItem.AuditType), ExpressionType.Equal) when value is int or AuditType => Add($"type = {Parameter(((AuditType)value).ToString())}"),
            (nameof(IAuditItem.CreateDate), ExpressionType.GreaterThanOrEqual) when AuditDate.Of(value) is { } date => Add($"date >= {Parameter(date)}"),
            (nameof(IAuditItem.CreateDate), ExpressionType.GreaterThan) when AuditDate.Of(value) is { } date => Add($"date > {Parameter(date)}"),
            (nameof(IAuditItem.CreateDate), ExpressionType.LessThanOrEqual) when AuditDate.Of(value) is { } date => Add($"date <= {Parameter(date)}"),
            (nameof(IAuditItem.CreateDate), ExpressionType.LessThan) when AuditDate.Of(value) is { } date => Add($"date < {Parameter(date)}"),
            _ => false,
        };
    }

    private static string? Member(Expression expression, ParameterExpression item)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert } convert)
        {
            expression = convert.Operand;
        }

        return expression is MemberExpression { Expression: { } owner } member && owner == item ? member.Member.Name : null;
    }

    private bool Add(string condition)
    {
        conditions.Add(condition);
        return true;
    }

    private string Parameter(object value)
    {
        values.Add(value);
        return Name(values.Count - 1);
    }

    private static string Name(int at) => string.Create(CultureInfo.InvariantCulture, $"$p{at}");
}

/// <summary>Dates of the trail: UTC in round-trip form, so that their text sorts as they do.</summary>
internal static class AuditDate
{
    public static string Text(DateTime date) => (date.Kind == DateTimeKind.Local ? date.ToUniversalTime() : DateTime.SpecifyKind(date, DateTimeKind.Utc)).ToString("O", CultureInfo.InvariantCulture);

    public static DateTime Parse(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    /// <summary>A moment that a query compares with; null when it is none.</summary>
    public static string? Of(object value) => value switch
    {
        DateTime date => Text(date),
        DateTimeOffset date => Text(date.UtcDateTime),
        _ => null,
    };
}
