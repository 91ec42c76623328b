using System.Globalization;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>
/// What the documents of one answer need beside themselves, asked once for all of them: which are protected, which wait
/// for their time, and what stands above them, which siblings share.
/// </summary>
internal sealed class DocumentPage
{
    private readonly IEntityService entities;
    private readonly IIdKeyMap keys;
    private readonly HashSet<string> protectedIds;
    private readonly HashSet<int> scheduled;
    private readonly Dictionary<int, Reference?> parents = [];
    private readonly Dictionary<string, IReadOnlyList<Reference>> ancestors = new(StringComparer.Ordinal);

    public DocumentPage(
        IReadOnlyCollection<IDocumentEntitySlim> documents,
        IEntityService entities,
        IIdKeyMap keys,
        IPublicAccessService protections,
        IContentService contents,
        DateTime now)
    {
        this.entities = entities;
        this.keys = keys;
        protectedIds = documents.Count == 0 ? [] : [.. protections.GetAll().Select(entry => entry.ProtectedNodeId.ToString(CultureInfo.InvariantCulture))];
        scheduled = documents.Count == 0 ? [] :
        [
            .. contents.GetContentSchedulesByIds([.. documents.Select(document => document.Key)])
                .Where(schedules => schedules.Value.Any(entry => entry.Action == ContentScheduleAction.Release && entry.Date > now))
                .Select(schedules => schedules.Key),
        ];
    }

    /// <summary>By a protection of its own or of what it stands below.</summary>
    public bool IsProtected(IDocumentEntitySlim document) => protectedIds.Count > 0 && document.Path.Split(',').Any(protectedIds.Contains);

    /// <summary>Whether a publish lies ahead.</summary>
    public bool IsScheduled(IDocumentEntitySlim document) => scheduled.Contains(document.Id);

    public Reference? ParentOf(IDocumentEntitySlim document)
    {
        if (!parents.TryGetValue(document.ParentId, out Reference? parent))
        {
            parent = document.ParentId > 0 && keys.GetKeyForId(document.ParentId, UmbracoObjectTypes.Document) is { Success: true } key ? new Reference(key.Result) : null;
            parents.Add(document.ParentId, parent);
        }

        return parent;
    }

    /// <summary>From the root down, without the document.</summary>
    public IReadOnlyList<Reference> AncestorsOf(IDocumentEntitySlim document)
    {
        string above = document.Path[..Math.Max(0, document.Path.LastIndexOf(','))];
        if (!ancestors.TryGetValue(above, out IReadOnlyList<Reference>? found))
        {
            found = [.. entities.GetPathKeys(document, omitSelf: true).Select(key => new Reference(key))];
            ancestors.Add(above, found);
        }

        return found;
    }
}
