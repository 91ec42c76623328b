using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Management.DocumentTypes;

/// <summary>A document type as the API shows it.</summary>
internal sealed class DocumentTypeModel(IContentType type) : TypeModel<PropertyModel>(type, property => new PropertyModel(type, property))
{
    public IReadOnlyList<Reference> AllowedTemplates { get; } = [.. (type.AllowedTemplates ?? []).Select(template => new Reference(template.Key))];

    public Reference? DefaultTemplate { get; } = Reference.To(type.DefaultTemplate?.Key);

    public VersionCleanup Cleanup { get; } = new(
        type.HistoryCleanup?.PreventCleanup ?? false,
        type.HistoryCleanup?.KeepAllVersionsNewerThanDays,
        type.HistoryCleanup?.KeepLatestVersionPerDayForDays);

    public IReadOnlyList<AllowedBelowDocumentType> AllowedDocumentTypes { get; } =
        [.. AllowedBelow(type).Select(allowed => new AllowedBelowDocumentType(allowed.Type, allowed.SortOrder))];

    public IReadOnlyList<DocumentTypeComposition> Compositions { get; } =
        [.. CompositionsOf(type).Select(part => new DocumentTypeComposition(part.Type, part.How))];
}

internal sealed record AllowedBelowDocumentType(Reference DocumentType, int SortOrder);

internal sealed record DocumentTypeComposition(Reference DocumentType, CompositionType CompositionType);

/// <summary>How long versions of documents are kept, in days; null: as the site's settings say.</summary>
internal sealed record VersionCleanup(bool PreventCleanup, int? KeepAllVersionsNewerThanDays, int? KeepLatestVersionPerDayForDays);

/// <summary>A type of which something new can be made.</summary>
internal sealed record AllowedType(Guid Id, string Name, string? Description, string? Icon)
{
    public static AllowedType Of(IContentTypeBase type) => new(type.Key, type.Name ?? string.Empty, type.Description, type.Icon);
}

internal sealed record DocumentTypeItem(Guid Id, IReadOnlyList<Flag> Flags, string Name, bool IsElement, string? Icon, string? Description)
{
    public static DocumentTypeItem Of(IContentType type) => new(type.Key, [], type.Name ?? string.Empty, type.IsElement, type.Icon, type.Description);
}

internal sealed record BlueprintItem(Guid Id, IReadOnlyList<Flag> Flags, string Name)
{
    public static BlueprintItem Of(IContent blueprint) => new(blueprint.Key, [], blueprint.Name ?? string.Empty);
}

internal sealed record DocumentTypeConfiguration(DataTypeChangeMode DataTypesCanBeChanged, bool DisableTemplates, bool UseSegments, IEnumerable<string> ReservedFieldNames);
