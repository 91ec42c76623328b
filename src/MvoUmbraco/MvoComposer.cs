using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MvoUmbraco.Access;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Composing;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco;

/// <summary>What the plugin brings into Umbraco: its table of contents.</summary>
public sealed class MvoComposer : IComposer
{
    /// <inheritdoc/>
    public void Compose(IUmbracoBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        RegisterGeneration(builder);
        RegisterAccess(builder.Services);
        RegisterReading(builder.Services);
    }

    private static void RegisterGeneration(IUmbracoBuilder builder)
    {
        builder.Services.AddSingleton<ContentGeneration>();
        builder.Services.AddSingleton<IContentGeneration>(services => services.GetRequiredService<ContentGeneration>());
        builder
            .AddNotificationHandler<ContentCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<MediaCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<ContentTypeCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<DataTypeCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<PublicAccessCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<MemberGroupCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<DomainCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<LanguageCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationHandler<DictionaryCacheRefresherNotification, AdvanceGeneration>()
            .AddNotificationAsyncHandler<ContentTreeChangeNotification, AdvanceGeneration>();
    }

    private static void RegisterAccess(IServiceCollection services)
    {
        // A host that knows who is signed in registers its own, before or after.
        services.TryAddSingleton<ICurrentVisitor, AnonymousVisitor>();
        services.AddSingleton<IContentAccess, ContentAccess>();
    }

    private static void RegisterReading(IServiceCollection services)
    {
        services.AddSingleton<DocumentAddresses>();
        services.AddSingleton<ContentSource>();
        services.AddSingleton<IKnowledgeCentre, KnowledgeCentre>();
    }
}
