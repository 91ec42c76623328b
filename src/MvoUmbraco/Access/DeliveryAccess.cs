using MvoUmbraco.ContentModel;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Access;

/// <summary>
/// What the Content Delivery API gives away, asked of <see cref="IContentAccess"/> too: Umbraco's own rules open an intranet
/// whose protection was taken away behind the plugin's back, and here it stays closed until it is mended. What Umbraco
/// refuses stays refused.
/// </summary>
internal sealed class DeliveryAccess(IRequestMemberAccessService inner, IContentAccess access, IMemberService members) : IRequestMemberAccessService
{
    public async Task<PublicAccessStatus> MemberHasAccessToAsync(IPublishedContent content)
        => await inner.MemberHasAccessToAsync(content) is not PublicAccessStatus.AccessAccepted and var refused ? refused
            : access.Ask(content, members.VisitorOf(await inner.MemberAccessAsync())).Decision switch
            {
                AccessDecision.Allowed => PublicAccessStatus.AccessAccepted,
                AccessDecision.SignInNeeded => PublicAccessStatus.NotLoggedIn,
                _ => PublicAccessStatus.AccessDenied,
            };

    public Task<ProtectedAccess> MemberAccessAsync() => inner.MemberAccessAsync();
}

/// <summary>The same for lists: what may not be seen is in none, and not counted.</summary>
internal sealed class DeliveryLists(
    IApiContentQueryService inner,
    IContentAccess access,
    IMemberService members,
    IPublishedContentCache contents,
    IDocumentNavigationQueryService navigation,
    IContentGeneration generation) : IApiContentQueryService
{
    private sealed record Looked(long Generation, bool IsAnyOpen);

    private volatile Looked? looked;

    public Attempt<PagedModel<Guid>, ApiContentQueryOperationStatus> ExecuteQuery(
        string? fetch, IEnumerable<string> filters, IEnumerable<string> sorts, ProtectedAccess protectedAccess, int skip, int take)
    {
        var (filterBy, sortBy) = (filters.ToList(), sorts.ToList());
        var found = inner.ExecuteQuery(fetch, filterBy, sortBy, protectedAccess, skip, take);
        var visitor = members.VisitorOf(protectedAccess);
        if (!found.Success || (!IsAnyIntranetOpen() && found.Result.Items.All(IsSeen)))
        {
            return found;
        }

        // Something of it is to be left out, on this page or another: all of it tells how much there is.
        var all = inner.ExecuteQuery(fetch, filterBy, sortBy, protectedAccess, 0, (int)Math.Min(found.Result.Total, int.MaxValue));
        if (!all.Success)
        {
            return all;
        }

        var seen = all.Result.Items.Where(IsSeen).ToList();
        return Attempt.SucceedWithStatus(ApiContentQueryOperationStatus.Success, new PagedModel<Guid>(seen.Count, [.. seen.Skip(skip).Take(take)]));

        bool IsSeen(Guid key) => (contents.GetById(key) ?? contents.GetById(preview: true, key)) is { } content && access.Ask(content, visitor).IsAllowed;
    }

    // What nobody may see, signed in or not, is an intranet that no rule protects. Looked for once per generation, as the rules are read.
    private bool IsAnyIntranetOpen()
    {
        var now = generation.Current;
        if (this.looked is { } known && known.Generation == now)
        {
            return known.IsAnyOpen;
        }

        var isAnyOpen = navigation.Roots()
            .SelectMany(root => navigation.DescendantsOfType(root, ContentTypes.Intranet))
            .Any(key => contents.GetById(key) is { } intranet && access.Ask(intranet, Visitor.Anonymous).Decision is AccessDecision.Refused);
        this.looked = new Looked(now, isAnyOpen);
        return isAnyOpen;
    }
}

/// <summary>The same for what other content links to: what nobody may see now is left out.</summary>
internal sealed class DeliveryLinks(IApiContentBuilder inner, IContentAccess access) : IApiContentBuilder
{
    public IApiContent? Build(IPublishedContent content)
        => access.Ask(content, Visitor.Anonymous).Decision is AccessDecision.Refused ? null : inner.Build(content);
}

/// <summary>Who asks the Delivery API, by whatever means the host lets members sign in to it.</summary>
internal static class DeliveryVisitors
{
    public static Visitor VisitorOf(this IMemberService members, ProtectedAccess asks)
        => asks.MemberKey is { } key && members.GetById(key) is { IsApproved: true, IsLockedOut: false } member
            ? Visitor.Member(member.Username, members.GetAllRoles(member.Id), key, member.Name)
            : Visitor.Anonymous;
}
