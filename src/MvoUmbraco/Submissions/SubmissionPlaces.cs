using MvoUmbraco.ContentModel;
using MvoUmbraco.Networks;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Submissions;

/// <summary>Where in the tree a place is, and what may be placed there at all.</summary>
internal sealed class SubmissionPlaces(IDocumentNavigationQueryService navigation, INetworkGroups groups)
{
    /// <summary>The document types members place; which may stand where is Umbraco's to say.</summary>
    public static IReadOnlyList<string> Placeable { get; } =
        [ContentTypes.KnowledgeItem, ContentTypes.Event, ContentTypes.IntranetPage, ContentTypes.StatusReport];

    /// <summary>The document under which something new stands; null when there is no such place.</summary>
    public Guid? ParentOf(NewSubmission draft)
    {
        var place = draft.Place switch
        {
            SubmissionPlace.Intranet => ChildOf(draft.Network, ContentTypes.Intranet),
            SubmissionPlace.Knowledge => ChildOf(draft.Network, ContentTypes.KnowledgeFolder),
            SubmissionPlace.Calendar => UnderACentre(ContentTypes.Calendar),
            SubmissionPlace.SharedWork => UnderACentre(ContentTypes.Intranet),
            _ => null,
        };
        return draft.Below is not { } below || place is null ? place
            : navigation.TryGetAncestorsKeys(below, out var above) && above.Contains(place.Value) ? below
            : null;
    }

    /// <summary>The network, or the mainstream team, whose a document is by where it stands; null for what is everybody's.</summary>
    public Guid? NetworkOf(Guid document)
        => groups.NetworkOf(document)
            ?? (navigation.TryGetAncestorsKeysOfType(document, ContentTypes.MainstreamTeam, out var teams) ? First([.. teams]) : null);

    private Guid? ChildOf(Guid parent, string type) => First(navigation.ChildrenOfType(parent, type));

    private Guid? UnderACentre(string type)
        => navigation.RootsOfType(ContentTypes.KnowledgeCentre).Select(centre => ChildOf(centre, type)).FirstOrDefault(found => found is not null);

    private static Guid? First(IReadOnlyList<Guid> keys) => keys.Count > 0 ? keys[0] : null;
}
