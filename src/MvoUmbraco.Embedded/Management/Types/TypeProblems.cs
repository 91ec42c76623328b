using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Types;

internal static class TypeProblems
{
    public static StatusTable<ContentTypeOperationStatus> Table { get; } = new()
    {
        { ContentTypeOperationStatus.NotFound, 404, "Not found", "There is no such type." },
        { ContentTypeOperationStatus.DuplicateAlias, 400, "Duplicate alias", "Another type has this alias already." },
        { ContentTypeOperationStatus.InvalidAlias, 400, "Invalid alias", "The alias must begin with a letter, and may have letters, digits and underscores; some names are reserved." },
        { ContentTypeOperationStatus.NameCannotBeEmpty, 400, "Name is missing", "A type must have a name." },
        { ContentTypeOperationStatus.NameTooLong, 400, "Name is too long", "The name may have 255 characters at most." },
        { ContentTypeOperationStatus.InvalidPropertyTypeAlias, 400, "Invalid property alias", "The alias of a property must begin with a letter; some names are reserved." },
        { ContentTypeOperationStatus.DuplicatePropertyTypeAlias, 400, "Duplicate property alias", "Two properties, own or inherited, have the same alias." },
        { ContentTypeOperationStatus.PropertyTypeAliasCannotEqualContentTypeAlias, 400, "Property alias equals the type's", "A property can't have the alias of its type." },
        { ContentTypeOperationStatus.DataTypeNotFound, 400, "Data type not found", "A property names a data type that does not exist." },
        { ContentTypeOperationStatus.InvalidInheritance, 400, "Invalid inheritance", "The type can't inherit from this parent." },
        { ContentTypeOperationStatus.InvalidComposition, 400, "Invalid composition", "The type can't be composed of these types." },
        { ContentTypeOperationStatus.InvalidParent, 400, "Invalid parent", "The type can't stand there." },
        { ContentTypeOperationStatus.InvalidContainerName, 400, "Invalid container name", "A tab or group must have a name." },
        { ContentTypeOperationStatus.InvalidContainerType, 400, "Invalid container type", "A container is a Tab or a Group." },
        { ContentTypeOperationStatus.MissingContainer, 400, "Container is missing", "A property or group names a container that the type does not have." },
        { ContentTypeOperationStatus.DuplicateContainer, 400, "Duplicate container", "Two containers on one level have the same name and type." },
        { ContentTypeOperationStatus.NotAllowed, 400, "Not allowed", "The operation is not allowed on this type." },
        { ContentTypeOperationStatus.CancelledByNotification, 400, "Cancelled by notification", "A notification handler prevented the operation." },
        { ContentTypeOperationStatus.InvalidElementFlagDocumentHasContent, 400, "There is content of this type", "A type with content can't become an element type." },
        { ContentTypeOperationStatus.InvalidElementFlagElementIsUsedInPropertyEditorConfiguration, 400, "The element type is in use", "An element type that a block editor uses can't become a document type." },
        { ContentTypeOperationStatus.InvalidElementFlagComparedToParent, 400, "Different from its parent", "An element type inherits from element types only, a document type from document types only." },
        { ContentTypeOperationStatus.InvalidTemplateAlias, 400, "Invalid template alias", "The template can't have this alias." },
        { ContentTypeOperationStatus.InvalidSegmentVariationForElementType, 400, "Element types can't vary by segment", "Switch off variation by segment for the element type." },
        { ContentTypeOperationStatus.SystemAliasChangeNotAllowed, 400, "The alias is fixed", "The alias of a type that comes with the system can't be changed." },
        { ContentTypeOperationStatus.NotImplemented, 500, "Not implemented", "Umbraco does not implement this operation." },
        { ContentTypeOperationStatus.Unknown, 500, "Unknown error", "The operation failed; the server's log tells more." },
    };
}
