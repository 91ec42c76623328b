using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.AttentionPoints;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.AttentionPoints;

/// <summary>The attention points.</summary>
public interface IAttentionPointReader
{
    /// <summary>Every attention point, in the order of the tree.</summary>
    IReadOnlyList<AttentionPoint> All { get; }
}

internal sealed class AttentionPointReader(ContentView view, IReading reading) : IAttentionPointReader
{
    private readonly Remembered<IReadOnlyList<AttentionPoint>> all = new(() =>
        view.InContext(() => view.OfType(ContentTypes.AttentionPoint).Select(content => PointOf(view, content)).ToArray()));

    public IReadOnlyList<AttentionPoint> All => all.Value;

    public IEnumerable<KeyValuePair<string, PageMaker>> Pages() =>
    [
        new(ContentTypes.AttentionPointDirectory, content => new AttentionPointDirectoryPage(view.InfoOf(content), All)
        {
            Intro = view.FieldsOf(content).Html(Fields.Intro),
        }),
        new(ContentTypes.AttentionPoint, Page),
    ];

    private AttentionPointPage Page(IPublishedContent content)
    {
        var point = PointOf(view, content);
        return new AttentionPointPage(view.InfoOf(content), point)
        {
            Body = view.FieldsOf(content).Html(Fields.Body),
            Knowledge = [.. reading.Knowledge.Items.Where(item => item.AttentionPoints.Contains(point.Link))],
            Events = reading.Calendar.Events.Where(e => e.AttentionPoints.Contains(point.Link)),
        };
    }

    private static AttentionPoint PointOf(ContentView view, IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        return new AttentionPoint
        {
            Link = view.LinkTo(content),
            Summary = fields.Text(Fields.Summary) ?? string.Empty,
            Keywords = fields.Texts(Fields.Keywords),
            Colour = fields.Colour(Fields.Colour),
            Icon = fields.Text(Fields.Icon),
            IsExample = fields.Flag(Fields.Example),
        };
    }
}
