using MvoUmbraco.ContentModel;
using MvoUmbraco.Core;
using MvoUmbraco.Core.Organisations;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Organisations;

/// <summary>The organisations.</summary>
public interface IOrganisationReader
{
    /// <summary>Every organisation, in the order of the tree.</summary>
    IReadOnlyList<Organisation> All { get; }
}

internal sealed class OrganisationReader(ContentView view, IReading reading) : IOrganisationReader
{
    private readonly Remembered<IReadOnlyList<Organisation>> all = new(() =>
        view.InContext(() => view.OfType(ContentTypes.Organisation).Select(content => OrganisationOf(view, content)).ToArray()));

    public IReadOnlyList<Organisation> All => all.Value;

    public IEnumerable<KeyValuePair<string, PageMaker>> Pages() =>
    [
        new(ContentTypes.OrganisationDirectory, content => new OrganisationDirectoryPage(view.InfoOf(content), All)
        {
            Intro = view.FieldsOf(content).Html(Fields.Intro),
        }),
        new(ContentTypes.Organisation, Page),
    ];

    private OrganisationPage Page(IPublishedContent content)
    {
        var organisation = OrganisationOf(view, content);
        return new OrganisationPage(view.InfoOf(content), organisation)
        {
            Events = reading.Calendar.Events.Where(e => e.Organisers.Contains(organisation.Link)),
            Knowledge = [.. reading.Knowledge.Items.Where(item => item.Organisations.Contains(organisation.Link))],
            TeamMembers = [.. reading.MainstreamTeam.Members.Where(member => member.Organisation == organisation.Link)],
        };
    }

    private static Organisation OrganisationOf(ContentView view, IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        return new Organisation
        {
            Link = view.LinkTo(content),
            Kind = Words.OrganisationKinds.Read(fields.Text(Fields.Kind)),
            Summary = fields.Text(Fields.Summary),
            Website = fields.WebAddress(Fields.Website),
            Logo = fields.Picture(Fields.Logo),
            IsExample = fields.Flag(Fields.Example),
        };
    }
}
