using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary>
/// <c>fetch=children:…</c> and its like. Behind the colon stands the key or the path of a document; one that does not
/// exist selects nothing.
/// </summary>
internal abstract class DocumentSelector(string name, string field, DocumentNames names) : ISelectorHandler
{
    private readonly string prefix = name + ":";

    public bool CanHandle(string query) => query.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    public SelectorOption BuildSelectorOption(string selector) => new()
    {
        FieldName = field,
        Values = names.KeyOf(selector[prefix.Length..]) is { } key ? [.. Values(key).Select(value => value.ToString("D"))] : [],
    };

    protected virtual IEnumerable<Guid> Values(Guid key) => [key];
}

internal sealed class ChildrenSelector(DocumentNames names) : DocumentSelector("children", ContentFields.Parent, names);

internal sealed class DescendantsSelector(DocumentNames names) : DocumentSelector("descendants", ContentFields.Ancestors, names);

internal sealed class AncestorsSelector(DocumentNames names, IDocumentNavigationQueryService navigation) : DocumentSelector("ancestors", ContentFields.Key, names)
{
    protected override IEnumerable<Guid> Values(Guid key) => navigation.TryGetAncestorsKeys(key, out IEnumerable<Guid> ancestors) ? ancestors : [];
}

/// <summary>From what a request calls a document to its key.</summary>
internal sealed class DocumentNames(IRequestRoutingService routes, IApiDocumentUrlService urls, IVariationContextAccessor variation, IRequestPreviewService preview)
{
    public Guid? KeyOf(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        return Guid.TryParse(name, out Guid key)
            ? key
            : urls.GetDocumentKeyByRoute(routes.GetContentRoute(name), variation.VariationContext?.Culture, preview.IsPreview());
    }
}
