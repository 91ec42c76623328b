using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Services.Querying.RecycleBin;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>What can be wrong with media only; see also <see cref="Content.ContentProblems"/>.</summary>
internal static class MediaProblems
{
    public static Problem NotFound { get; } = Problem.NotFound("The requested Media could not be found", "There is no medium with that id.");

    public static StatusTable<RecycleBinQueryResultType> OriginalParent { get; } = new()
    {
        { RecycleBinQueryResultType.ParentIsRoot, 400, "The parent is the root", "The medium stood at the root." },
        { RecycleBinQueryResultType.NotFound, 404, "The media item could not be found", "There is no medium with that id." },
        { RecycleBinQueryResultType.NotTrashed, 400, "The media item is not trashed", "The medium needs to be in the recycle bin for its original parent to be asked." },
        { RecycleBinQueryResultType.NoParentRecycleRelation, 404, "The parent relation could not be found", "It is not known where the medium stood before it was thrown away." },
        { RecycleBinQueryResultType.ParentNotFound, 404, "The original parent could not be found", "The folder in which it stood is gone." },
        { RecycleBinQueryResultType.ParentIsTrashed, 400, "The original parent is in the recycle bin", "Choose another place, or restore the folder first." },
    };
}
