using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Knowledge;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Knowledge;

/// <summary>Knowledge items and status reports.</summary>
public interface IKnowledgeReader
{
    /// <summary>Every knowledge item the visitor may see, the newest first.</summary>
    IReadOnlyList<KnowledgeItem> Items { get; }

    /// <summary>Every status report the visitor may see, the newest period first.</summary>
    IReadOnlyList<StatusReport> StatusReports { get; }
}

internal sealed class KnowledgeReader(ContentView view) : IKnowledgeReader
{
    private readonly Remembered<IReadOnlyList<KnowledgeItem>> items = new(() =>
        NewestItems(view, view.PublishedOfType(ContentTypes.KnowledgeItem)));

    private readonly Remembered<IReadOnlyList<StatusReport>> reports = new(() =>
        view.InContext(() => Newest(view.OfType(ContentTypes.StatusReport).Select(content => ReportOf(view, content)))));

    public IReadOnlyList<KnowledgeItem> Items => items.Value;

    public IReadOnlyList<StatusReport> StatusReports => reports.Value;

    public IEnumerable<KeyValuePair<string, PageMaker>> Pages() =>
    [
        new(ContentTypes.KnowledgeFolder, content => new KnowledgeFolderPage(view.InfoOf(content))
        {
            Intro = view.FieldsOf(content).Html(Fields.Intro),
            Items = NewestItems(view, view.ChildrenOf(content.Key, ContentTypes.KnowledgeItem)),
            StatusReports = Newest(view.ChildrenOf(content.Key, ContentTypes.StatusReport).Select(child => ReportOf(view, child))),
            Folders = [.. view.ChildrenOf(content.Key, ContentTypes.KnowledgeFolder).Select(view.LinkTo)],
        }),
        new(ContentTypes.KnowledgeItem, content => new KnowledgeItemPage(view.InfoOf(content), ItemOf(view, content))
        {
            Body = view.FieldsOf(content).Html(Fields.Body),
            Attachments = view.AttachmentsOf(content),
            RelatedItems = view.FieldsOf(content).Links(Fields.RelatedItems),
        }),
        new(ContentTypes.StatusReport, content => new StatusReportPage(view.InfoOf(content), ReportOf(view, content))
        {
            State = view.FieldsOf(content).Html(Fields.State),
            Progress = ProgressOf(content),
            NextSteps = view.FieldsOf(content).Html(Fields.NextSteps),
            Themes = view.FieldsOf(content).Links(Fields.Themes),
            AttentionPoints = view.FieldsOf(content).Links(Fields.AttentionPoints),
            Attachments = view.AttachmentsOf(content),
        }),
    ];

    private AttentionPointProgress[] ProgressOf(IPublishedContent content)
        => [.. from block in view.FieldsOf(content).Blocks(Fields.Progress)
               let point = block.Link(Fields.AttentionPoint)
               where point is not null
               select new AttentionPointProgress(point, block.Percentage(Fields.Progress), block.Text(Fields.Remark))];

    // Ordered by their dates alone, before asking which of them this visitor sees: lists show a few, and there may be many.
    private static RecordsOnDemand<KnowledgeItem> NewestItems(ContentView view, IEnumerable<IPublishedContent> items)
        => view.InContext(() => new RecordsOnDemand<KnowledgeItem>(
            [.. items.OrderByDescending(content => DateOf(content, PublishedOn(view, content)))],
            content => view.Find(content.Key) is null ? null : view.InContext(() => ItemOf(view, content))));

    private static DateOnly? PublishedOn(ContentView view, IPublishedContent content) => view.FieldsOf(content).Day(Fields.PublishedOn);

    private static DateOnly DateOf(IPublishedContent content, DateOnly? published)
        => published ?? BrusselsTime.Day(ContentView.Instant(content.CreateDate));

    private static StatusReport[] Newest(IEnumerable<StatusReport> reports)
        => [.. reports.OrderByDescending(report => report.PeriodEnd ?? report.PeriodStart ?? DateOnly.MinValue)];

    private static KnowledgeItem ItemOf(ContentView view, IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        var published = PublishedOn(view, content);
        return new KnowledgeItem
        {
            Link = view.LinkTo(content),
            Kind = Words.KnowledgeKinds.Read(fields.Text(Fields.Kind)),
            Summary = fields.Text(Fields.Summary) ?? string.Empty,
            Network = view.Above(content.Key, ContentTypes.LearningNetwork),
            Themes = fields.Links(Fields.Themes),
            AttentionPoints = fields.Links(Fields.AttentionPoints),
            Authors = fields.Texts(Fields.Authors),
            Organisations = fields.Links(Fields.Organisations),
            Source = fields.Text(Fields.Source),
            SourceUrl = fields.WebAddress(Fields.SourceUrl),
            PublishedOn = published,
            ValidUntil = fields.Day(Fields.ValidUntil),
            Date = DateOf(content, published),
        };
    }

    private static StatusReport ReportOf(ContentView view, IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        return new StatusReport
        {
            Link = view.LinkTo(content),
            Network = fields.Link(Fields.Network) ?? view.Above(content.Key, ContentTypes.LearningNetwork),
            PeriodStart = fields.Day(Fields.PeriodStart),
            PeriodEnd = fields.Day(Fields.PeriodEnd),
        };
    }
}
