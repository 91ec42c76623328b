using MvoUmbraco.ContentModel;
using MvoUmbraco.Core;
using MvoUmbraco.Core.MainstreamTeam;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.MainstreamTeam;

/// <summary>The mainstream team.</summary>
public interface IMainstreamTeamReader
{
    /// <summary>The page of the team; null while there is none.</summary>
    PageLink? Page { get; }

    /// <summary>Its members, in the order of the tree.</summary>
    IReadOnlyList<TeamMember> Members { get; }
}

internal sealed class MainstreamTeamReader(ContentView view, IReading reading) : IMainstreamTeamReader
{
    private readonly Remembered<IReadOnlyList<TeamMember>> members = new(() =>
        view.InContext(() => view.OfType(ContentTypes.TeamMember).Select(content => MemberOf(view, content)).ToArray()));

    public PageLink? Page => view.OfType(ContentTypes.MainstreamTeam).Select(view.LinkTo).FirstOrDefault();

    public IReadOnlyList<TeamMember> Members => members.Value;

    public IEnumerable<KeyValuePair<string, PageMaker>> Pages() =>
    [
        new(ContentTypes.MainstreamTeam, TeamPage),
        new(ContentTypes.TeamMember, content => new TeamMemberPage(view.InfoOf(content), MemberOf(view, content))),
    ];

    private MainstreamTeamPage TeamPage(IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        var link = view.LinkTo(content);
        return new MainstreamTeamPage(view.InfoOf(content), Members)
        {
            Summary = fields.Text(Fields.Summary) ?? string.Empty,
            Mission = fields.Html(Fields.Mission),
            Composition = fields.Html(Fields.Composition),
            ActionPlans = [.. view.ChildrenOf(content.Key, ContentTypes.ActionPlan).Select(view.LinkTo)],
            Events = reading.Calendar.Events.Where(e => e.Organisers.Contains(link)),
        };
    }

    private static TeamMember MemberOf(ContentView view, IPublishedContent content)
    {
        var fields = view.FieldsOf(content);
        return new TeamMember
        {
            Link = view.LinkTo(content),
            Role = Words.TeamRoles.Read(fields.Text(Fields.Role)),
            Organisation = fields.Link(Fields.Organisation),
            Network = fields.Link(Fields.NetworkRepresented),
            Competencies = fields.Texts(Fields.Competencies),
            Bio = fields.Text(Fields.Bio),
            Portrait = fields.Picture(Fields.Portrait),
            IsExample = fields.Flag(Fields.Example),
        };
    }
}
