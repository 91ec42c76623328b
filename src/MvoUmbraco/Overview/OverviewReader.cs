using MvoUmbraco.ContentModel;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Overview;

/// <summary>Reads the overview of the section.</summary>
public interface IOverviewReader
{
    /// <summary>The overview of this moment, of what the user may read.</summary>
    Task<SectionOverview> ReadAsync(IUser user);
}

internal sealed class OverviewReader(
    ReadableDocuments readable,
    PublishedEvents events,
    Schedules schedules,
    IContentService contents,
    IContentTypeService types,
    IUserService users,
    DocumentAddresses addresses) : IOverviewReader
{
    private const int MostRows = 10;

    private static readonly string[] Counted =
    [
        ContentTypes.LearningNetwork, ContentTypes.Theme, ContentTypes.AttentionPoint, ContentTypes.KnowledgeItem, ContentTypes.Event,
        ContentTypes.Milestone, ContentTypes.StatusReport, ContentTypes.TeamMember, ContentTypes.Organisation,
    ];

    public async Task<SectionOverview> ReadAsync(IUser user)
    {
        var documents = await readable.AllAsync(user);
        var byKey = documents.ToDictionary(document => document.Key);
        var latest = documents.OrderByDescending(document => document.UpdateDate).ThenBy(document => document.Id).Take(MostRows).ToArray();
        var planned = schedules.All();
        var waiting = Waiting(documents, planned);
        var coming = events.Coming(byKey.ContainsKey, MostRows);

        var rows = new DocumentRows(documents, types, addresses.DefaultCulture, Writers([.. latest, .. waiting.Take(MostRows)]));
        return new SectionOverview(
            Counts(documents),
            new Awaiting(waiting.Count, [.. waiting.Take(MostRows).Select(document => rows.Awaiting(document, planned.GetValueOrDefault(document.Key)))]),
            [.. coming.Select(found => new ComingEvent(rows.Link(byKey[found.Key]), found.Time) { Location = found.Location })],
            [.. latest.Select(rows.Changed)],
            user.AllowedSections.Contains(Constants.Applications.Content, StringComparer.OrdinalIgnoreCase));
    }

    private static KindCount[] Counts(IReadOnlyList<IDocumentEntitySlim> documents)
    {
        var byType = documents.ToLookup(document => document.ContentTypeAlias, StringComparer.Ordinal);
        return [.. Counted.Select(alias => new KindCount(
            alias,
            byType[alias].Count(document => document.Published),
            byType[alias].Count(document => !document.Published)))];
    }

    private static List<IDocumentEntitySlim> Waiting(IReadOnlyList<IDocumentEntitySlim> documents, IReadOnlyDictionary<Guid, Schedule> planned)
        => [.. documents
            .Where(document => !document.Published || document.Edited || planned.ContainsKey(document.Key))
            .OrderBy(document => planned.GetValueOrDefault(document.Key)?.First ?? DateTimeOffset.MaxValue)
            .ThenByDescending(document => document.UpdateDate)
            .ThenBy(document => document.Id)];

    // By document: the light view of a document does not say who changed it.
    private Dictionary<Guid, string> Writers(IReadOnlyList<IDocumentEntitySlim> documents)
    {
        var names = new Dictionary<int, string>();
        return contents.GetByIds(documents.Select(document => document.Key).Distinct()).ToDictionary(
            content => content.Key,
            content =>
            {
                if (!names.TryGetValue(content.WriterId, out var name))
                {
                    names[content.WriterId] = name = users.GetProfileById(content.WriterId)?.Name ?? string.Empty;
                }

                return name;
            });
    }
}
