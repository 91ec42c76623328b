using MvoUmbraco.Access;
using MvoUmbraco.Data.Mail;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Mail.Notices;

/// <summary>A feature's say in whether a notice of its own still holds when it is about to be sent.</summary>
public interface INoticeRule
{
    /// <summary>It has something to say about this kind.</summary>
    bool Concerns(NoticeKind kind);

    /// <summary>Whether the notice is still to be told to its receiver, for instance because the item still waits for that
    /// member's review.</summary>
    ValueTask<bool> HoldsAsync(Notice notice, CancellationToken cancellationToken);
}

/// <summary>
/// Whether a member may still be told of something. A published document is asked as such; of one that is not, the nearest
/// published place above it says who may know of it. What is deleted, or in the bin, is told to nobody, save that it is.
/// </summary>
internal sealed class NoticeAccess(
    IPublishedContentCache content,
    IDocumentNavigationQueryService navigation,
    IPublishStatusQueryService published,
    IContentAccess access,
    IEnumerable<INoticeRule> rules)
{
    public async ValueTask<bool> MayBeToldAsync(Notice notice, Visitor visitor, CancellationToken cancellationToken)
    {
        // What was thrown away stands nowhere any more: whose it is says the feature it was of.
        if (notice.Kind is not NoticeKind.Removed && (PlaceOf(notice) is not { } place || !access.Ask(place, visitor).IsAllowed))
        {
            return false;
        }

        foreach (var rule in rules.Where(rule => rule.Concerns(notice.Kind)))
        {
            if (!await rule.HoldsAsync(notice, cancellationToken))
            {
                return false;
            }
        }

        return true;
    }

    private IPublishedContent? PlaceOf(Notice notice)
    {
        if (!navigation.TryGetAncestorsOrSelfKeys(notice.ContentKey, out var path))
        {
            return null;
        }

        var place = path.Select(content.GetById).FirstOrDefault(node => node is not null && published.HasPublishedAncestorPath(node.Key));

        // Who is told that something new can be read must be able to read it.
        return notice.Kind is NoticeKind.Placed && place?.Key != notice.ContentKey ? null : place;
    }
}
