using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;

namespace MvoUmbraco.Attachments;

/// <summary>A file in the Content Delivery API.</summary>
/// <param name="Key">Names the file within its content.</param>
/// <param name="Name">The download name.</param>
/// <param name="Title">What to call it.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ContentType">The media type.</param>
/// <param name="Url">Where it is downloaded, under the access of the content that carries it.</param>
public sealed record ApiAttachment(Guid Key, string Name, string Title, long Size, string ContentType, string Url);

/// <summary>Gives attachments to code as a list of <see cref="Attachment"/> and to the Content Delivery API as a list of
/// <see cref="ApiAttachment"/>. A stored value that is not valid reads as no files.</summary>
public sealed class AttachmentsConverter : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    /// <inheritdoc/>
    public override bool IsConverter(IPublishedPropertyType propertyType)
        => EditorAliases.Attachments.Equals(propertyType?.EditorAlias, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(IReadOnlyList<Attachment>);

    /// <inheritdoc/>
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    /// <inheritdoc/>
    public override object? ConvertSourceToIntermediate(IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
        => AttachmentsJson.Read(source?.ToString()).Files is { Count: > 0 } files ? files : null;

    /// <inheritdoc/>
    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
        => inter as IReadOnlyList<Attachment> ?? [];

    /// <inheritdoc/>
    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    /// <inheritdoc/>
    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(IReadOnlyList<ApiAttachment>);

    /// <inheritdoc/>
    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
        => inter is IReadOnlyList<Attachment> files && owner is not null
            ? files.Select(file => new ApiAttachment(
                file.Key,
                file.Name,
                string.IsNullOrWhiteSpace(file.Title) ? file.Name : file.Title,
                file.Size,
                file.ContentType,
                AttachmentAddresses.Of(owner.Key, file))).ToArray()
            : null;
}
