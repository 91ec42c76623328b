using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Usync.Content;
using MvoUmbraco.Usync.ContentTypes;
using MvoUmbraco.Usync.DataTypes;
using MvoUmbraco.Usync.Dictionary;
using MvoUmbraco.Usync.Domains;
using MvoUmbraco.Usync.Importing;
using MvoUmbraco.Usync.Languages;
using MvoUmbraco.Usync.MemberAccess;
using MvoUmbraco.Usync.RelationTypes;
using MvoUmbraco.Usync.Templates;
using MvoUmbraco.Usync.Webhooks;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Usync;

/// <summary>Registers <see cref="UsyncImporter"/> and <see cref="UsyncExporter"/>.</summary>
public static class UsyncRegistration
{
    /// <summary>Adds the importer and the exporter; they use Umbraco's services, which must be registered too.</summary>
    /// <param name="builder">The builder of the host.</param>
    /// <returns>The builder.</returns>
    public static IUmbracoBuilder AddUsync(this IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddUsync();
        return builder;
    }

    /// <summary>Adds the importer and the exporter; they use Umbraco's services, which must be registered too.</summary>
    /// <param name="services">The services of the host.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddUsync(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ImportMemory>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ItemKind, LanguageKind>(),
            ServiceDescriptor.Singleton<ItemKind, DictionaryKind>(),
            ServiceDescriptor.Singleton<ItemKind, DataTypeKind>(),
            ServiceDescriptor.Singleton<ItemKind, TemplateKind>(),
            ServiceDescriptor.Singleton<ItemKind, DocumentTypeKind>(),
            ServiceDescriptor.Singleton<ItemKind, MediaTypeKind>(),
            ServiceDescriptor.Singleton<ItemKind, MemberTypeKind>(),
            ServiceDescriptor.Singleton<ItemKind, MemberGroupKind>(),
            ServiceDescriptor.Singleton<ItemKind, RelationTypeKind>(),
            ServiceDescriptor.Singleton<ItemKind, MediaKind>(),
            ServiceDescriptor.Singleton<ItemKind, DocumentKind>(),
            ServiceDescriptor.Singleton<ItemKind, BlueprintKind>(),
            ServiceDescriptor.Singleton<ItemKind, DomainKind>(),
            ServiceDescriptor.Singleton<ItemKind, PublicAccessKind>(),
            ServiceDescriptor.Singleton<ItemKind, WebhookKind>(),
        ]);

        // Their constructors are internal, so that the container cannot call them by itself.
        services.TryAddSingleton(provider => new UsyncImporter(
            provider.GetServices<ItemKind>(),
            provider.GetRequiredService<ImportMemory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<UsyncImporter>>()));
        services.TryAddSingleton(provider => new UsyncExporter(
            provider.GetServices<ItemKind>(),
            provider.GetRequiredService<ImportMemory>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<UsyncExporter>>()));
        return services;
    }
}
