using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Persistence;

namespace MvoUmbraco.Embedded.Repositories.Navigation;

/// <summary>The trees of documents and media, parents before children.</summary>
internal sealed class NavigationRepository(StoreAccess store, TypesOfContent types) : INavigationRepository
{
    public IEnumerable<INavigationModel> GetContentNodesByObjectType(Guid objectTypeKey) => Nodes(objectTypeKey, trashed: false);

    public IEnumerable<INavigationModel> GetTrashedContentNodesByObjectType(Guid objectTypeKey) => Nodes(objectTypeKey, trashed: true);

    public IEnumerable<INavigationModel> GetContentNodeWithAncestors(Guid key, Guid objectTypeKey)
    {
        State state = store.Read;
        Func<int, ContentRow?> byId = objectTypeKey == Constants.ObjectTypes.Media ? state.Table(MediaRow.Kind).Get : state.Table(DocumentRow.Kind).Get;
        ContentRow? row = objectTypeKey == Constants.ObjectTypes.Media ? state.Table(MediaRow.Kind).Get(key)
            : objectTypeKey == Constants.ObjectTypes.Document ? state.Table(DocumentRow.Kind).Get(key) : null;
        List<INavigationModel> line = [];
        for (; row is not null; row = byId(row.ParentId))
        {
            line.Add(Model(row));
        }

        line.Reverse();
        return line;
    }

    private IReadOnlyList<INavigationModel> Nodes(Guid objectType, bool trashed)
    {
        State state = store.Read;
        IEnumerable<ContentRow> rows =
            objectType == Constants.ObjectTypes.Document ? state.Table(DocumentRow.Kind).All
            : objectType == Constants.ObjectTypes.Media ? state.Table(MediaRow.Kind).All
            : [];

        // The trees are made in this order: siblings as they are sorted, parents first.
        return [.. rows.Where(row => row.Trashed == trashed).OrderBy(row => row.Level).ThenBy(row => row.SortOrder).ThenBy(row => row.Id).Select(Model)];
    }

    private INavigationModel Model(ContentRow row) => new NavigationNode
    {
        Id = row.Id,
        Key = row.Key,
        ContentTypeKey = row is MediaRow ? types.OfMedia(row.TypeId).Key : types.OfDocument(row.TypeId).Key,
        ParentId = row.ParentId,
        SortOrder = row.SortOrder,
        Trashed = row.Trashed,
    };

    private sealed class NavigationNode : INavigationModel
    {
        public int Id { get; set; }

        public Guid Key { get; set; }

        public Guid ContentTypeKey { get; set; }

        public int ParentId { get; set; }

        public int SortOrder { get; set; }

        public bool Trashed { get; set; }
    }
}
