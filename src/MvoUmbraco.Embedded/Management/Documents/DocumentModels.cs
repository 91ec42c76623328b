using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>Where a document's variant stands between not being there and being published as it is.</summary>
internal enum VariantState
{
    NotCreated,
    Draft,
    Published,
    PublishedPendingChanges,
    Trashed,
}

internal sealed record DocumentVariant(
    string? Culture,
    string? Segment,
    string Name,
    VariantState State,
    DateTime CreateDate,
    DateTime UpdateDate,
    DateTime? PublishDate,
    DateTimeOffset? ScheduledPublishDate,
    DateTimeOffset? ScheduledUnpublishDate,
    Guid Id,
    IReadOnlyList<Flag> Flags);

internal sealed record DocumentModel(
    Guid Id,
    TypeReference DocumentType,
    Reference? Template,
    bool IsTrashed,
    IReadOnlyList<ValueModel> Values,
    IReadOnlyList<DocumentVariant> Variants,
    IReadOnlyList<Flag> Flags);

internal sealed record DocumentItemVariant(string? Culture, string Name, VariantState State, Guid Id, IReadOnlyList<Flag> Flags);

internal sealed record DocumentItem(
    Guid Id,
    Reference? Parent,
    bool HasChildren,
    bool IsTrashed,
    bool IsProtected,
    TypeReference DocumentType,
    IReadOnlyList<DocumentItemVariant> Variants,
    IReadOnlyList<Flag> Flags);

internal sealed record DocumentTreeItem(
    Guid Id,
    Reference? Parent,
    bool HasChildren,
    bool IsTrashed,
    bool IsProtected,
    bool NoAccess,
    DateTime CreateDate,
    IReadOnlyList<Reference> Ancestors,
    TypeReference DocumentType,
    IReadOnlyList<DocumentItemVariant> Variants,
    IReadOnlyList<Flag> Flags);

internal sealed record DocumentBinItem(
    Guid Id,
    DateTime CreateDate,
    bool HasChildren,
    Reference? Parent,
    TypeReference DocumentType,
    IReadOnlyList<DocumentItemVariant> Variants);

/// <summary>A document as the client makes one; it chooses the id itself.</summary>
internal sealed record CreateDocument(
    IReadOnlyList<SentValue> Values,
    IReadOnlyList<SentVariant> Variants,
    Reference DocumentType,
    Guid? Id = null,
    Reference? Parent = null,
    Reference? Template = null)
{
    public ContentCreateModel ToModel() => new()
    {
        Key = Id,
        ContentTypeKey = DocumentType.Id,
        ParentKey = Parent?.Id,
        TemplateKey = Template?.Id,
        Properties = [.. Values.Select(value => value.ToModel())],
        Variants = [.. Variants.Select(variant => variant.ToModel())],
    };
}

/// <summary>All of a document: what is not sent is cleared.</summary>
internal sealed record UpdateDocument(
    IReadOnlyList<SentValue> Values,
    IReadOnlyList<SentVariant> Variants,
    Reference? Template = null)
{
    public ContentUpdateModel ToModel() => new()
    {
        TemplateKey = Template?.Id,
        Properties = [.. Values.Select(value => value.ToModel())],
        Variants = [.. Variants.Select(variant => variant.ToModel())],
    };
}

/// <param name="Values">As in <see cref="UpdateDocument"/>.</param>
/// <param name="Variants">As in <see cref="UpdateDocument"/>.</param>
/// <param name="Template">As in <see cref="UpdateDocument"/>.</param>
/// <param name="Cultures">Which to validate: all when null, only what is shared when empty.</param>
internal sealed record ValidateDocument(
    IReadOnlyList<SentValue> Values,
    IReadOnlyList<SentVariant> Variants,
    Reference? Template = null,
    IReadOnlyList<string>? Cultures = null)
{
    public ValidateContentUpdateModel ToModel() => new()
    {
        TemplateKey = Template?.Id,
        Properties = [.. Values.Select(value => value.ToModel())],
        Variants = [.. Variants.Select(variant => variant.ToModel())],
        Cultures = Cultures?.ToHashSet(StringComparer.OrdinalIgnoreCase),
    };
}
