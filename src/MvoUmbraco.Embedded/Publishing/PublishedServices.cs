using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>What every published item asks of the host. What is found late would be a circle in the container otherwise.</summary>
internal sealed class PublishedServices(
    IVariationContextAccessor variation,
    IPropertyRenderingContextAccessor rendering,
    ElementsCache elements,
    IServiceProvider services)
{
    private readonly Lazy<IDocumentNavigationQueryService> documents = new(services.GetRequiredService<IDocumentNavigationQueryService>);
    private readonly Lazy<IMediaNavigationQueryService> media = new(services.GetRequiredService<IMediaNavigationQueryService>);
    private readonly Lazy<IPublishedContentStatusFilteringService> documentStatus = new(services.GetRequiredService<IPublishedContentStatusFilteringService>);
    private readonly Lazy<IPublishedMediaStatusFilteringService> mediaStatus = new(services.GetRequiredService<IPublishedMediaStatusFilteringService>);

    public IVariationContextAccessor Variation => variation;

    public IPropertyRenderingContextAccessor Rendering => rendering;

    public ElementsCache Elements => elements;

    public IDocumentNavigationQueryService Documents => documents.Value;

    public IMediaNavigationQueryService Media => media.Value;

    public IPublishedContentStatusFilteringService DocumentStatus => documentStatus.Value;

    public IPublishedMediaStatusFilteringService MediaStatus => mediaStatus.Value;
}
