using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.DynamicRoot.QuerySteps;

namespace MvoUmbraco.Embedded.Repositories.Entities;

/// <summary>
/// From where a picker lets choose, when that depends on where the content stands: the nearest or furthest above or
/// below it, of given types.
/// </summary>
internal sealed class DynamicRootRepository(StoreAccess store, Nodes nodes, TypesOfContent types) : IDynamicRootRepository
{
    public Task<Guid?> NearestAncestorOrSelfAsync(IEnumerable<Guid> origins, DynamicRootQueryStep queryStep) =>
        Task.FromResult(AncestorsOrSelf(origins, queryStep).MaxBy(node => node.Level)?.Key);

    public Task<Guid?> FurthestAncestorOrSelfAsync(IEnumerable<Guid> origins, DynamicRootQueryStep queryStep) =>
        Task.FromResult(AncestorsOrSelf(origins, queryStep).MinBy(node => node.Level)?.Key);

    public Task<ICollection<Guid>> NearestDescendantOrSelfAsync(ICollection<Guid> origins, DynamicRootQueryStep queryStep) =>
        Task.FromResult(OnLevel(DescendantsOrSelf(origins, queryStep), levels => levels.Min()));

    public Task<ICollection<Guid>> FurthestDescendantOrSelfAsync(ICollection<Guid> origins, DynamicRootQueryStep queryStep) =>
        Task.FromResult(OnLevel(DescendantsOrSelf(origins, queryStep), levels => levels.Max()));

    private IEnumerable<ContentRow> AncestorsOrSelf(IEnumerable<Guid> origins, DynamicRootQueryStep step) => Contents(origins)
        .SelectMany(origin => origin.Path.Split(',').Select(id => nodes.Get(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture))).OfType<ContentRow>())
        .Where(node => IsOf(node, step));

    private List<ContentRow> DescendantsOrSelf(IEnumerable<Guid> origins, DynamicRootQueryStep step)
    {
        State state = store.Read;
        return
        [
            .. Contents(origins)
                .SelectMany(origin => nodes.KindOf(origin).WithPathPrefix(state, origin.Path + ",").OfType<ContentRow>().Prepend(origin))
                .Where(node => IsOf(node, step))
                .DistinctBy(node => node.Id),
        ];
    }

    private IEnumerable<ContentRow> Contents(IEnumerable<Guid> keys) => keys.Distinct().Select(nodes.Get).OfType<ContentRow>();

    private bool IsOf(ContentRow node, DynamicRootQueryStep step) => !step.AnyOfDocTypeKeys.Any() || step.AnyOfDocTypeKeys.Contains(node switch
    {
        DocumentRow document => types.OfDocument(document.TypeId).Key,
        MediaRow media => types.OfMedia(media.TypeId).Key,
        _ => types.OfMember(node.TypeId).Key,
    });

    private static ICollection<Guid> OnLevel(List<ContentRow> found, Func<IEnumerable<int>, int> choose)
    {
        if (found.Count == 0)
        {
            return [];
        }

        int level = choose(found.Select(node => node.Level));
        return [.. found.Where(node => node.Level == level).Select(node => node.Key)];
    }
}
