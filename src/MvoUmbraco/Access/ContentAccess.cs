using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Access;

/// <summary>
/// Answers from the rules as they stood when anything last changed, read once per generation: asking is a walk up the
/// path over a dictionary. That something is an intranet is never taken from what was read before: an intranet that was
/// published this moment is refused until its rule has been read too.
/// </summary>
internal sealed class ContentAccess(
    IPublicAccessService publicAccess,
    IPublishedContentCache contents,
    IContentGeneration generation) : IContentAccess
{
    private sealed record Rules(long Generation, FrozenDictionary<int, PublicAccessEntry> Entries);

    // A document keeps its type and its id for life, so what was found holds.
    private readonly ConcurrentDictionary<int, bool> intranets = new();

    private volatile Rules? rules;

    public AccessAnswer Ask(IPublishedContent content, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(visitor);

        var entries = CurrentRules().Entries;
        var path = content.Path ?? string.Empty;
        var start = path.IndexOf(',', StringComparison.Ordinal);
        if (start < 0)
        {
            return Refused;
        }

        // From the document up, without the root of the tree at the start of the path.
        for (var rest = path.AsSpan(start + 1); !rest.IsEmpty;)
        {
            var comma = rest.LastIndexOf(',');
            if (!int.TryParse(rest[(comma + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return Refused;
            }

            if (entries.TryGetValue(id, out var entry))
            {
                return Judge(entry, visitor);
            }

            if (IsIntranet(id))
            {
                return Refused;
            }

            rest = comma < 0 ? default : rest[..comma];
        }

        return new AccessAnswer(AccessDecision.Allowed, null);
    }

    private static AccessAnswer Refused { get; } = new(AccessDecision.Refused, null);

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

    // Whether published or not: what is not there at all is not taken for anything harmless.
    private bool IsIntranet(int id)
    {
        if (intranets.TryGetValue(id, out var known))
        {
            return known;
        }

        if ((contents.GetById(id) ?? contents.GetById(preview: true, id)) is not { } content)
        {
            return true;
        }

        return intranets[id] = content.ContentType.Alias == ContentTypes.Intranet;
    }

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
                .ToFrozenDictionary(group => group.Key, group => group.First()));
        this.rules = rules;
        return rules;
    }
}
