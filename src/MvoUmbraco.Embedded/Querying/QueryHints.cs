using System.Collections;
using System.Collections.Immutable;
using System.Linq.Expressions;
using Umbraco.Cms.Core.Persistence;

namespace MvoUmbraco.Embedded.Querying;

/// <summary>
/// What a query says plainly of single members: equal to a value, one of some values, starting with a text. Read from
/// the conjunction only, never from inside an "or". A repository uses it to look rows up instead of scanning; what it
/// finds is still matched.
/// </summary>
internal sealed class QueryHints
{
    public static QueryHints None { get; } = new();

    private ImmutableDictionary<string, object?> Equalities { get; init; } = ImmutableDictionary<string, object?>.Empty;

    private ImmutableDictionary<string, IReadOnlyCollection<object>> Sets { get; init; } = ImmutableDictionary<string, IReadOnlyCollection<object>>.Empty;

    private ImmutableDictionary<string, string> Prefixes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Whether the query says nothing that is not also a hint.</summary>
    private bool Whole { get; init; } = true;

    /// <summary>
    /// Whether the query says nothing but what is known here of these members, so that something other than the entity
    /// (a row, a count in an index) can answer it.
    /// </summary>
    public bool IsWholly(params ReadOnlySpan<string> members)
    {
        if (!Whole)
        {
            return false;
        }

        foreach (string member in Equalities.Keys.Concat(Sets.Keys).Concat(Prefixes.Keys))
        {
            if (!members.Contains(member))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The hints of both queries together.</summary>
    public QueryHints And(QueryHints other) => new()
    {
        Equalities = Equalities.SetItems(other.Equalities),
        Sets = Sets.SetItems(other.Sets),
        Prefixes = Prefixes.SetItems(other.Prefixes),
        Whole = Whole && other.Whole && !Says(other),
    };

    /// <summary>The same hints, of a query that also says something else.</summary>
    public QueryHints AndMore() => new() { Equalities = Equalities, Sets = Sets, Prefixes = Prefixes, Whole = false };

    private bool Says(QueryHints other) => other.Equalities.Keys.Any(Equalities.ContainsKey) || other.Sets.Keys.Any(Sets.ContainsKey) || other.Prefixes.Keys.Any(Prefixes.ContainsKey);

    /// <summary>The value that the member must equal.</summary>
    public T? Equal<T>(string member)
        where T : struct => Equalities.GetValueOrDefault(member) is T value ? value : null;

    public string? EqualText(string member) => Equalities.GetValueOrDefault(member) as string;

    /// <summary>The values of which the member must have one.</summary>
    public IReadOnlyCollection<object>? OneOf(string member) => Sets.GetValueOrDefault(member);

    /// <summary>The text that the member must start with; compare without regard to case.</summary>
    public string? Prefix(string member) => Prefixes.GetValueOrDefault(member);

    public QueryHints With(LambdaExpression predicate) => Read(predicate.Body, predicate.Parameters[0]);

    public QueryHints WithIn(LambdaExpression field, IReadOnlyCollection<object> values) =>
        MemberOf(field.Body, field.Parameters[0]) is { } member ? And(new QueryHints { Sets = Sets.Clear().Add(member.Member.Name, values) }) : AndMore();

    private QueryHints Read(Expression expression, ParameterExpression entity)
    {
        switch (expression)
        {
            case BinaryExpression { NodeType: ExpressionType.AndAlso } and:
                return Read(and.Left, entity).Read(and.Right, entity);

            case BinaryExpression { NodeType: ExpressionType.Equal } equal:
                return And(ReadEqual(equal.Left, equal.Right, entity) ?? ReadEqual(equal.Right, equal.Left, entity) ?? Unread);

            case MemberExpression when expression.Type == typeof(bool) && MemberOf(expression, entity) is { } flag:
                return And(Equality(flag.Member.Name, true));

            case UnaryExpression { NodeType: ExpressionType.Not } not when not.Type == typeof(bool) && MemberOf(not.Operand, entity) is { } flag:
                return And(Equality(flag.Member.Name, false));

            case MethodCallExpression { Method.Name: nameof(string.Equals), Object: { } text, Arguments: [{ } value, ..] } when text.Type == typeof(string) && value.Type == typeof(string):
                return And(ReadEqual(text, value, entity) ?? ReadEqual(value, text, entity) ?? Unread);

            case MethodCallExpression { Method.Name: nameof(string.StartsWith), Object: { } text, Arguments: [{ } start, ..] } when text.Type == typeof(string):
                return And(ReadPrefix(text, start, entity));

            case MethodCallExpression { Method.Name: nameof(SqlExpressionExtensions.SqlStartsWith), Arguments: [{ } text, { } start, ..] } call when call.Method.DeclaringType == typeof(SqlExpressionExtensions):
                return And(ReadPrefix(text, start, entity));

            case MethodCallExpression { Method.Name: nameof(Enumerable.Contains) } contains:
                return And(ReadContains(contains, entity));

            default:
                return AndMore();
        }
    }

    private static QueryHints Unread { get; } = new() { Whole = false };

    private static QueryHints Equality(string member, object value) => new() { Equalities = None.Equalities.Add(member, value) };

    /// <summary>A comparison with null, or with a value of another type than the member's, is left to the query.</summary>
    private static QueryHints? ReadEqual(Expression left, Expression right, ParameterExpression entity) =>
        MemberOf(left, entity) is { } member && TryEvaluate(right, out object? value) && value is not null
            && value.GetType() == (Nullable.GetUnderlyingType(member.Type) ?? member.Type)
            ? Equality(member.Member.Name, value)
            : null;

    private static QueryHints ReadPrefix(Expression text, Expression start, ParameterExpression entity) =>
        MemberOf(text, entity) is { } member && TryEvaluate(start, out object? value) && value is string prefix
            ? new QueryHints { Prefixes = None.Prefixes.Add(member.Member.Name, prefix) }
            : Unread;

    /// <summary><c>list.Contains(x.Member)</c> on a list or as an extension; other forms are left to the query.</summary>
    private static QueryHints ReadContains(MethodCallExpression call, ParameterExpression entity)
    {
        (Expression? collection, Expression? item) = call switch
        {
            { Object: { } list, Arguments: [{ } one] } => (list, one),
            { Object: null, Arguments: [{ } list, { } one] } when call.Method.DeclaringType == typeof(Enumerable) => (list, one),
            _ => (null, null),
        };
        return collection is not null && item is not null && MemberOf(item, entity) is { } member
            && TryEvaluate(collection, out object? values) && values is IEnumerable items and not string
            ? new QueryHints { Sets = None.Sets.Add(member.Member.Name, SqlMeaning.SetOf(items)) }
            : Unread;
    }

    private static MemberExpression? MemberOf(Expression expression, ParameterExpression entity)
    {
        while (expression is UnaryExpression { NodeType: ExpressionType.Convert } convert)
        {
            expression = convert.Operand;
        }

        if (expression is not MemberExpression member)
        {
            return null;
        }

        Expression? owner = member.Expression;
        while (owner is UnaryExpression { NodeType: ExpressionType.Convert } convert)
        {
            owner = convert.Operand;
        }

        return owner == entity ? member : null;
    }

    /// <summary>The value of an expression that does not depend on the entity.</summary>
    internal static bool TryEvaluate(Expression expression, out object? value)
    {
        value = null;
        if (expression is ConstantExpression constant)
        {
            value = constant.Value;
            return true;
        }

        if (new ParameterFinder().Finds(expression))
        {
            return false;
        }

        value = Expression.Lambda<Func<object?>>(Expression.Convert(expression, typeof(object))).Compile(preferInterpretation: true)();
        return true;
    }

    private sealed class ParameterFinder : ExpressionVisitor
    {
        private bool found;

        public bool Finds(Expression expression)
        {
            Visit(expression);
            return found;
        }

        protected override Expression VisitParameter(ParameterExpression node)
        {
            found = true;
            return node;
        }
    }
}
