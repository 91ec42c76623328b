using MvoUmbraco.Core.Networks;
using MvoUmbraco.Overview;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Networks;

/// <summary>How an intranet has to be protected.</summary>
/// <param name="Intranet">The intranet.</param>
/// <param name="Groups">The groups it lets in, in the order their rules are written.</param>
/// <param name="SignInPages">The pages that may ask to sign in; the first is taken when another is asked for.</param>
/// <param name="NoAccessPages">The pages that may explain a refusal; the first is taken when another is.</param>
internal sealed record WantedProtection(
    IntranetPlace Intranet,
    IReadOnlyList<NamedGroup> Groups,
    IReadOnlyList<IContent> SignInPages,
    IReadOnlyList<IContent> NoAccessPages)
{
    private const string ByGroup = Constants.Conventions.PublicAccess.MemberRoleRuleType;

    /// <summary>The protection is as it has to be: the same groups, in whatever order, and pages of the right kind.</summary>
    public bool Is(PublicAccessEntry entry)
        => SignInPages.Any(page => page.Id == entry.LoginNodeId)
            && NoAccessPages.Any(page => page.Id == entry.NoAccessNodeId)
            && LetsInTheGroups(entry);

    /// <summary>A protection as it has to be, which is not saved.</summary>
    public PublicAccessEntry Make()
    {
        var intranet = Intranet.Content;
        var entry = new PublicAccessEntry(intranet, SignInPages[0], NoAccessPages[0], []) { Key = NetworkGroupKeys.Protection(intranet.Key) };
        Put(entry);
        return entry;
    }

    /// <summary>Changes a protection into what it has to be.</summary>
    public void Put(PublicAccessEntry entry)
    {
        if (SignInPages.All(page => page.Id != entry.LoginNodeId))
        {
            entry.LoginNodeId = SignInPages[0].Id;
        }

        if (NoAccessPages.All(page => page.Id != entry.NoAccessNodeId))
        {
            entry.NoAccessNodeId = NoAccessPages[0].Id;
        }

        if (LetsInTheGroups(entry))
        {
            return;
        }

        // One by one: only so Umbraco remembers which rows to remove.
        foreach (var rule in entry.Rules.ToArray())
        {
            entry.RemoveRule(rule);
        }

        foreach (var group in Groups)
        {
            entry.AddRule(group.Name, ByGroup).Key = NetworkGroupKeys.Rule(entry.Key, group.Key);
        }
    }

    private bool LetsInTheGroups(PublicAccessEntry entry)
    {
        var rules = entry.Rules.Select(rule => (rule.RuleType, rule.RuleValue)).ToArray();
        return rules.Length == Groups.Count && Groups.All(group => rules.Contains((ByGroup, group.Name)));
    }
}

/// <summary>Says how intranets have to be protected.</summary>
internal static class Protections
{
    /// <summary>The protection of an intranet.</summary>
    /// <param name="places">The tree.</param>
    /// <param name="intranet">The intranet.</param>
    /// <param name="nameOf">The name of the group with a key; null while there is no such group, which then lets nobody in.</param>
    public static WantedProtection Of(NetworkPlaces places, IntranetPlace intranet, Func<Guid, string?> nameOf)
    {
        var networks = intranet.Owner switch
        {
            IntranetOwner.Network => [intranet.Network!],
            IntranetOwner.Everyone => places.Networks.Where(network => network.IsActive),
            _ => [],
        };
        var keys = networks
            .SelectMany(network => new[] { NetworkGroupKeys.Members(network.Key), NetworkGroupKeys.Coordinators(network.Key) })
            .Append(NetworkGroupKeys.Mainstream);
        return new WantedProtection(
            intranet,
            [.. keys.Select(key => nameOf(key) is { } name ? new NamedGroup(key, name) : null).OfType<NamedGroup>()],
            Pages(places, intranet.Content, places.SignInPages),
            Pages(places, intranet.Content, places.NoAccessPages));
    }

    /// <summary>
    /// The pages to take for a document, the best first: those of its own site, the published ones. Without any it is the
    /// site's first page, since a protection cannot be without and the document may not be.
    /// </summary>
    public static IReadOnlyList<IContent> Pages(NetworkPlaces places, IContent content, IReadOnlyList<IContent> pages)
    {
        var above = ReadableDocuments.IdsOf(content.Path).ToHashSet();
        var centre = places.Centres.FirstOrDefault(centre => above.Contains(centre.Id));
        return pages.Count > 0
            ? [.. pages.OrderByDescending(page => centre is not null && ReadableDocuments.IdsOf(page.Path).Contains(centre.Id)).ThenByDescending(page => page.Published)]
            : [centre ?? (places.Centres.Count > 0 ? places.Centres[0] : content)];
    }
}
