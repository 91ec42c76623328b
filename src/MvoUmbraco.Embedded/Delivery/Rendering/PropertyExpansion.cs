using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Embedded.Delivery.Rendering;

/// <summary>
/// Which properties are rendered, and how deep. The item that was asked shows its properties; an item that is picked by
/// a property shows them only if <c>expand</c> names that property; elements of blocks always do. Every step into a
/// property is a step down in both trees, and an item below the first shows nothing where the tree has ended: however
/// items refer to each other, rendering ends. For one thread at a time.
/// </summary>
internal sealed class PropertyExpansion(IApiPropertyRenderer renderer, FieldTree expand, FieldTree fields) : IOutputExpansionStrategy
{
    private FieldTree? expanding = expand;
    private FieldTree? including = fields;
    private int depth;

    public IDictionary<string, object?> MapContentProperties(IPublishedContent content) => content.ItemType == PublishedItemType.Content
        ? Map(content.Properties, isElement: false)
        : throw new ArgumentException($"{content.ItemType} is not content.", nameof(content));

    public IDictionary<string, object?> MapMediaProperties(IPublishedContent media, bool skipUmbracoProperties = true) => media.ItemType == PublishedItemType.Media
        ? Map(skipUmbracoProperties ? media.Properties.Where(property => !property.Alias.StartsWith("umbraco", StringComparison.Ordinal)) : media.Properties, isElement: false)
        : throw new ArgumentException($"{media.ItemType} is not media.", nameof(media));

    public IDictionary<string, object?> MapElementProperties(IPublishedElement element) => Map(element.Properties, isElement: true);

    private Dictionary<string, object?> Map(IEnumerable<IPublishedProperty> properties, bool isElement)
    {
        var mapped = new Dictionary<string, object?>();
        if (depth > 0 && expanding is null && !isElement)
        {
            return mapped;
        }

        (FieldTree? expandingHere, FieldTree? includingHere) = (expanding, including);
        depth++;
        try
        {
            foreach (IPublishedProperty property in properties)
            {
                including = includingHere?.Below(property.Alias);
                if (including is null && includingHere is { IsSelective: true })
                {
                    continue;
                }

                expanding = expandingHere?.Below(property.Alias);

                // A value that is rendered in part must not be kept for those who ask for the whole; "expanding" says so to the property.
                mapped[property.Alias] = renderer.GetPropertyValue(property, expanding is not null || including is { IsSelective: true });
            }
        }
        finally
        {
            depth--;
            (expanding, including) = (expandingHere, includingHere);
        }

        return mapped;
    }
}
