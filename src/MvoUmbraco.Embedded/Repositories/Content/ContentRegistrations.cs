using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Repositories.Navigation;
using MvoUmbraco.Embedded.Repositories.Relations;
using MvoUmbraco.Embedded.Repositories.Tags;
using MvoUmbraco.Embedded.Repositories.Urls;
using MvoUmbraco.Embedded.Repositories.Versions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.DynamicRoot.QuerySteps;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>Documents, media, what is derived from them and what hangs on them.</summary>
internal static class ContentRegistrations
{
    public static IUmbracoBuilder AddContentRepositories(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        AddNodes(services);
        AddContent(services);
        AddUrls(services);
        AddLinks(services);
        return builder
            .AddNotificationHandler<ContentMovedToRecycleBinNotification, OriginalParents>()
            .AddNotificationHandler<MediaMovedToRecycleBinNotification, OriginalParents>()
            .AddNotificationHandler<ContentMovedNotification, OriginalParents>()
            .AddNotificationHandler<MediaMovedNotification, OriginalParents>()
            .AddNotificationAsyncHandler<ContentCopiedNotification, RelateOnCopyNotificationHandler>();
    }

    private static void AddNodes(IServiceCollection services)
    {
        services.AddSingleton<Nodes>();
        services.TryAddSingleton<NodeIds>();
        services.AddSingleton<INodeKind>(provider => new NodeKind<DocumentRow>(
            DocumentRow.Kind, [Constants.ObjectTypes.Document], provider.GetRequiredService<ContentSlims>().OfDocument, DocumentRow.ByParent, DocumentRow.ByPath));
        services.AddSingleton<INodeKind>(provider => new NodeKind<DocumentRow>(
            DocumentRow.BlueprintKind, [Constants.ObjectTypes.DocumentBlueprint], provider.GetRequiredService<ContentSlims>().OfDocument, DocumentRow.ByParent, DocumentRow.ByPath));
        services.AddSingleton<INodeKind>(provider => new NodeKind<MediaRow>(
            MediaRow.Kind, [Constants.ObjectTypes.Media], provider.GetRequiredService<ContentSlims>().OfMedia, MediaRow.Indexes.ByParent, MediaRow.Indexes.ByPath));
        services.AddUnique<IEntityRepository, EntityRepository>();
        services.AddUnique<IIdKeyMapRepository, IdKeyMapRepository>();
        services.AddUnique<INodeCountRepository, NodeCountRepository>();
        services.AddUnique<INavigationRepository, NavigationRepository>();
        services.AddUnique<IPublishStatusRepository, PublishStatusRepository>();
        services.AddUnique<IDynamicRootRepository, DynamicRootRepository>();
    }

    private static void AddContent(IServiceCollection services)
    {
        services.AddSingleton<TypesOfContent>();
        services.AddSingleton<ContentSlims>();
        services.AddSingleton<PropertyValues>();
        services.AddSingleton<TagAssignment>();
        services.AddSingleton<PropertyReferences>();
        services.AddSingleton<DocumentNames>();
        services.AddSingleton<VersionTable>();
        services.AddSingleton<ContentParts>();
        services.AddUnique<IDocumentRepository, DocumentRepository>();
        services.AddUnique<IDocumentBlueprintRepository, DocumentBlueprintRepository>();
        services.AddUnique<IMediaRepository, MediaRepository>();
        services.AddUnique<IDocumentVersionRepository, DocumentVersionRepository>();
    }

    private static void AddUrls(IServiceCollection services)
    {
        services.AddSingleton<DocumentUrlRepository>();
        services.AddSingleton<DocumentUrlAliasRepository>();
        services.AddUnique<IDocumentUrlRepository>(provider => provider.GetRequiredService<DocumentUrlRepository>());
        services.AddUnique<IDocumentUrlAliasRepository>(provider => provider.GetRequiredService<DocumentUrlAliasRepository>());
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<DocumentUrlRepository>());
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<DocumentUrlAliasRepository>());
        services.AddSingleton<RedirectUrlRepository>();
        services.AddSingleton<DomainRepository>();
        services.AddUnique<IRedirectUrlRepository>(provider => provider.GetRequiredService<RedirectUrlRepository>());
        services.AddUnique<IDomainRepository>(provider => provider.GetRequiredService<DomainRepository>());
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<RedirectUrlRepository>());
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<DomainRepository>());
        services.AddSingleton<ILanguageFollower, LanguagesOfLinks>();
        services.AddSingleton<IStartStep, DocumentReconciliation>();
    }

    private static void AddLinks(IServiceCollection services)
    {
        services.AddSingleton<IStartStep, BuiltInRelationTypes>();
        services.AddUnique<IRelationTypeRepository, RelationTypeRepository>();
        services.AddSingleton<RelationRepository>();
        services.AddSingleton<TagRepository>();
        services.AddUnique<IRelationRepository>(provider => provider.GetRequiredService<RelationRepository>());
        services.AddUnique<ITagRepository>(provider => provider.GetRequiredService<TagRepository>());
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<RelationRepository>());
        services.AddSingleton<INodeRemoval>(provider => provider.GetRequiredService<TagRepository>());
        services.AddUnique<ITrackedReferencesRepository, TrackedReferencesRepository>();
    }
}
