using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Entities;

/// <summary>How many nodes there are that are not in a bin.</summary>
internal sealed class NodeCountRepository(StoreAccess store, Nodes nodes, Lazy<IMediaTypeRepository> mediaTypes) : INodeCountRepository
{
    public int GetNodeCount(Guid nodeType)
    {
        State state = store.Read;
        return nodes.KindsOf([nodeType]).Sum(kind => kind.All(state).Count(node => node.ObjectType == nodeType && !node.Trashed));
    }

    /// <summary>Without folders.</summary>
    public int GetMediaCount()
    {
        Table<MediaRow> media = store.Read.Table(MediaRow.Kind);
        int all = media.CountRange(MediaRow.ByState, (false, int.MinValue), (false, int.MaxValue));
        IMediaType? folder = mediaTypes.Value.Get(Constants.Conventions.MediaTypes.Folder);
        return folder is null ? all : all - media.CountRange(MediaRow.ByState, (false, folder.Id), (false, folder.Id));
    }
}
