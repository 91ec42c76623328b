using MvoUmbraco.ContentModel;
using MvoUmbraco.Overview;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Networks;

/// <summary>A network, wherever it stands.</summary>
/// <param name="Key">The key of its document.</param>
/// <param name="Content">The document.</param>
/// <param name="Name">Its name: as it was published last, or as it was saved when it is not published.</param>
/// <param name="IsActive">It is published, and not in the recycle bin.</param>
internal sealed record NetworkPlace(Guid Key, IContent Content, string Name, bool IsActive);

/// <summary>An intranet that is not in the recycle bin, and whose it is.</summary>
/// <param name="Content">The document.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Network">The network, when it is a network's.</param>
internal sealed record IntranetPlace(IContent Content, IntranetOwner Owner, NetworkPlace? Network);

/// <summary>Whose an intranet is, by what stands above it.</summary>
internal enum IntranetOwner
{
    /// <summary>The mainstream team's; also one that stands where it is nobody's.</summary>
    Mainstream = 0,

    /// <summary>One network's.</summary>
    Network,

    /// <summary>Every network's: it stands right under a knowledge centre.</summary>
    Everyone,
}

/// <summary>What of the content tree groups and protections follow from, as it is stored at this moment, published or not.</summary>
internal sealed record NetworkPlaces(
    IReadOnlyList<NetworkPlace> Networks,
    IReadOnlyList<IntranetPlace> Intranets,
    IReadOnlyList<IContent> SignInPages,
    IReadOnlyList<IContent> NoAccessPages,
    IReadOnlyList<IContent> Centres)
{
    /// <summary>The site has something that groups are for.</summary>
    public bool IsEmpty => Networks.Count == 0 && Intranets.Count == 0;

    /// <summary>The tree as it will be without some documents and what stands below them.</summary>
    public NetworkPlaces Without(IReadOnlySet<int> leaving)
    {
        return leaving.Count == 0
            ? this
            : new NetworkPlaces(
                [.. Networks.Where(place => Stays(place.Content))],
                [.. Intranets.Where(place => Stays(place.Content))],
                [.. SignInPages.Where(Stays)],
                [.. NoAccessPages.Where(Stays)],
                [.. Centres.Where(Stays)]);

        bool Stays(IContent content) => !ReadableDocuments.IdsOf(content.Path).Any(leaving.Contains);
    }
}

/// <summary>Reads the places.</summary>
internal sealed class NetworkTree(IContentService contents, IContentTypeService types, ILanguageService languages)
{
    private const int PageSize = 500;

    private static readonly string[] Wanted =
    [
        ContentTypes.LearningNetwork, ContentTypes.Intranet, ContentTypes.MainstreamTeam, ContentTypes.KnowledgeCentre,
        ContentTypes.SignInPage, ContentTypes.NoAccessPage,
    ];

    /// <summary>Whether what becomes of a document of this type may change groups or protections.</summary>
    public static bool Concerns(IContent content) => Wanted.Contains(content.ContentType.Alias, StringComparer.Ordinal);

    public NetworkPlaces Read()
    {
        var standard = languages.GetDefaultIsoCodeAsync().GetAwaiter().GetResult();
        var all = All().ToLookup(content => content.ContentType.Alias, StringComparer.Ordinal);
        var networks = all[ContentTypes.LearningNetwork]
            .OrderBy(content => content.ParentId).ThenBy(content => content.SortOrder).ThenBy(content => content.Id)
            .Select(content => new NetworkPlace(content.Key, content, NameOf(content, standard), content.Published && !content.Trashed))
            .ToArray();

        var owners = all[ContentTypes.MainstreamTeam].ToDictionary(content => content.Id, _ => (IntranetOwner.Mainstream, (NetworkPlace?)null));
        foreach (var network in networks)
        {
            owners[network.Content.Id] = (IntranetOwner.Network, network);
        }

        var centres = Live(all[ContentTypes.KnowledgeCentre]);
        var intranets = Live(all[ContentTypes.Intranet]);
        return new NetworkPlaces(
            networks,
            [.. intranets.Select(intranet => PlaceOf(intranet, owners, intranets, centres))],
            Live(all[ContentTypes.SignInPage]),
            Live(all[ContentTypes.NoAccessPage]),
            centres);
    }

    private static IntranetPlace PlaceOf(
        IContent intranet,
        Dictionary<int, (IntranetOwner, NetworkPlace?)> owners,
        IContent[] intranets,
        IContent[] centres)
    {
        // One inside another is that other's.
        var outer = intranet;
        foreach (var id in ReadableDocuments.IdsOf(intranet.Path).Where(id => id != intranet.Id).Reverse())
        {
            if (owners.TryGetValue(id, out var owner))
            {
                return new IntranetPlace(intranet, owner.Item1, owner.Item2);
            }

            outer = Array.Find(intranets, other => other.Id == id) ?? outer;
        }

        return Array.Exists(centres, centre => centre.Id == outer.ParentId)
            ? new IntranetPlace(intranet, IntranetOwner.Everyone, null)
            : new IntranetPlace(intranet, IntranetOwner.Mainstream, null);
    }

    private static IContent[] Live(IEnumerable<IContent> contents)
        => [.. contents.Where(content => !content.Trashed).OrderBy(content => content.SortOrder).ThenBy(content => content.Id)];

    private static string NameOf(IContent content, string standard)
    {
        var published = content.Published ? content.GetPublishName(standard) ?? content.PublishName : null;
        return published ?? content.GetCultureName(standard) ?? content.Name ?? content.Key.ToString("D");
    }

    private IEnumerable<IContent> All()
    {
        int[] ids = [.. Wanted.Select(types.Get).OfType<IContentType>().Select(type => type.Id)];
        if (ids.Length == 0)
        {
            yield break;
        }

        var read = 0L;
        for (var page = 0L; ; page++)
        {
            foreach (var content in contents.GetPagedOfTypes(ids, page, PageSize, out _, null))
            {
                read++;
                yield return content;
            }

            if (read < PageSize * (page + 1))
            {
                yield break;
            }
        }
    }
}
