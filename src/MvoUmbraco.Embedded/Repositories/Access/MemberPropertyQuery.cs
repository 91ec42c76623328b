using System.Linq.Expressions;
using MvoUmbraco.Embedded.Querying;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>
/// Questions about the value of a property (<c>IMemberService.GetMembersByPropertyValue</c>). They are put to columns of
/// the table of property values, for which <see cref="Member"/> has pseudo properties: the alias, and the value in one
/// of several types. Here a member matches when one of its property values does, each shown in turn through them; a
/// property without a value has none to match.
/// </summary>
internal sealed class MemberPropertyQuery
{
    private readonly EntityQuery<IMember> query;
    private readonly HashSet<string> mentioned;
    private readonly bool onlyAlias;

    private MemberPropertyQuery(EntityQuery<IMember> query, HashSet<string> mentioned)
    {
        this.query = query;
        this.mentioned = mentioned;
        onlyAlias = mentioned.Count == 1 && mentioned.Contains(nameof(Member.PropertyTypeAlias));
    }

    /// <summary>The question, when the query asks of property values at all.</summary>
    public static MemberPropertyQuery? In(EntityQuery<IMember> query)
    {
        var finder = new PseudoProperties();
        foreach (Expression<Func<IMember, bool>> predicate in query.Predicates)
        {
            finder.Visit(predicate);
        }

        return finder.Mentioned.Count == 0 ? null : new MemberPropertyQuery(query, finder.Mentioned);
    }

    /// <param name="member">A copy of its own, which is changed.</param>
    public bool Matches(Member member) => member.Properties.Any(property => property.GetValue() is { } value && IsAsked(value) && query.Matches(Show(member, property, value)));

    /// <summary>Whether the value stands in a column that the query mentions; the others are null, and match nothing.</summary>
    private bool IsAsked(object value) => onlyAlias || value switch
    {
        string => mentioned.Contains(nameof(Member.LongStringPropertyValue)) || mentioned.Contains(nameof(Member.ShortStringPropertyValue)),
        int => mentioned.Contains(nameof(Member.IntegerPropertyValue)) || mentioned.Contains(nameof(Member.BoolPropertyValue)),
        DateTime => mentioned.Contains(nameof(Member.DateTimePropertyValue)),
        _ => false,
    };

    private static Member Show(Member member, IProperty property, object value)
    {
        bool isLong = property.PropertyType.ValueStorageType == ValueStorageType.Ntext;
        member.PropertyTypeAlias = property.Alias;
        member.LongStringPropertyValue = isLong ? value as string : null;
        member.ShortStringPropertyValue = isLong ? null : value as string;
        member.IntegerPropertyValue = value as int? ?? 0;
        member.BoolPropertyValue = value is int and not 0;
        member.DateTimePropertyValue = value as DateTime? ?? default;
        return member;
    }

    private sealed class PseudoProperties : ExpressionVisitor
    {
        public HashSet<string> Mentioned { get; } = [];

        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Member.DeclaringType == typeof(Member) && node.Member.Name is nameof(Member.PropertyTypeAlias)
                or nameof(Member.LongStringPropertyValue) or nameof(Member.ShortStringPropertyValue)
                or nameof(Member.IntegerPropertyValue) or nameof(Member.BoolPropertyValue) or nameof(Member.DateTimePropertyValue))
            {
                Mentioned.Add(node.Member.Name);
            }

            return base.VisitMember(node);
        }
    }
}
