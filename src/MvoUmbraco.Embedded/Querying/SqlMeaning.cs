using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Umbraco.Cms.Core.Persistence;

namespace MvoUmbraco.Embedded.Querying;

/// <summary>
/// Turns predicates that were written for Umbraco's SQL translator into delegates that answer as the database would:
/// text compares case-insensitively (its columns are collated NOCASE) and a null never matches and never throws.
/// </summary>
internal static class SqlMeaning
{
    public static Func<TIn, TOut> Compile<TIn, TOut>(Expression<Func<TIn, TOut>> expression)
    {
        var rewritten = (Expression<Func<TIn, TOut>>)new Rewriter().Visit(expression);

        // Queries are mostly used once: interpreting costs less than compiling.
        return rewritten.Compile(preferInterpretation: true);
    }

    /// <summary>Values to look fields up in; text case-insensitively.</summary>
    public static HashSet<object> SetOf(IEnumerable? values) => new((values ?? Array.Empty<object>()).Cast<object?>().OfType<object>(), new SqlEquality());

    private sealed class SqlEquality : IEqualityComparer<object>
    {
        public new bool Equals(object? x, object? y) => x is string a && y is string b ? TextEquals(a, b) : object.Equals(x, y);

        public int GetHashCode(object obj) => obj is string text ? StringComparer.OrdinalIgnoreCase.GetHashCode(text) : obj.GetHashCode();
    }

    internal static bool TextEquals(string? a, string? b) => a is not null && b is not null && string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    internal static bool TextDiffers(string? a, string? b) => a is not null && b is not null && !string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    internal static bool IsNull(string? a) => a is null;

    internal static bool TextStarts(string? a, string? b) => a is not null && b is not null && a.StartsWith(b, StringComparison.OrdinalIgnoreCase);

    internal static bool TextEnds(string? a, string? b) => a is not null && b is not null && a.EndsWith(b, StringComparison.OrdinalIgnoreCase);

    internal static bool TextContains(string? a, string? b) => a is not null && b is not null && a.Contains(b, StringComparison.OrdinalIgnoreCase);

    /// <summary>SQL's LIKE with <c>%</c> for any run of characters.</summary>
    internal static bool TextLike(string? text, string? pattern)
    {
        if (text is null || pattern is null)
        {
            return false;
        }

        string[] parts = pattern.Split('%');
        if (parts.Length == 1)
        {
            return TextEquals(text, pattern);
        }

        if (!TextStarts(text, parts[0]))
        {
            return false;
        }

        int at = parts[0].Length;
        foreach (string part in parts[1..^1])
        {
            int found = text.IndexOf(part, at, StringComparison.OrdinalIgnoreCase);
            if (found < 0)
            {
                return false;
            }

            at = found + part.Length;
        }

        return text.Length - at >= parts[^1].Length && TextEnds(text, parts[^1]);
    }

    internal static bool ItemIn<T>(IEnumerable<T>? items, T item) =>
        items is not null && item is not null && items.Any(candidate => candidate is string a && item is string b ? TextEquals(a, b) : EqualityComparer<T>.Default.Equals(candidate, item));

    private sealed class Rewriter : ExpressionVisitor
    {
        protected override Expression VisitBinary(BinaryExpression node)
        {
            if (node.NodeType is ExpressionType.Equal or ExpressionType.NotEqual && (node.Left.Type == typeof(string) || node.Right.Type == typeof(string)))
            {
                Expression left = Visit(node.Left);
                Expression right = Visit(node.Right);
                bool equal = node.NodeType == ExpressionType.Equal;

                // "is null" and "is not null" are the only comparisons with null that mean something in SQL.
                if (IsNullValue(left) || IsNullValue(right))
                {
                    Expression isNull = Text(nameof(IsNull), IsNullValue(left) ? right : left);
                    return equal ? isNull : Expression.Not(isNull);
                }

                return Text(equal ? nameof(TextEquals) : nameof(TextDiffers), left, right);
            }

            return base.VisitBinary(node);
        }

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType == typeof(string) && node.Object is not null && node.Arguments is [{ } argument, ..] && argument.Type == typeof(string))
            {
                string? name = node.Method.Name switch
                {
                    nameof(string.Equals) => nameof(TextEquals),
                    nameof(string.StartsWith) => nameof(TextStarts),
                    nameof(string.EndsWith) => nameof(TextEnds),
                    nameof(string.Contains) => nameof(TextContains),
                    _ => null,
                };
                if (name is not null)
                {
                    return Text(name, Visit(node.Object), Visit(argument));
                }
            }

