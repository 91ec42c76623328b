using MvoUmbraco.Usync.Files;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Usync.ContentTypes;

/// <summary>Member types: each property also says whether members see and change it themselves.</summary>
internal sealed class MemberTypeKind(
    IMemberTypeService types,
    IMemberTypeContainerService containers,
    IDataTypeService dataTypes,
    IShortStringHelper shortStrings)
    : TypeKind<IMemberType>(FileKind.MemberTypes, TypeFamily.Member, types, containers, dataTypes, shortStrings)
{
    protected override IMemberType New() => new MemberType(ShortStrings, Umbraco.Cms.Core.Constants.System.Root);
}
