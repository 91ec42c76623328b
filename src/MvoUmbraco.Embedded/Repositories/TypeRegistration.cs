using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Repositories.Containers;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.DataTypes;
using MvoUmbraco.Embedded.Repositories.Dictionary;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Repositories.Templates;
using MvoUmbraco.Embedded.Repositories.Types;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories;

/// <summary>What content is made after: types, data types, their folders, templates, languages and the dictionary.</summary>
internal static class TypeRegistration
{
    public static IUmbracoBuilder AddTypeRepositories(this IUmbracoBuilder builder)
    {
        IServiceCollection services = builder.Services;
        services.AddSingleton<TypeEntities>();
        services.AddSingleton<TypeRows>();
        services.AddSingleton<TypeChanges>();
        services.AddSingleton<ITypeChangeFollower, RedirectsOfChangedTypes>();
        services.AddSingleton<ITypeChangeFollower, TagsOfChangedTypes>();
        services.AddSingleton<IStartStep, BuiltInDefinitions>();
        services.TryAddSingleton<NodeIds>();
        services.AddSingleton<NodeRemovals>();
        services.AddSingleton<IContentRows>(new ContentRows<DocumentRow>(DocumentRow.Kind, DocumentRow.ByType));
        services.AddSingleton<IContentRows>(new ContentRows<DocumentRow>(DocumentRow.BlueprintKind, DocumentRow.ByType));
        services.AddSingleton<IContentRows>(new ContentRows<MediaRow>(MediaRow.Kind, MediaRow.Indexes.ByType));
        services.AddSingleton<IContentRows>(new ContentRows<MemberRow>(MemberRow.Kind, MemberRow.ByType));
        services.AddSingleton<INodeKind>(new NodeKind<ContentTypeRow>(
            ContentTypeRow.Kind,
            [Constants.ObjectTypes.DocumentType, Constants.ObjectTypes.MediaType, Constants.ObjectTypes.MemberType]));
        services.AddUnique<IContentTypeRepository, DocumentTypeRepository>();
        services.AddUnique<IMediaTypeRepository, MediaTypeRepository>();
        services.AddUnique<IMemberTypeRepository, MemberTypeRepository>();
        services.AddUnique<IContentTypeCommonRepository, AllTypesRepository>();
        services.AddUnique<IPropertyTypeUsageRepository, UsageRepository>();
        services.AddUnique<IDataTypeUsageRepository, UsageRepository>();

        services.AddSingleton<INodeKind>(new NodeKind<DataTypeRow>(DataTypeRow.Kind, [Constants.ObjectTypes.DataType]));
        services.AddUnique<IDataTypeRepository, DataTypeRepository>();

        services.AddSingleton<INodeKind>(new NodeKind<ContainerRow>(
            ContainerRow.Kind,
            [
                Constants.ObjectTypes.DataTypeContainer,
                Constants.ObjectTypes.DocumentTypeContainer,
                Constants.ObjectTypes.MediaTypeContainer,
                Constants.ObjectTypes.MemberTypeContainer,
                Constants.ObjectTypes.DocumentBlueprintContainer,
            ]));
        services.AddUnique<IDataTypeContainerRepository, DataTypeContainerRepository>();
        services.AddUnique<IDocumentTypeContainerRepository, DocumentTypeContainerRepository>();
        services.AddUnique<IMediaTypeContainerRepository, MediaTypeContainerRepository>();
        services.AddUnique<IMemberTypeContainerRepository, MemberTypeContainerRepository>();
        services.AddUnique<IDocumentBlueprintContainerRepository, DocumentBlueprintContainerRepository>();

        services.AddSingleton<TemplateEntities>();
        services.AddSingleton<INodeKind>(new NodeKind<TemplateRow>(TemplateRow.Kind, [Constants.ObjectTypes.Template]));
        services.AddUnique<ITemplateRepository, TemplateRepository>();

        services.AddUnique<ILanguageRepository, LanguageRepository>();
        services.AddSingleton<ILanguageFollower, ContentLanguages>();
        services.AddSingleton<ILanguageFollower, LanguageTraces>();
        services.AddSingleton<DictionaryRepository>();
        services.AddUnique<IDictionaryRepository>(provider => provider.GetRequiredService<DictionaryRepository>());
        services.AddSingleton<ILanguageFollower>(provider => provider.GetRequiredService<DictionaryRepository>());
        return builder;
    }
}
