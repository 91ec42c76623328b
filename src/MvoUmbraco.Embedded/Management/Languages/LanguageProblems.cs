using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Languages;

internal static class LanguageProblems
{
    public static StatusTable<LanguageOperationStatus> Table { get; } = new()
    {
        { LanguageOperationStatus.NotFound, 404, "The language could not be found", "There is no language with that ISO code." },
        { LanguageOperationStatus.CancelledByNotification, 400, "Cancelled by notification", "A notification handler prevented the language operation." },
        { LanguageOperationStatus.InvalidFallback, 400, "Invalid fallback language", "The fallback language could not be applied. This may be caused if the fallback language causes cyclic fallbacks." },
        { LanguageOperationStatus.InvalidFallbackIsoCode, 400, "Invalid fallback ISO code", "The attempted fallback ISO code does not represent a valid culture." },
        { LanguageOperationStatus.InvalidId, 400, "Invalid id", "The language's id is not valid." },
        { LanguageOperationStatus.InvalidIsoCode, 400, "Invalid ISO code", "The attempted ISO code does not represent a valid culture." },
        { LanguageOperationStatus.DuplicateIsoCode, 400, "Duplicate ISO code", "Another language already exists with the attempted ISO code." },
        { LanguageOperationStatus.MissingDefault, 400, "No default language", "The attempted operation would result in having no default language defined. This is not allowed." },
    };
}
