using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Navigation;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Navigation;

/// <summary>Reads what stands around every page. The menu shows sections and what is few below them: not the events,
/// organisations or people, which their own lists show.</summary>
internal sealed class FrameReader(ContentView view)
{
    private static readonly HashSet<string> ListedElsewhere =
    [
        ContentTypes.Event, ContentTypes.Organisation, ContentTypes.TeamMember, ContentTypes.Milestone, ContentTypes.KnowledgeItem,
        ContentTypes.KnowledgeFolder, ContentTypes.StatusReport,
    ];

    private readonly Remembered<SiteFrame?> frame = new(() => view.InContext(() => Read(view)));

    public SiteFrame? Frame => frame.Value;

    private static SiteFrame? Read(ContentView view)
    {
        if (view.Roots().FirstOrDefault() is not { } root)
        {
            return null;
        }

        var fields = view.FieldsOf(root);
        return new SiteFrame
        {
            Home = view.LinkTo(root),
            Tagline = fields.Text(Fields.Tagline),
            FooterText = fields.Text(Fields.FooterText),
            ContactEmail = fields.Text(Fields.ContactEmail),
            Menu = [.. Entries(view, root.Key).Select(child => Item(view, child, [.. Entries(view, child.Key).Select(grandchild => Item(view, grandchild, []))]))],
        };
    }

    private static MenuItem Item(ContentView view, IPublishedContent content, IReadOnlyList<MenuItem> children)
        => new(view.LinkTo(content) with { Name = view.ShortNameOf(content) }, children);

    private static IEnumerable<IPublishedContent> Entries(ContentView view, Guid parent)
        => view.ChildrenOf(parent).Where(child =>
            !ListedElsewhere.Contains(child.ContentType.Alias) && !view.FieldsOf(child).Flag(Fields.HideFromNavigation));
}
