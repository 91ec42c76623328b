using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Trees;
using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Search;

/// <summary>
/// Finds documents, media, members and other nodes by what they are called, in any language they are named in, or by
/// their key. Members also by user name and e-mail address. The names are in memory: nothing is indexed, nothing lags.
/// Of documents and media only what lies within the start nodes of who asks.
/// </summary>
internal sealed class EntitySearch(
    Nodes nodes,
    StoreAccess store,
    TypesOfContent types,
    IEntityService entities,
    IHttpContextAccessor http,
    CurrentUser currentUser,
    AppCaches caches) : IIndexedEntitySearchService
{
    public Task<PagedModel<IEntitySlim>> SearchAsync(
        UmbracoObjectTypes objectType,
        string query,
        Guid? parentId,
        IEnumerable<Guid>? contentTypeIds,
        bool? trashed,
        string? culture = null,
        int skip = 0,
        int take = 100,
        bool ignoreUserStartNodes = false)
    {
        var match = new NameMatch(query);
        Guid? key = Guid.TryParse(query.Trim(), out Guid parsed) ? parsed : null;
        HashSet<Guid> wantedTypes = [.. contentTypeIds ?? []];
        string? below = parentId is { } parent ? nodes.Get(parent)?.Path + "," : string.Empty;
        StartNodes starts = ignoreUserStartNodes ? StartNodes.Everything : StartsOf(objectType);

        (NodeRow Row, int Rank)[] found = match.IsEmpty ? [] :
        [
            .. Candidates(objectType.GetGuid())
                .Where(row => (trashed is not { } bin || row.Trashed == bin)
                    && row.Path.StartsWith(below, StringComparison.Ordinal)
                    && starts.Cover(row.Path)
                    && (wantedTypes.Count == 0 || (TypeOf(row) is { } type && wantedTypes.Contains(type))))
                .Select(row => (Row: row, Rank: row.Key == key ? 0 : NamesOf(row, culture).Min(match.Rank)))
                .Where(hit => hit.Rank is not null)
                .Select(hit => (hit.Row, hit.Rank!.Value))
                .OrderBy(hit => hit.Value)
                .ThenBy(hit => hit.Row.Name, StringComparer.CurrentCultureIgnoreCase)
                .ThenBy(hit => hit.Row.Id),
        ];
        Guid[] page = [.. found.Skip(skip).Take(take).Select(hit => hit.Row.Key)];
        Dictionary<Guid, IEntitySlim> slims = page.Length == 0 ? [] : entities.GetAll(objectType, page).ToDictionary(entity => entity.Key);
        return Task.FromResult(new PagedModel<IEntitySlim>(found.Length, page.Where(slims.ContainsKey).Select(hit => slims[hit])));
    }

    private IEnumerable<NodeRow> Candidates(Guid objectType)
    {
        State state = store.Read;
        return nodes.KindsOf([objectType]).SelectMany(kind => kind.All(state)).Where(row => row.ObjectType == objectType);
    }

    private static IEnumerable<string> NamesOf(NodeRow row, string? culture) => row switch
    {
        DocumentRow { Cultures.Count: > 0 } document => document.Cultures
            .Where(name => culture is null || name.Culture.Equals(culture, StringComparison.OrdinalIgnoreCase))
            .Select(name => name.Name ?? string.Empty),
        MemberRow member => [member.Name ?? string.Empty, member.Username, member.Email],
        _ => [row.Name ?? string.Empty],
    };

    private Guid? TypeOf(NodeRow row) => row switch
    {
        DocumentRow document => types.OfDocument(document.TypeId).Key,
        MediaRow media => types.OfMedia(media.TypeId).Key,
        MemberRow member => types.OfMember(member.TypeId).Key,
        _ => null,
    };

    private StartNodes StartsOf(UmbracoObjectTypes kind) =>
        http.HttpContext is { } context && currentUser.Of(context) is { } user
            ? kind switch
            {
                UmbracoObjectTypes.Document => StartNodes.OfDocuments(user, entities, caches),
                UmbracoObjectTypes.Media => StartNodes.OfMedia(user, entities, caches),
                _ => StartNodes.Everything,
            }
            : StartNodes.Everything;
}
