using System.Collections.Frozen;
using System.Globalization;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Access;

/// <summary>
/// Answers from the rules as they stood when the content last changed, read once per generation: asking is a walk up the
/// path over a dictionary.
/// </summary>
internal sealed class ContentAccess(
    IPublicAccessService publicAccess,
    IDocumentNavigationQueryService navigation,
    IContentGeneration generation) : IContentAccess
{
    private sealed record Rules(long Generation, FrozenDictionary<int, PublicAccessEntry> Entries, FrozenSet<Guid> Intranets);

    private volatile Rules? rules;

    public AccessAnswer Ask(IPublishedContent content, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(visitor);

        var rules = CurrentRules();
        var ids = content.Path?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (ids.Length < 2)
        {
            return new AccessAnswer(AccessDecision.Refused, null);
        }

        for (var i = ids.Length - 1; i > 0; i--)
        {
            if (!int.TryParse(ids[i], NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return new AccessAnswer(AccessDecision.Refused, null);
            }

            if (rules.Entries.TryGetValue(id, out var entry))
            {
                return Judge(entry, visitor);
            }
        }

        return new AccessAnswer(IsInIntranet(content.Key, rules) ? AccessDecision.Refused : AccessDecision.Allowed, null);
    }

    private static AccessAnswer Judge(PublicAccessEntry entry, Visitor visitor)
    {
        if (!visitor.IsSignedIn)
        {
            return new AccessAnswer(AccessDecision.SignInNeeded, entry.LoginNodeId);
        }

        var allowed = entry.Rules.Any(rule => rule.RuleType switch
        {
            Constants.Conventions.PublicAccess.MemberRoleRuleType
                => rule.RuleValue is { } group && visitor.Groups.Contains(group),
            Constants.Conventions.PublicAccess.MemberUsernameRuleType
                => string.Equals(rule.RuleValue, visitor.UserName, StringComparison.OrdinalIgnoreCase),
            _ => false,
        });
        return allowed
            ? new AccessAnswer(AccessDecision.Allowed, null)
            : new AccessAnswer(AccessDecision.Refused, entry.NoAccessNodeId);
    }

    private bool IsInIntranet(Guid key, Rules rules)
        => rules.Intranets.Count > 0
            && (!navigation.TryGetAncestorsOrSelfKeys(key, out var path) || path.Any(rules.Intranets.Contains));

    private Rules CurrentRules()
    {
        var current = generation.Current;
        if (this.rules is { } known && known.Generation == current)
        {
            return known;
        }

        // The generation is read before the rules: a change in between makes them be read once more, never kept too long.
        var rules = new Rules(
            current,
            publicAccess.GetAll()
                .GroupBy(entry => entry.ProtectedNodeId)
                .ToFrozenDictionary(group => group.Key, group => group.First()),
            Intranets().ToFrozenSet());
        this.rules = rules;
        return rules;
    }

    private IEnumerable<Guid> Intranets()
        => navigation.Roots().SelectMany(root => navigation.DescendantsOfType(root, ContentTypes.Intranet));
}
