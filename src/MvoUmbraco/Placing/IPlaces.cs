using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Networks;
using MvoUmbraco.Reading;
using MvoUmbraco.Submissions;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Placing;

/// <summary>Somewhere a member may place something.</summary>
/// <param name="Network">The document of the network or the mainstream team for which it is placed.</param>
/// <param name="NetworkName">What that is called.</param>
/// <param name="Place">Where.</param>
public sealed record PlaceOption(Guid Network, string NetworkName, SubmissionPlace Place)
{
    /// <summary>What a form sends for it.</summary>
    public string Value => $"{Network:N}-{Place}";
}

/// <summary>Where a member may place what. The workflow asks again when something is placed.</summary>
public interface IPlaces
{
    /// <summary>The aliases of the document types that members place.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>Whether the visitor belongs to the network (or the team) under which a document stands, and may begin to change it.</summary>
    bool MayRevise(Guid document, Visitor visitor);

    /// <summary>The places for a document type, for the networks (and the team) the visitor belongs to.</summary>
    IReadOnlyList<PlaceOption> For(string contentType, Visitor visitor);

    /// <summary>Those of <see cref="For(string, Visitor)"/> that belong to an intranet's page: those of its network; for the shared one, its own.</summary>
    IReadOnlyList<PlaceOption> For(string contentType, IntranetSummary intranet, Visitor visitor);
}

internal sealed class Places(INetworkGroups groups, IDocumentNavigationQueryService navigation, ContentSource source) : IPlaces
{
    public IReadOnlyList<string> Kinds => SubmissionPlaces.Placeable;

    public bool MayRevise(Guid document, Visitor visitor)
        => groups.NetworkOf(document) is { } network
            ? groups.IsMember(network, visitor) || groups.IsMainstream(visitor)
            : groups.IsMainstream(visitor) && navigation.TryGetAncestorsKeysOfType(document, ContentTypes.MainstreamTeam, out var teams) && teams.Any();

    public IReadOnlyList<PlaceOption> For(string contentType, Visitor visitor)
    {
        // The mainstream team takes part in the work of every network.
        var networks = groups.NetworksOf(visitor).ToList();
        if (groups.IsMainstream(visitor))
        {
            networks.AddRange(groups.All.Where(pair => pair.IsActive).Select(pair => pair.Network).Except(networks));
            networks.InsertRange(0, navigation.Roots().SelectMany(root => navigation.ChildrenOfType(root, ContentTypes.MainstreamTeam)));
        }

        // A network has a name in each language: the one of the site's own.
        var view = new ContentView(source, visitor, source.Addresses.DefaultCulture);
        return
        [
            .. from network in networks
               let name = view.LinkTo(network)?.Name
               where name is not null
               from place in Enum.GetValues<SubmissionPlace>()
               where Fits(contentType, place) && IsThere(network, place)
               select new PlaceOption(network, name, place),
        ];
    }

    public IReadOnlyList<PlaceOption> For(string contentType, IntranetSummary intranet, Visitor visitor)
    {
        ArgumentNullException.ThrowIfNull(intranet);
        return [.. For(contentType, visitor).Where(option => intranet.Owner is { } owner ? option.Network == owner.Key : option.Place is SubmissionPlace.SharedWork)];
    }

    private static bool Fits(string contentType, SubmissionPlace place) => place switch
    {
        SubmissionPlace.Knowledge => contentType is ContentTypes.KnowledgeItem or ContentTypes.StatusReport,
        SubmissionPlace.Calendar => contentType is ContentTypes.Event,
        _ => true,
    };

    private bool IsThere(Guid network, SubmissionPlace place) => place switch
    {
        SubmissionPlace.Intranet => navigation.ChildrenOfType(network, ContentTypes.Intranet).Count > 0,
        SubmissionPlace.Knowledge => navigation.ChildrenOfType(network, ContentTypes.KnowledgeFolder).Count > 0,
        SubmissionPlace.Calendar => navigation.Roots().Any(root => navigation.ChildrenOfType(root, ContentTypes.Calendar).Count > 0),
        SubmissionPlace.SharedWork => navigation.Roots().Any(root => navigation.ChildrenOfType(root, ContentTypes.Intranet).Count > 0),
        _ => false,
    };
}
