using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.DeliveryApi;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Pickers;

/// <summary>
/// Links; one when at most one may be picked. A link to what is not public is left out, an empty name is the name of
/// what it points to.
/// </summary>
[DefaultPropertyValueConverter(typeof(JsonValueConverter))]
internal sealed class MultiUrlPickerConverter(
    IJsonSerializer serializer,
    IPublishedContentCache contents,
    IPublishedMediaCache media,
    IPublishedUrlProvider urls,
    IApiContentNameProvider names,
    IApiMediaUrlProvider mediaUrls,
    IApiContentRouteBuilder routes) : PropertyValueConverterBase, IDeliveryApiPropertyValueConverter
{
    public override bool IsConverter(IPublishedPropertyType propertyType) =>
        propertyType.EditorAlias == Constants.PropertyEditors.Aliases.MultiUrlPicker;

    public override bool? IsValue(object? value, PropertyValueLevel level) => value is not null && value.ToString() != "[]";

    public override Type GetPropertyValueType(IPublishedPropertyType propertyType) =>
        Max(propertyType) == 1 ? typeof(Link) : typeof(IEnumerable<Link>);

    public override PropertyCacheLevel GetPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Snapshot;

    public override object? ConvertSourceToIntermediate(
        IPublishedElement owner, IPublishedPropertyType propertyType, object? source, bool preview) => source?.ToString();

    public override object? ConvertIntermediateToObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview)
    {
        var links = Stored(inter).Select(link => ToLink(link, preview)).OfType<Link>();
        return Max(propertyType) switch
        {
            1 => links.FirstOrDefault(),
            > 1 and var max => links.Take(max).ToArray(),
            _ => links.ToArray(),
        };
    }

    public PropertyCacheLevel GetDeliveryApiPropertyCacheLevel(IPublishedPropertyType propertyType) => PropertyCacheLevel.Elements;

    public Type GetDeliveryApiPropertyValueType(IPublishedPropertyType propertyType) => typeof(IEnumerable<ApiLink>);

    public object? ConvertIntermediateToDeliveryApiObject(
        IPublishedElement owner, IPublishedPropertyType propertyType, PropertyCacheLevel referenceCacheLevel, object? inter, bool preview, bool expanding) =>
        Stored(inter).Select(ToApiLink).OfType<ApiLink>().ToArray();

    private Link? ToLink(StoredLink link, bool preview)
    {
        if (link.Udi is not { } udi)
        {
            return new Link { Name = link.Name, Target = link.Target, Type = LinkType.External, Url = link.Url + link.QueryString };
        }

        var isMedia = udi.EntityType == Constants.UdiEntityType.Media;
        var target = isMedia ? media.GetById(preview, udi.Guid) : contents.GetById(preview, udi.Guid);
        return target is null ? null : new Link
        {
            Name = string.IsNullOrEmpty(link.Name) ? target.Name : link.Name,
            Target = link.Target,
            Type = isMedia ? LinkType.Media : LinkType.Content,
            Udi = udi,
            Url = target.Url(urls, link.Culture) + link.QueryString,
        };
    }

    private ApiLink? ToApiLink(StoredLink link)
    {
        switch (link.Udi?.EntityType)
        {
            case Constants.UdiEntityType.Document:
                return contents.GetById(link.Udi.Guid) is { } document && routes.Build(document, link.Culture) is { } route
                    ? ApiLink.Content(Title(document), link.QueryString, link.Target, document.Key, document.ContentType.Alias, route, link.Culture)
                    : null;
            case Constants.UdiEntityType.Media:
                return media.GetById(link.Udi.Guid) is { } medium
                    ? ApiLink.Media(Title(medium), mediaUrls.GetUrl(medium) + link.QueryString, link.QueryString, link.Target, medium.Key, medium.ContentType.Alias)
                    : null;
            default:
                return ApiLink.External(link.Name, link.Url + link.QueryString, link.QueryString, link.Target);
        }

        string Title(IPublishedContent target) => string.IsNullOrWhiteSpace(link.Name) ? names.GetName(target) : link.Name;
    }

    private StoredLink[] Stored(object? value) => serializer.TryRead<StoredLink[]>(value, out var links) ? links : [];

    private static int Max(IPublishedPropertyType propertyType) =>
        (propertyType.DataType.ConfigurationObject as MultiUrlPickerConfiguration)?.MaxNumber ?? 0;
}
