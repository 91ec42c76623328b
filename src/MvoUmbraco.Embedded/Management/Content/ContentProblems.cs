using System.Globalization;
using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentEditing.Validation;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Content;

/// <summary>What can be wrong when content, media or members are edited.</summary>
internal static class ContentProblems
{
    public static StatusTable<ContentEditingOperationStatus> Editing { get; } = new()
    {
        { ContentEditingOperationStatus.CancelledByNotification, 400, "Cancelled by notification", "A notification handler prevented the content operation." },
        { ContentEditingOperationStatus.ContentTypeNotFound, 404, "The requested content type could not be found", "There is no content type with that id." },
        { ContentEditingOperationStatus.ContentTypeCultureVarianceMismatch, 400, "Content type culture variance mismatch", "The content type variance did not match that of the passed content data." },
        { ContentEditingOperationStatus.ContentTypeSegmentVarianceMismatch, 400, "Content type segment variance mismatch", "The content type variance did not match that of the passed content data." },
        { ContentEditingOperationStatus.NotFound, 404, "The content could not be found", "There is no content with that id." },
        { ContentEditingOperationStatus.ParentNotFound, 404, "The targeted content parent could not be found", "There is no content with the id of the parent." },
        { ContentEditingOperationStatus.ParentInvalid, 400, "Invalid parent", "The targeted parent was not valid for the operation." },
        { ContentEditingOperationStatus.NotAllowed, 400, "Operation not permitted", "The attempted operation was not permitted, likely due to a permission/configuration mismatch with the operation." },
        { ContentEditingOperationStatus.TemplateNotFound, 404, "The template could not be found", "There is no template with that id." },
        { ContentEditingOperationStatus.TemplateNotAllowed, 400, "Template not allowed", "The selected template was not allowed for the operation." },
        { ContentEditingOperationStatus.PropertyTypeNotFound, 404, "One or more property types could not be found", "A value names a property that the content type does not have." },
        { ContentEditingOperationStatus.PropertyTypeCultureVarianceMismatch, 400, "Property type culture variance mismatch", "One or more property values specify a culture for an invariant property, or are missing a culture for a culture-variant property." },
        { ContentEditingOperationStatus.PropertyTypeSegmentVarianceMismatch, 400, "Property type segment variance mismatch", "One or more property values have a segment that does not match the property type's segment variance." },
        { ContentEditingOperationStatus.InTrash, 400, "Content is in the recycle bin", "Could not perform the operation because the targeted content was in the recycle bin." },
        { ContentEditingOperationStatus.NotInTrash, 400, "Content is not in the recycle bin", "The attempted operation requires the targeted content to be in the recycle bin." },
        { ContentEditingOperationStatus.SortingInvalid, 400, "Invalid sorting options", "The supplied sorting operations were invalid: an item is not a child of the parent, or no longer there." },
        { ContentEditingOperationStatus.PropertyValidationError, 400, "Validation failed", "One or more properties did not pass validation" },
        { ContentEditingOperationStatus.InvalidCulture, 400, "Invalid culture", "One or more of the supplied culture codes did not match the configured languages." },
        { ContentEditingOperationStatus.DuplicateKey, 400, "Invalid Id", "The supplied id is already in use." },
        { ContentEditingOperationStatus.DuplicateName, 400, "Duplicate name", "The supplied name is already in use for the same content type." },
        { ContentEditingOperationStatus.InvalidKey, 400, "Invalid id", "The id is not valid." },
        { ContentEditingOperationStatus.InvalidName, 400, "Invalid name", "The name is empty or too long." },
        { ContentEditingOperationStatus.ConcurrencyViolation, 409, "Changed by somebody else", "The content was changed since it was read. Read it again, and make your changes once more." },
        { ContentEditingOperationStatus.CannotDeleteWhenReferenced, 400, "Cannot delete a referenced content item", "Cannot delete a referenced content item, while the setting ContentSettings.DisableDeleteWhenReferenced is enabled." },
        { ContentEditingOperationStatus.CannotMoveToRecycleBinWhenReferenced, 400, "Cannot move a referenced content item to the recycle bin", "Cannot move a referenced content item to the recycle bin, while the setting ContentSettings.DisableDeleteWhenReferenced is enabled." },
        { ContentEditingOperationStatus.Unknown, 500, "Unknown error. Please see the log for more details.", "The operation failed for a reason that it does not tell." },
    };

    public static StatusTable<GetReferencesOperationStatus> References { get; } = new()
    {
        { GetReferencesOperationStatus.ContentNotFound, 404, "The requested content could not be found", "There is no content with that id." },
    };

    public static StatusTable<ContentCollectionOperationStatus> Collections { get; } = new()
    {
        { ContentCollectionOperationStatus.CollectionNotFound, 404, "The collection could not be found", "There is no collection with that id." },
        { ContentCollectionOperationStatus.ContentNotCollection, 400, "The content is not a collection", "The content item's type is not configured as a collection." },
        { ContentCollectionOperationStatus.ContentNotFound, 404, "The content could not be found", "There is no content with that id." },
        { ContentCollectionOperationStatus.ContentTypeNotFound, 404, "The content type could not be found", "The type of the content item could not be found." },
        { ContentCollectionOperationStatus.DataTypeNotCollection, 400, "The data type is not a collection", "The data type is not configured as a collection." },
        { ContentCollectionOperationStatus.DataTypeNotContentProperty, 400, "The data type is not a property of the content", "The data type is not part of the content item's type." },
        { ContentCollectionOperationStatus.DataTypeNotFound, 404, "The data type could not be found", "There is no data type with that id." },
        { ContentCollectionOperationStatus.DataTypeWithoutContentType, 400, "Content is missing", "The data type is given without the content whose collection it shows." },
        { ContentCollectionOperationStatus.MissingPropertiesInCollectionConfiguration, 400, "Missing properties", "The collection's configuration names no properties to show." },
        { ContentCollectionOperationStatus.OrderByNotPartOfCollectionConfiguration, 400, "Invalid order", "The property by which to order is not part of the collection's configuration." },
    };

    /// <summary>Valid, or what is not: each message with the path of its value in the request, so that the client shows it at its field.</summary>
    public static IResult Validated(Attempt<ContentValidationResult, ContentEditingOperationStatus> validated, IReadOnlyList<SentValue> values) => validated switch
    {
        { Success: true } => Answer.Done,
        { Status: ContentEditingOperationStatus.PropertyValidationError } => Answer.Problem(Editing[validated.Status] with { Errors = Errors(validated.Result, values) }),
        _ => Answer.Problem(Editing[validated.Status]),
    };

    private static Dictionary<string, string[]> Errors(ContentValidationResult result, IReadOnlyList<SentValue> values) => result.ValidationErrors
        .GroupBy(error => PathOf(error, values) + error.JsonPath, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.SelectMany(error => error.ErrorMessages).Distinct(StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);

    private static string PathOf(PropertyValidationError error, IReadOnlyList<SentValue> values)
    {
        for (int index = 0; index < values.Count; index++)
        {
            SentValue value = values[index];
            if (value.Alias == error.Alias && value.Culture == error.Culture && value.Segment == error.Segment)
            {
                return string.Create(CultureInfo.InvariantCulture, $"$.values[{index}].value");
            }
        }

        return $"$.values[?(@.alias == '{error.Alias}' && @.culture == {Quoted(error.Culture)} && @.segment == {Quoted(error.Segment)})].value";
    }

    private static string Quoted(string? text) => text is null ? "null" : $"'{text}'";
}
