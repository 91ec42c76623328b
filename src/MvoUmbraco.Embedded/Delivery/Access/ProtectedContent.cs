using System.Globalization;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Store;
using System.Security.Claims;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Security;

namespace MvoUmbraco.Embedded.Delivery.Access;

/// <summary>
/// Who may see protected content: the nearest protected node on the way from a document to the root says whom it lets
/// in, by role (exact) or user name (without regard to case). A member who is not approved or locked out counts as
/// nobody.
/// </summary>
internal sealed class ProtectedContent(StoreAccess store, SignedInMembers members, IPublishedContentCache documents)
    : IRequestMemberAccessService, IPublicAccessChecker
{
    public Task<PublicAccessStatus> MemberHasAccessToAsync(IPublishedContent content) => Task.FromResult(Status(PathOf(content), members.Current));

    public Task<ProtectedAccess> MemberAccessAsync() => Task.FromResult(
        members.Current is { IsApproved: true, IsLockedOut: false } member ? new ProtectedAccess(member.Key, [.. member.Roles]) : ProtectedAccess.None);

    public Task<PublicAccessStatus> HasMemberAccessToContentAsync(int publishedContentId) => Task.FromResult(
        documents.GetById(preview: true, publishedContentId) is { } content ? Status(PathOf(content), members.Current) : PublicAccessStatus.AccessAccepted);

    public Task<PublicAccessStatus> HasMemberAccessToContentAsync(int publishedContentId, ClaimsPrincipal claimsPrincipal) => Task.FromResult(
        documents.GetById(preview: true, publishedContentId) is { } content ? Status(PathOf(content), members.Find(claimsPrincipal)) : PublicAccessStatus.AccessAccepted);

    /// <summary>Whether the current request may see it.</summary>
    public bool IsOpen(IPublishedContent content) => IsOpen(PathOf(content));

    /// <inheritdoc cref="IsOpen(IPublishedContent)"/>
    public bool IsOpen(string path) => EntryOf(path) is not { } entry || Status(entry, members.Current) == PublicAccessStatus.AccessAccepted;

    /// <summary>
    /// All that of who asks decides what they may see, as texts: whoever has the same texts may see the same. Empty for
    /// everybody who has no rights of their own.
    /// </summary>
    public string[] Audience => members.Current is { IsApproved: true, IsLockedOut: false } member
        ? [member.UserName.ToUpperInvariant(), .. member.Roles.Order(StringComparer.Ordinal)]
        : [];

    /// <summary>The ids of the nodes that are protected themselves, and whether who asks may see what stands there and below.</summary>
    public IReadOnlyDictionary<int, bool> ProtectedNodes()
    {
        SignedInMember? member = members.Current;
        var nodes = new Dictionary<int, bool>();
        foreach (PublicAccessRow entry in Entries.All)
        {
            nodes.TryAdd(entry.NodeId, Status(entry, member) == PublicAccessStatus.AccessAccepted);
        }

        return nodes;
    }

    public bool IsAnythingProtected => Entries.Count > 0;

    private PublicAccessStatus Status(string path, SignedInMember? member) =>
        EntryOf(path) is { } entry ? Status(entry, member) : PublicAccessStatus.AccessAccepted;

    private static PublicAccessStatus Status(PublicAccessRow entry, SignedInMember? member) => member switch
    {
        null => PublicAccessStatus.NotLoggedIn,
        { IsApproved: false } => PublicAccessStatus.NotApproved,
        { IsLockedOut: true } => PublicAccessStatus.LockedOut,
        _ => entry.Rules.Any(rule => LetsIn(rule, member)) ? PublicAccessStatus.AccessAccepted : PublicAccessStatus.AccessDenied,
    };

    private static bool LetsIn(PublicAccessRuleRow rule, SignedInMember member) => rule.Type switch
    {
        Constants.Conventions.PublicAccess.MemberRoleRuleType => rule.Value is not null && member.Roles.Contains(rule.Value, StringComparer.Ordinal),
        Constants.Conventions.PublicAccess.MemberUsernameRuleType => string.Equals(rule.Value, member.UserName, StringComparison.OrdinalIgnoreCase),
        _ => false,
    };

#pragma warning disable CS0618 // The path of a published item is obsolete for those who can ask the navigation; this asks what is stored.
    private static string PathOf(IPublishedContent content) => content.Path;
#pragma warning restore CS0618

    private Table<PublicAccessRow> Entries => store.Committed.Table(PublicAccessRow.Kind);

    private PublicAccessRow? EntryOf(string path)
    {
        Table<PublicAccessRow> entries = Entries;
        if (entries.Count == 0)
        {
            return null;
        }

        // From the document to the root.
        ReadOnlySpan<char> rest = path;
        while (rest.Length > 0)
        {
            int comma = rest.LastIndexOf(',');
            int id = int.Parse(rest[(comma + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            if (id > 0 && entries.Find(PublicAccessRow.ByNode, id).FirstOrDefault(entry => entry.NodeId == id) is { } entry)
            {
                return entry;
            }

            rest = comma < 0 ? [] : rest[..comma];
        }

        return null;
    }
}
