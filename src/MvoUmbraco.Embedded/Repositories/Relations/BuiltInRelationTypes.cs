using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Repositories.Relations;

/// <summary>The relation types that Umbraco installs, with its keys; services and plugins count on them.</summary>
internal sealed class BuiltInRelationTypes(StoreAccess store, ICoreScopeProvider scopes) : IStartStep
{
    private static readonly RelationTypeRow[] All =
    [
        new()
        {
            Id = 1,
            Key = new Guid("4cbeb612-e689-3563-b755-bf3ede295433"),
            Alias = Constants.Conventions.RelationTypes.RelateDocumentOnCopyAlias,
            Name = Constants.Conventions.RelationTypes.RelateDocumentOnCopyName,
            Bidirectional = true,
            ParentObjectType = Constants.ObjectTypes.Document,
            ChildObjectType = Constants.ObjectTypes.Document,
        },
        new()
        {
            Id = 2,
            Key = new Guid("0cc3507c-66ab-3091-8913-3d998148e423"),
            Alias = Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias,
            Name = Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteName,
            ParentObjectType = Constants.ObjectTypes.Document,
            ChildObjectType = Constants.ObjectTypes.Document,
        },
        new()
        {
            Id = 3,
            Key = new Guid("8307994f-faf2-3844-bab9-72d34514edf2"),
            Alias = Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteAlias,
            Name = Constants.Conventions.RelationTypes.RelateParentMediaFolderOnDeleteName,
            ParentObjectType = Constants.ObjectTypes.Media,
            ChildObjectType = Constants.ObjectTypes.Media,
        },
        new()
        {
            Id = 4,
            Key = new Guid("4954ce93-3bf9-3d1e-9cd2-21bf9f9c2abf"),
            Alias = Constants.Conventions.RelationTypes.RelatedMediaAlias,
            Name = Constants.Conventions.RelationTypes.RelatedMediaName,
            Dependency = true,
        },
        new()
        {
            Id = 5,
            Key = new Guid("0b93e414-5abe-36ec-a6bb-516e56f12238"),
            Alias = Constants.Conventions.RelationTypes.RelatedDocumentAlias,
            Name = Constants.Conventions.RelationTypes.RelatedDocumentName,
            Dependency = true,
        },
        new()
        {
            Id = 6,
            Key = new Guid("bf2a9ac5-b791-377e-bafb-9d06ed87864d"),
            Alias = Constants.Conventions.RelationTypes.RelatedMemberAlias,
            Name = Constants.Conventions.RelationTypes.RelatedMemberName,
            Dependency = true,
        },
    ];

    public Task BeforeCaches(CancellationToken cancellationToken)
    {
        if (All.All(type => store.Committed.Table(RelationTypeRow.Kind).Get(type.Key) is not null))
        {
            return Task.CompletedTask;
        }

        using ICoreScope scope = scopes.CreateCoreScope();
        foreach (RelationTypeRow type in All.Where(type => store.Read.Table(RelationTypeRow.Kind).Get(type.Key) is null))
        {
            store.Write.Put(RelationTypeRow.Kind, type);
        }

        scope.Complete();
        return Task.CompletedTask;
    }
}
