using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Management.Documents;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Content;

/// <summary>What refers to an item, each kind in its own form.</summary>
internal sealed class ReferenceItems(IEntityService entities, DocumentItems documents)
{
    public Paged<ReferencingItem> Page(PagedModel<RelationItemModel> found) => new(found.Total, [.. found.Items.Select(Of)]);

    private ReferencingItem Of(RelationItemModel item) => item.NodeType switch
    {
        Constants.ReferenceType.Document => new ReferencingDocument(
            item.NodeKey,
            item.NodeName,
            item.NodePublished,
            ReferencingType.Of(item),
            entities.Get(item.NodeKey, UmbracoObjectTypes.Document) is IDocumentEntitySlim document ? documents.Item(document).Variants : []),
        Constants.ReferenceType.Media => new ReferencingMedia(item.NodeKey, item.NodeName, ReferencingType.Of(item)),
        Constants.ReferenceType.Member => new ReferencingMember(item.NodeKey, item.NodeName, ReferencingType.Of(item)),
        Constants.ReferenceType.DocumentTypePropertyType => new ReferencingDocumentProperty(item.NodeKey, item.NodeName, item.NodeAlias, ReferencingType.Of(item)),
        Constants.ReferenceType.MediaTypePropertyType => new ReferencingMediaProperty(item.NodeKey, item.NodeName, item.NodeAlias, ReferencingType.Of(item)),
        Constants.ReferenceType.MemberTypePropertyType => new ReferencingMemberProperty(item.NodeKey, item.NodeName, item.NodeAlias, ReferencingType.Of(item)),
        _ => new ReferencingOther(item.NodeKey, item.NodeName, item.NodeType, item.ContentTypeIcon),
    };
}

internal sealed record ReferencingType(Guid Id, string? Icon, string? Alias, string? Name)
{
    public static ReferencingType Of(RelationItemModel item) => new(item.ContentTypeKey, item.ContentTypeIcon, item.ContentTypeAlias, item.ContentTypeName);
}

[JsonDerivedType(typeof(ReferencingDocument), "DocumentReferenceResponseModel")]
[JsonDerivedType(typeof(ReferencingMedia), "MediaReferenceResponseModel")]
[JsonDerivedType(typeof(ReferencingMember), "MemberReferenceResponseModel")]
[JsonDerivedType(typeof(ReferencingDocumentProperty), "DocumentTypePropertyTypeReferenceResponseModel")]
[JsonDerivedType(typeof(ReferencingMediaProperty), "MediaTypePropertyTypeReferenceResponseModel")]
[JsonDerivedType(typeof(ReferencingMemberProperty), "MemberTypePropertyTypeReferenceResponseModel")]
[JsonDerivedType(typeof(ReferencingOther), "DefaultReferenceResponseModel")]
internal abstract record ReferencingItem(Guid Id, string? Name);

internal sealed record ReferencingDocument(Guid Id, string? Name, bool? Published, ReferencingType DocumentType, IReadOnlyList<DocumentItemVariant> Variants) : ReferencingItem(Id, Name);

internal sealed record ReferencingMedia(Guid Id, string? Name, ReferencingType MediaType) : ReferencingItem(Id, Name);

internal sealed record ReferencingMember(Guid Id, string? Name, ReferencingType MemberType) : ReferencingItem(Id, Name);

internal sealed record ReferencingDocumentProperty(Guid Id, string? Name, string? Alias, ReferencingType DocumentType) : ReferencingItem(Id, Name);

internal sealed record ReferencingMediaProperty(Guid Id, string? Name, string? Alias, ReferencingType MediaType) : ReferencingItem(Id, Name);

internal sealed record ReferencingMemberProperty(Guid Id, string? Name, string? Alias, ReferencingType MemberType) : ReferencingItem(Id, Name);

internal sealed record ReferencingOther(Guid Id, string? Name, string? Type, string? Icon) : ReferencingItem(Id, Name);
