using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Types;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.MediaTypes;

/// <summary>A media type as the API shows it.</summary>
internal sealed class MediaTypeModel(IMediaType type) : TypeModel<PropertyModel>(type, property => new PropertyModel(type, property))
{
    public IReadOnlyList<AllowedBelowMediaType> AllowedMediaTypes { get; } =
        [.. AllowedBelow(type).Select(allowed => new AllowedBelowMediaType(allowed.Type, allowed.SortOrder))];

    public IReadOnlyList<MediaTypeComposition> Compositions { get; } =
        [.. CompositionsOf(type).Select(part => new MediaTypeComposition(part.Type, part.How))];

    /// <summary>The types that come with Umbraco stay, and keep their aliases.</summary>
    public bool IsDeletable { get; } = !type.IsSystemMediaType();

    public bool AliasCanBeChanged { get; } = !type.IsSystemMediaType();
}

internal sealed record AllowedBelowMediaType(Reference MediaType, int SortOrder);

internal sealed record MediaTypeComposition(Reference MediaType, CompositionType CompositionType);

internal sealed record AllowedMediaType(Guid Id, string Name, string? Description, string? Icon)
{
    public static AllowedMediaType Of(IMediaType type) => new(type.Key, type.Name ?? string.Empty, type.Description, type.Icon);
}

internal sealed record MediaTypeItem(Guid Id, IReadOnlyList<Flag> Flags, string Name, string? Icon)
{
    public static MediaTypeItem Of(IMediaType type) => new(type.Key, [], type.Name ?? string.Empty, type.Icon);
}

/// <summary>A type of which a file can be made a medium.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Flags">Signs.</param>
/// <param name="Name">Its name.</param>
/// <param name="Icon">Its icon.</param>
/// <param name="MatchedFileExtension">Whether its file property names the extension, rather than taking every file.</param>
internal sealed record MediaTypeForFile(Guid Id, IReadOnlyList<Flag> Flags, string Name, string? Icon, bool MatchedFileExtension);

internal sealed record MediaTypeConfiguration(IEnumerable<string> ReservedFieldNames);
