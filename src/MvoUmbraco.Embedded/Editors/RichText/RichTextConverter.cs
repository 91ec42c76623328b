using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Editors.Blocks;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Blocks;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Templates;

namespace MvoUmbraco.Embedded.Editors.RichText;

/// <summary>
/// Rich text as HTML, its links and images resolved, its blocks rendered by the site's
/// <see cref="IPartialViewBlockEngine"/>; without one, the places of the blocks stay in the markup as empty elements.
/// In the Delivery API <c>{markup, blocks}</c>, or a tree when <c>DeliveryApi:RichTextOutputAsJson</c> says so.
/// </summary>
[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class RichTextConverter(
    IJsonSerializer serializer,
    HtmlLocalLinkParser links,
    HtmlUrlParser urls,
    HtmlImageSourceParser images,
    IApiRichTextMarkupParser markupParser,
    IApiRichTextElementParser elementParser,
    IApiElementBuilder builder,
    BlockElements elements,
    IOptionsMonitor<DeliveryApiSettings> settings,
    IServiceProvider services) : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    public override bool IsConverter(IPublishedPropertyType propertyType) =>
        propertyType.EditorAlias == Constants.PropertyEditors.Aliases.RichText;

    /// <summary>An empty paragraph is what the editor leaves of an emptied text; that is no value.</summary>
    public override bool? IsValue(object? value, PropertyValueLevel level) => level switch
    {
        PropertyValueLevel.Source => null,
        _ => value is IRichTextEditorIntermediateValue { Markup: { Length: > 0 } and not "<p></p>" },
    };

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) => typeof(IHtmlEncodedString);

    /// <summary>Never kept: links follow the documents they point to, and what a block renders may depend on anything.</summary>
    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public override object? ConvertSourceToIntermediate(
        IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview)
    {
        if (RichTextValue.Read(serializer, source) is not { } text)
        {
            return null;
        }

        var configured = (propertyType.DataType.ConfigurationObject as RichTextConfiguration)?.Blocks ?? [];
        return new Intermediate(text.Markup ?? string.Empty, configured.Length == 0 || text.Blocks is null ? null : Blocks(owner, text.Blocks, configured, preview));
    }

    public override object ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview) =>
        new HtmlEncodedString(inter is IRichTextEditorIntermediateValue text ? Render(text) : string.Empty);

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Elements;

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevelForExpansion(IPublishedPropertyType propertyType) => PropertyCacheLevel.None;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) =>
        settings.CurrentValue.RichTextOutputAsJson ? typeof(IRichTextElement) : typeof(RichTextModel);

    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding)
    {
        var asTree = settings.CurrentValue.RichTextOutputAsJson;
        if (inter is not IRichTextEditorIntermediateValue text || string.IsNullOrWhiteSpace(text.Markup))
        {
            return asTree ? null : RichTextModel.Empty();
        }

        return asTree
            ? elementParser.Parse(text.Markup, text.RichTextBlockModel)
            : new RichTextModel
            {
                Markup = markupParser.Parse(text.Markup),
                Blocks = [.. (text.RichTextBlockModel ?? RichTextBlockModel.Empty).Select(block => builder.BuildBlock(block))],
            };
    }

    private RichTextBlockModel? Blocks(
        IPublishedElement owner, RichTextBlockValue stored, RichTextConfiguration.RichTextBlockConfiguration[] configured, bool preview)
    {
        var value = new RichTextEditorBlockDataConverter(serializer).Convert(stored).BlockValue;
        if (value.ContentData.Count == 0 || value.GetLayouts() is not { } layout)
        {
            return RichTextBlockModel.Empty;
        }

        var block = elements.Resolve(owner, value, configured, PropertyCacheLevel.Element, preview);
        return new([.. layout.Select(item => block(item)).OfType<Block<RichTextConfiguration.RichTextBlockConfiguration>>()
            .Select(item => elements.CreateItem<RichTextBlockItem, RichTextConfiguration.RichTextBlockConfiguration>(typeof(RichTextBlockItem<,>), item))]);
    }

    private string Render(IRichTextEditorIntermediateValue text)
    {
        var html = images.EnsureImageSources(urls.EnsureUrls(links.EnsureInternalLinks(text.Markup)));
        html = RenderBlocks(html, text.RichTextBlockModel);

        // UDIs, and the node id in "rel" of images of long ago, are the editor's business, not the visitor's.
        return Markup.Rewrite(html, tag =>
            tag.Name is "a" or "img" && (tag.Attributes.Remove("data-udi")
                | (tag.Name == "img" && int.TryParse(tag.Attributes["rel"], NumberStyles.Integer, CultureInfo.InvariantCulture, out _) && tag.Attributes.Remove("rel"))));
    }

    private string RenderBlocks(string html, RichTextBlockModel? blocks)
    {
        if (blocks is null or { Count: 0 } || services.GetService<IPartialViewBlockEngine>() is not { } engine)
        {
            return html;
        }

        var result = new StringBuilder(html.Length);
        string? inside = null;
        foreach (var token in Markup.Read(html))
        {
            switch (token)
            {
                case MarkupStart start when inside is null && RichTextBlocks.IsBlock(start):
                    inside = start.Name;
                    if (Guid.TryParse(start.Attributes[RichTextBlocks.KeyAttribute], out var key) && blocks[key] is { } block)
                    {
                        result.Append(engine.ExecuteAsync(block).GetAwaiter().GetResult());
                    }

                    break;
                case MarkupEnd end when end.Name == inside:
                    inside = null;
                    break;
                case var _ when inside is null:
                    Markup.Write(result, token);
                    break;
            }
        }

        return result.ToString();
    }

    private sealed record Intermediate(string Markup, RichTextBlockModel? RichTextBlockModel) : IRichTextEditorIntermediateValue;
}