            if (node.Method.DeclaringType == typeof(string) && node.Method.Name == nameof(string.Equals) && node.Object is null
                && node.Arguments[0].Type == typeof(string) && node.Arguments[1].Type == typeof(string))
            {
                return Text(nameof(TextEquals), Visit(node.Arguments[0]), Visit(node.Arguments[1]));
            }

            if (node.Method.DeclaringType == typeof(SqlExpressionExtensions))
            {
                switch (node.Method.Name)
                {
                    case nameof(SqlExpressionExtensions.SqlWildcard):
                        return Text(nameof(TextLike), Visit(node.Arguments[0]), Visit(node.Arguments[1]));
                    case nameof(SqlExpressionExtensions.SqlEquals):
                        return Text(nameof(TextEquals), Visit(node.Arguments[0]), Visit(node.Arguments[1]));
                    case nameof(SqlExpressionExtensions.SqlContains):
                        return Text(nameof(TextContains), Visit(node.Arguments[0]), Visit(node.Arguments[1]));
                    case nameof(SqlExpressionExtensions.SqlStartsWith):
                        return Text(nameof(TextStarts), Visit(node.Arguments[0]), Visit(node.Arguments[1]));
                    case nameof(SqlExpressionExtensions.SqlEndsWith):
                        return Text(nameof(TextEnds), Visit(node.Arguments[0]), Visit(node.Arguments[1]));
                    case nameof(SqlExpressionExtensions.SqlIn):
                        return In(Visit(node.Arguments[0]), Visit(node.Arguments[1]));
                }
            }

            if (Membership(node) is var (collection, item))
            {
                return In(Visit(collection), Visit(item));
            }

            return base.VisitMethodCall(node);
        }

        /// <summary>
        /// <c>items.Contains(x)</c> in each form a compiler gives it. For arrays that is a call with a span, which an
        /// interpreted expression can't make; what stands behind the span is the array.
        /// </summary>
        private static (Expression Collection, Expression Item)? Membership(MethodCallExpression node)
        {
            if (node.Method.Name != nameof(Enumerable.Contains))
            {
                return null;
            }

            if (node.Method.DeclaringType == typeof(MemoryExtensions) && Unspanned(node.Arguments[0]) is { } array)
            {
                return (array, node.Arguments[1]);
            }

            if (node.Method.DeclaringType == typeof(Enumerable) && node.Arguments.Count == 2)
            {
                return (node.Arguments[0], node.Arguments[1]);
            }

            return node.Object is not null && node.Arguments.Count == 1 && node.Object.Type != typeof(string) && ElementType(node.Object.Type) is not null
                ? (node.Object, node.Arguments[0])
                : null;
        }

        private static Expression? Unspanned(Expression span) => span switch
        {
            MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var array] } => array,
            UnaryExpression { NodeType: ExpressionType.Convert, Operand: var array } when array.Type.IsArray => array,
            NewExpression { Arguments: [var array] } => array,
            _ => null,
        };

        private static MethodCallExpression In(Expression collection, Expression item)
        {
            Type element = ElementType(collection.Type) ?? item.Type;
            MethodInfo method = typeof(SqlMeaning).GetMethod(nameof(ItemIn), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(element);
            return Expression.Call(method, collection, item.Type == element ? item : Expression.Convert(item, element));
        }

        private static Type? ElementType(Type collection) => new[] { collection }.Concat(collection.GetInterfaces())
            .FirstOrDefault(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];

        private static MethodCallExpression Text(string method, params Expression[] arguments) => Expression.Call(
            typeof(SqlMeaning).GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!,
            arguments.Select(argument => argument.Type == typeof(string) ? argument : Expression.Convert(argument, typeof(string))));

        private static bool IsNullValue(Expression expression) => expression switch
        {
            ConstantExpression constant => constant.Value is null,
            UnaryExpression { NodeType: ExpressionType.Convert } convert => IsNullValue(convert.Operand),
            DefaultExpression => true,
            _ => QueryHints.TryEvaluate(expression, out object? value) && value is null,
        };
    }
}
