using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Dictionary;

internal static class DictionaryProblems
{
    public static StatusTable<DictionaryItemOperationStatus> Table { get; } = new()
    {
        { DictionaryItemOperationStatus.ItemNotFound, 404, "The dictionary item could not be found", "There is no dictionary item with this id." },
        { DictionaryItemOperationStatus.ParentNotFound, 404, "The parent could not be found", "There is no dictionary item with the parent's id." },
        { DictionaryItemOperationStatus.InvalidParent, 400, "Invalid parent", "A dictionary item can't stand below itself." },
        { DictionaryItemOperationStatus.DuplicateItemKey, 409, "The name is taken", "Another dictionary item has this name already." },
        { DictionaryItemOperationStatus.DuplicateKey, 400, "The id is taken", "Another dictionary item has this id already." },
        { DictionaryItemOperationStatus.InvalidId, 400, "Invalid id", "The dictionary item's id is not valid." },
        { DictionaryItemOperationStatus.CancelledByNotification, 400, "Cancelled by notification", "A notification handler prevented the dictionary item operation." },
    };
}
