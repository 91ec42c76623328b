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
        MemberOf(field.Body, field.Parameters[0]) is { } member ? new QueryHints { Equalities = Equalities, Prefixes = Prefixes, Sets = Sets.SetItem(member, values) } : this;

    private QueryHints Read(Expression expression, ParameterExpression entity)
    {
        switch (expression)
        {
            case BinaryExpression { NodeType: ExpressionType.AndAlso } and:
                return Read(and.Left, entity).Read(and.Right, entity);

            case BinaryExpression { NodeType: ExpressionType.Equal } equal:
                return ReadEqual(equal.Left, equal.Right, entity) ?? ReadEqual(equal.Right, equal.Left, entity) ?? this;

            case MethodCallExpression { Method.Name: nameof(string.StartsWith), Object: { } text, Arguments: [{ } start, ..] } when text.Type == typeof(string):
                return ReadPrefix(text, start, entity);

            case MethodCallExpression { Method.Name: nameof(SqlExpressionExtensions.SqlStartsWith), Arguments: [{ } text, { } start, ..] } call when call.Method.DeclaringType == typeof(SqlExpressionExtensions):
                return ReadPrefix(text, start, entity);

            default:
                return this;
        }
    }

    private QueryHints? ReadEqual(Expression left, Expression right, ParameterExpression entity) =>
        MemberOf(left, entity) is { } member && TryEvaluate(right, out object? value)
            ? new QueryHints { Equalities = Equalities.SetItem(member, value), Prefixes = Prefixes, Sets = Sets }
            : null;

    private QueryHints ReadPrefix(Expression text, Expression start, ParameterExpression entity) =>
        MemberOf(text, entity) is { } member && TryEvaluate(start, out object? value) && value is string prefix
            ? new QueryHints { Equalities = Equalities, Prefixes = Prefixes.SetItem(member, prefix), Sets = Sets }
            : this;

    private static string? MemberOf(Expression expression, ParameterExpression entity)
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

        return owner == entity ? member.Member.Name : null;
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
