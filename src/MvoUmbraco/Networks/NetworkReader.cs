using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Networks;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Networks;

/// <summary>The learning networks.</summary>
public interface INetworkReader
{
    /// <summary>Every network, in the order of the tree.</summary>
    IReadOnlyList<NetworkSummary> All { get; }
}

internal sealed class NetworkReader(ContentView view, IReading reading) : INetworkReader
{
    private readonly Remembered<IReadOnlyList<NetworkSummary>> all = new(() =>
        view.InContext(() => view.OfType(ContentTypes.LearningNetwork).Select(content => Summary(view, content)).ToArray()));

    public IReadOnlyList<NetworkSummary> All => all.Value;

    public IEnumerable<KeyValuePair<string, PageMaker>> Pages() =>
    [
        new(ContentTypes.NetworkDirectory, content => new NetworkDirectoryPage(view.InfoOf(content), All)
        {
            Intro = view.FieldsOf(content).Html(Fields.Intro),
        }),
        new(ContentTypes.LearningNetwork, Page),
    ];

    private LearningNetworkPage Page(IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        var link = view.LinkTo(content);
        return new LearningNetworkPage(view.InfoOf(content), Summary(view, content))
        {
            Body = fields.Html(Fields.Body),
            Contact = new Contact(fields.Text(Fields.ContactName), fields.Text(Fields.ContactEmail), fields.Text(Fields.ContactPhone)),
            Website = fields.WebAddress(Fields.Website),
            Founded = fields.Day(Fields.Founded),
            Knowledge = [.. reading.Knowledge.Items.Where(item => item.Network == link)],
            StatusReports = [.. reading.Knowledge.StatusReports.Where(report => report.Network == link)],
            Events = reading.Calendar.Events.Where(e => e.Organisers.Contains(link)),
            Representatives = [.. reading.MainstreamTeam.Members.Where(member => member.Network == link)],
        };
    }

    private static NetworkSummary Summary(ContentView view, IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        return new NetworkSummary
        {
            Link = view.LinkTo(content),
            Kind = fields.Text(Fields.Kind),
            Theme = fields.Link(Fields.Theme),
            Summary = fields.Text(Fields.Summary) ?? string.Empty,
            Logo = fields.Picture(Fields.Logo),
            IsExample = fields.Flag(Fields.Example),
        };
    }
}
