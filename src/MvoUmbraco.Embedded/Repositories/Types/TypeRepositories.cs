using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>Document types, and what is asked of this repository about all types.</summary>
internal sealed class DocumentTypeRepository(StoreAccess store, TypeEntities entities, TypeRows rows, TypeChanges changes, NodeIds ids, NodeRemovals removals, IEnumerable<IContentRows> contents)
    : ContentTypeRepositoryBase<IContentType>(TypeFamily.Document, store, entities, rows, changes, ids, removals, contents), IContentTypeRepository
{
    public IEnumerable<IContentType> GetByQuery(IQuery<PropertyType> query)
    {
        var predicate = (EntityQuery<PropertyType>)query;
        return HandOut(Rows.Where(row => Shared(row).PropertyTypes.OfType<PropertyType>().Any(predicate.Matches)));
    }

    public IEnumerable<string> GetAllPropertyTypeAliases() =>
        [.. Table.All.SelectMany(row => row.Properties).Select(property => property.Alias).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    public IEnumerable<string> GetAllContentTypeAliases(params Guid[] objectTypes) =>
        [.. Table.All.Where(row => objectTypes.Length == 0 || objectTypes.Contains(row.ObjectType)).Select(row => row.Alias)];

    public IEnumerable<int> GetAllContentTypeIds(string[] aliases) =>
        [.. Table.All.Where(row => aliases.Contains(row.Alias, StringComparer.OrdinalIgnoreCase)).Select(row => row.Id)];
}

/// <summary>Media types.</summary>
internal sealed class MediaTypeRepository(StoreAccess store, TypeEntities entities, TypeRows rows, TypeChanges changes, NodeIds ids, NodeRemovals removals, IEnumerable<IContentRows> contents)
    : ContentTypeRepositoryBase<IMediaType>(TypeFamily.Media, store, entities, rows, changes, ids, removals, contents), IMediaTypeRepository;

/// <summary>Member types.</summary>
internal sealed class MemberTypeRepository(StoreAccess store, TypeEntities entities, TypeRows rows, TypeChanges changes, NodeIds ids, NodeRemovals removals, IEnumerable<IContentRows> contents)
    : ContentTypeRepositoryBase<IMemberType>(TypeFamily.Member, store, entities, rows, changes, ids, removals, contents), IMemberTypeRepository
{
    public override void Save(IMemberType entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Icon))
        {
            entity.Icon = Constants.Icons.Member;
        }

        base.Save(entity);
    }
}

/// <summary>All types together. There is no cache to clear: what was built from rows is valid as long as the rows are.</summary>
internal sealed class AllTypesRepository(StoreAccess store, TypeEntities entities) : IContentTypeCommonRepository
{
    public IEnumerable<IContentTypeComposition> GetAllTypes() => [.. store.Read.Table(ContentTypeRow.Kind).All.Select(entities.Copy)];

    public void ClearCache()
    {
    }
}
