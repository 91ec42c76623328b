using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.DataTypes;

internal static class DataTypeProblems
{
    public static StatusTable<DataTypeOperationStatus> Table { get; } = new()
    {
        { DataTypeOperationStatus.NotFound, 404, "The data type could not be found", "There is no data type with this id." },
        { DataTypeOperationStatus.CancelledByNotification, 400, "Cancelled by notification", "A notification handler prevented the data type operation." },
        { DataTypeOperationStatus.InvalidConfiguration, 400, "Invalid configuration", "The configuration does not suit the property editor." },
        { DataTypeOperationStatus.InvalidName, 400, "Invalid name", "A data type must have a name of 255 characters at most." },
        { DataTypeOperationStatus.InvalidId, 400, "Invalid id", "The data type's id is not valid." },
        { DataTypeOperationStatus.DuplicateKey, 400, "The id is taken", "Another data type has this id already." },
        { DataTypeOperationStatus.ParentNotFound, 404, "The parent could not be found", "There is no folder with the parent's id." },
        { DataTypeOperationStatus.ParentNotContainer, 400, "The parent is no folder", "A data type stands in a folder, or at the root." },
        { DataTypeOperationStatus.PropertyEditorNotFound, 404, "The property editor could not be found", "No property editor of this alias is registered." },
        { DataTypeOperationStatus.NonDeletable, 400, "The data type can't be deleted", "The system needs this data type." },
    };
}
