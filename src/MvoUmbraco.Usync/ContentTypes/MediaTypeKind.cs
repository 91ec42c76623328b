using MvoUmbraco.Usync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Usync.ContentTypes;

/// <summary>Media types.</summary>
internal sealed class MediaTypeKind(
    IMediaTypeService types,
    IMediaTypeContainerService containers,
    IDataTypeService dataTypes,
    IShortStringHelper shortStrings)
    : TypeKind<IMediaType>(FileKind.MediaTypes, TypeFamily.Media, types, containers, dataTypes, shortStrings)
{
    protected override IMediaType New() => new MediaType(ShortStrings, Umbraco.Cms.Core.Constants.System.Root);
}
