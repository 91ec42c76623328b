using System.Collections.Frozen;
using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Workspace;

/// <summary>The intranets.</summary>
public interface IIntranetReader
{
    /// <summary>Every intranet the visitor may see, in the order of the tree.</summary>
    IReadOnlyList<IntranetSummary> All { get; }

    /// <summary>The intranet a document stands in, or is; null for one outside, or that the visitor may not see.</summary>
    IntranetSummary? Around(Guid document);
}

internal sealed class IntranetReader(ContentView view, IReading reading) : IIntranetReader
{
    private static readonly string[] Placed = [ContentTypes.IntranetPage, ContentTypes.Event, ContentTypes.KnowledgeItem, ContentTypes.StatusReport];

    private readonly Remembered<IReadOnlyList<IntranetSummary>> all = new(() =>
        view.InContext(() => view.OfType(ContentTypes.Intranet).Select(content => Summary(view, content)).ToArray()));

    public IReadOnlyList<IntranetSummary> All => all.Value;

    public IntranetSummary? Around(Guid document)
        => All.FirstOrDefault(intranet => intranet.Link.Key == document)
            ?? (view.Above(document, ContentTypes.Intranet) is { } above ? All.FirstOrDefault(intranet => intranet.Link.Key == above.Key) : null);

    public IEnumerable<KeyValuePair<string, PageMaker>> Pages() =>
    [
        new(ContentTypes.Intranet, Workspace),
        new(ContentTypes.IntranetPage, content => new ContentPage(view.InfoOf(content))
        {
            Body = view.FieldsOf(content).Html(Fields.Body),
            Attachments = view.AttachmentsOf(content),
            Children = [.. view.ChildrenOf(content.Key, ContentTypes.IntranetPage).Select(view.LinkTo)],
        }),
    ];

    private IntranetPage Workspace(IPublishedContent content)
    {
        var placed = Placed.SelectMany(type => view.DescendantsOf(content.Key, type)).ToArray();
        var keys = placed.Select(item => item.Key).ToFrozenSet();
        return new IntranetPage(view.InfoOf(content), Summary(view, content))
        {
            Intro = view.FieldsOf(content).Html(Fields.Intro),
            Items = [.. placed.Select(ItemOf).OrderByDescending(item => item.Updated).ThenBy(item => item.Link.Key)],
            Pages = [.. view.ChildrenOf(content.Key).Where(child => child.ContentType.Alias is ContentTypes.IntranetPage or ContentTypes.KnowledgeFolder).Select(view.LinkTo)],
            Events = reading.Calendar.Events.Where(e => keys.Contains(e.Link.Key)),
            Knowledge = [.. reading.Knowledge.Items.Where(item => keys.Contains(item.Link.Key))],
            StatusReports = [.. reading.Knowledge.StatusReports.Where(report => keys.Contains(report.Link.Key))],
            Files = [.. placed.SelectMany(FilesOf).OrderByDescending(file => file.Link.File.Added).ThenBy(file => file.Link.File.Name, StringComparer.Ordinal)],
        };
    }

    private PlacedItem ItemOf(IPublishedContent content)
        => new(view.LinkTo(content), content.ContentType.Alias, ContentView.Instant(content.CreateDate), ContentView.Instant(content.UpdateDate));

    private IEnumerable<PlacedFile> FilesOf(IPublishedContent content)
        => view.AttachmentsOf(content).Select(file => new PlacedFile(file, view.LinkTo(content)));

    private static IntranetSummary Summary(ContentView view, IPublishedContent content)
        => new(view.LinkTo(content), view.Above(content.Key, ContentTypes.LearningNetwork) ?? view.Above(content.Key, ContentTypes.MainstreamTeam));
}
