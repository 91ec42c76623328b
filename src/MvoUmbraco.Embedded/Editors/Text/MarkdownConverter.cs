using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Templates;

namespace MvoUmbraco.Embedded.Editors.Text;

/// <summary>
/// Markdown renders as HTML, and stays Markdown in the Delivery API. Umbraco.Core names the service that turns one
/// into the other but has none; the host leaves the choice of a Markdown library to whoever uses the editor, and says
/// so when there is none.
/// </summary>
[DefaultPropertyValueConverter]
internal sealed class MarkdownConverter(HtmlLocalLinkParser links, HtmlUrlParser urls, IServiceProvider services)
    : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    public override bool IsConverter(IPublishedPropertyType propertyType) =>
        propertyType.EditorAlias == Constants.PropertyEditors.Aliases.MarkdownEditor;

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(IHtmlEncodedString);

    /// <summary>Not kept: links follow the documents they point to.</summary>
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Snapshot;

    public override object? ConvertSourceToIntermediate(
        IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) =>
        source?.ToString() is { } markdown ? urls.EnsureUrls(links.EnsureInternalLinks(markdown)) : null;

    public override object ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        if (inter is not string markdown || string.IsNullOrWhiteSpace(markdown))
        {
            return new HtmlEncodedString(string.Empty);
        }

        var converter = services.GetService<IMarkdownToHtmlConverter>() ?? throw new NotSupportedException(
            $"Property {propertyType.Alias} holds Markdown. To render it as HTML, register an {nameof(IMarkdownToHtmlConverter)} in a composer.");
        return new HtmlEncodedString(converter.ToHtml(markdown));
    }

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Element;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(string);

    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        inter is string markdown && !string.IsNullOrWhiteSpace(markdown) ? markdown : string.Empty;
}
