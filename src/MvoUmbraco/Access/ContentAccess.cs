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
    private const string ByGroup = Constants.Conventions.PublicAccess.MemberRoleRuleType;
    private const string ByUserName = Constants.Conventions.PublicAccess.MemberUsernameRuleType;

    private enum Protection
    {
        Closed = 0,
        ByRule,
        None,
    }

    private sealed record Rules(long Generation, FrozenDictionary<int, PublicAccessEntry> Entries);

    // A document keeps its type and its id for life, so what was found holds.
    private readonly ConcurrentDictionary<int, bool> intranets = new();

    private volatile Rules? rules;

    public AccessAnswer Ask(IPublishedContent content, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(visitor);
        return Find(content, out var entry) switch
        {
            Protection.None => new AccessAnswer(AccessDecision.Allowed, null),
            Protection.ByRule => Judge(entry!, visitor),
            _ => new AccessAnswer(AccessDecision.Refused, null),
        };
    }

    public Audience AudienceOf(IPublishedContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return Find(content, out var entry) switch
        {
            Protection.None => Audience.Everyone,
            Protection.ByRule => new Audience(false, [.. ValuesOf(entry!, ByGroup)], [.. ValuesOf(entry!, ByUserName)]),
            _ => Audience.Nobody,
        };
    }

    private static IEnumerable<string> ValuesOf(PublicAccessEntry entry, string type)
        => entry.Rules.Where(rule => rule.RuleType == type).Select(rule => rule.RuleValue).OfType<string>();

    private static AccessAnswer Judge(PublicAccessEntry entry, Visitor visitor)
    {
        if (!visitor.IsSignedIn)
        {
            return new AccessAnswer(AccessDecision.SignInNeeded, entry.LoginNodeId);
        }

        var allowed = entry.Rules.Any(rule => rule.RuleType switch
        {
            ByGroup => rule.RuleValue is { } group && visitor.Groups.Contains(group),
            ByUserName => string.Equals(rule.RuleValue, visitor.UserName, StringComparison.OrdinalIgnoreCase),
            _ => false,
        });
        return allowed
            ? new AccessAnswer(AccessDecision.Allowed, null)
            : new AccessAnswer(AccessDecision.Refused, entry.NoAccessNodeId);
    }

    // The nearest rule decides, from the document up, without the root of the tree at the start of the path.
    private Protection Find(IPublishedContent content, out PublicAccessEntry? entry)
    {
        entry = null;
        var entries = CurrentRules().Entries;
        var path = content.Path ?? string.Empty;
        var start = path.IndexOf(',', StringComparison.Ordinal);
        if (start < 0)
        {
            return Protection.Closed;
        }

        for (var rest = path.AsSpan(start + 1); !rest.IsEmpty;)
        {
            var comma = rest.LastIndexOf(',');
            if (!int.TryParse(rest[(comma + 1)..].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            {
                return Protection.Closed;
            }

            if (entries.TryGetValue(id, out entry))
            {
                return Protection.ByRule;
            }

            if (IsIntranet(id))
            {
                return Protection.Closed;
            }

            rest = comma < 0 ? default : rest[..comma];
        }

        return Protection.None;
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
