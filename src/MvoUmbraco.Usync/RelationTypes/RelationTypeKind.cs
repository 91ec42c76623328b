using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.RelationTypes;

/// <summary>Relation types, found by alias, since the keys of Umbraco's own differ between installations.</summary>
internal sealed class RelationTypeKind(IRelationService relations, IShortStringHelper shortStrings) : ItemKind<RelationTypeItem>(FileKind.RelationTypes)
{
    /// <summary>Umbraco's own, which every site has; uSync passes these over.</summary>
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "relateParentDocumentOnDelete", "relateParentMediaFolderOnDelete", "relateDocumentOnCopy", "umbMedia", "umbDocument",
    };

    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (IRelationType type in relations.GetAllRelationTypes().Where(type => !BuiltIn.Contains(type.Alias)))
        {
            yield return Describe(type);
        }

        await Task.CompletedTask;
    }

    public override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if (relations.GetRelationTypeByAlias(alias) is not { } type || BuiltIn.Contains(alias))
        {
            return false;
        }

        Attempt<IRelationType?, RelationTypeOperationStatus> deleted = await relations.DeleteAsync(type.Key, Constants.Security.SuperUserKey);
        return deleted.Success ? true : throw Refused("delete", deleted.Status);
    }

    protected override string FileName(RelationTypeItem item) => item.Alias.ToSafeAlias(shortStrings);

    protected override async Task<FileOutcome> ApplyAsync(RelationTypeItem item, Round round, Notes notes)
    {
        IRelationType? existing = relations.GetRelationTypeByAlias(item.Alias);
        if (BuiltIn.Contains(item.Alias) || (existing is not null && Describe(existing).Means(item with { Key = existing.Key })))
        {
            return FileOutcome.Unchanged;
        }

        IRelationType type = existing ?? new RelationType(item.Name, item.Alias, item.Bidirectional, item.ParentType, item.ChildType, item.IsDependency, item.Key);
        type.Name = item.Name;
        type.IsBidirectional = item.Bidirectional;
        type.ParentObjectType = item.ParentType;
        type.ChildObjectType = item.ChildType;
        if (type is IRelationTypeWithIsDependency dependency)
        {
            dependency.IsDependency = item.IsDependency;
        }

        Attempt<IRelationType, RelationTypeOperationStatus> saved = existing is null
            ? await relations.CreateAsync(type, Constants.Security.SuperUserKey)
            : await relations.UpdateAsync(type, Constants.Security.SuperUserKey);
        return saved.Success ? existing is null ? FileOutcome.Created : FileOutcome.Updated : throw Refused("save", saved.Status);
    }

    private static RelationTypeItem Describe(IRelationType type) => new(
        type.Key,
        type.Alias,
        0,
        type.Name ?? type.Alias,
        type.ParentObjectType,
        type.ChildObjectType,
        type.IsBidirectional,
        type is IRelationTypeWithIsDependency { IsDependency: true });
}
