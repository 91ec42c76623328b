using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>The state of a document's variant, as the client draws it.</summary>
internal static class DocumentStates
{
    public static VariantState Of(IContent document, string? culture) => Of(
        culture is not null && !document.IsCultureAvailable(culture),
        document.Trashed,
        culture is null ? document.Published : document.IsCulturePublished(culture),
        culture is null ? document.Edited : document.IsCultureEdited(culture));

    public static VariantState Of(IDocumentEntitySlim document, string? culture) => Of(
        culture is not null && !document.CultureNames.ContainsKey(culture),
        document.Trashed,
        document.Published && (culture is null || document.PublishedCultures.Contains(culture, StringComparer.OrdinalIgnoreCase)),
        culture is null ? document.Edited : document.EditedCultures.Contains(culture, StringComparer.OrdinalIgnoreCase));

    private static VariantState Of(bool absent, bool trashed, bool published, bool edited) =>
        absent ? VariantState.NotCreated
        : trashed ? VariantState.Trashed
        : !published ? VariantState.Draft
        : edited ? VariantState.PublishedPendingChanges
        : VariantState.Published;
}
