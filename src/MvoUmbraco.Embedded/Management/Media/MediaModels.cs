using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models.ContentEditing;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>The name of a medium; there is one variant, without a culture.</summary>
internal sealed record MediumVariant(string? Culture, string? Segment, string Name, DateTime CreateDate, DateTime UpdateDate);

/// <summary>A whole medium, as the editor opens it.</summary>
internal sealed record MediumModel(
    Guid Id,
    bool IsTrashed,
    TypeReference MediaType,
    IReadOnlyList<ValueModel> Values,
    IReadOnlyList<MediumVariant> Variants,
    IReadOnlyList<Flag> Flags);

internal sealed record MediumName(string? Culture, string Name);

internal sealed record MediumItem(
    Guid Id,
    Reference? Parent,
    bool HasChildren,
    bool IsTrashed,
    TypeReference MediaType,
    IReadOnlyList<MediumName> Variants,
    IReadOnlyList<Flag> Flags);

internal sealed record MediumTreeItem(
    Guid Id,
    Reference? Parent,
    bool HasChildren,
    bool IsTrashed,
    bool NoAccess,
    DateTime CreateDate,
    TypeReference MediaType,
    IReadOnlyList<MediumName> Variants,
    IReadOnlyList<Flag> Flags);

internal sealed record MediumBinItem(
    Guid Id,
    DateTime CreateDate,
    bool HasChildren,
    Reference? Parent,
    TypeReference MediaType,
    IReadOnlyList<MediumName> Variants);

/// <summary>The addresses of a medium's file; none for a folder.</summary>
internal sealed record MediumUrls(Guid Id, IReadOnlyList<MediumUrl> UrlInfos);

internal sealed record MediumUrl(string? Culture, string? Url);

/// <summary>A medium as the client makes one; it chooses the id itself.</summary>
internal sealed record CreateMedium(
    IReadOnlyList<SentValue> Values,
    IReadOnlyList<SentVariant> Variants,
    Reference MediaType,
    Guid? Id = null,
    Reference? Parent = null)
{
    public MediaCreateModel ToModel() => new()
    {
        Key = Id,
        ContentTypeKey = MediaType.Id,
        ParentKey = Parent?.Id,
        Properties = [.. Values.Select(value => value.ToModel())],
        Variants = [.. Variants.Select(variant => variant.ToModel())],
    };
}

/// <summary>All of a medium: what is not sent is cleared.</summary>
internal sealed record UpdateMedium(IReadOnlyList<SentValue> Values, IReadOnlyList<SentVariant> Variants)
{
    public MediaUpdateModel ToModel() => new()
    {
        Properties = [.. Values.Select(value => value.ToModel())],
        Variants = [.. Variants.Select(variant => variant.ToModel())],
    };
}
