using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.DataTypes;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>Whether properties hold values anywhere: guards in the type editors against losing them.</summary>
internal sealed class UsageRepository(StoreAccess store, IEnumerable<IContentRows> contents) : IPropertyTypeUsageRepository, IDataTypeUsageRepository
{
    public Task<bool> HasSavedPropertyValuesAsync(Guid contentTypeKey, string propertyAlias)
    {
        State state = store.Read;
        HashSet<int> properties =
        [
            .. state.Table(ContentTypeRow.Kind).Get(contentTypeKey)?.Properties
                .Where(property => string.Equals(property.Alias, propertyAlias, StringComparison.OrdinalIgnoreCase))
                .Select(property => property.Id) ?? [],
        ];
        return Task.FromResult(HasValues(state, properties));
    }

    public Task<bool> ContentTypeExistAsync(Guid contentTypeKey) => Task.FromResult(store.Read.Table(ContentTypeRow.Kind).Get(contentTypeKey) is not null);

    public Task<bool> HasSavedValuesAsync(Guid dataTypeKey)
    {
        State state = store.Read;
        if (state.Table(DataTypeRow.Kind).Get(dataTypeKey) is not { } dataType)
        {
            return Task.FromResult(false);
        }

        HashSet<int> properties =
        [
            .. state.Table(ContentTypeRow.Kind).All.SelectMany(type => type.Properties).Where(property => property.DataType == dataType.Id).Select(property => property.Id),
        ];
        return Task.FromResult(HasValues(state, properties));
    }

    private bool HasValues(State state, HashSet<int> properties) => properties.Count > 0
        && contents.SelectMany(content => content.All(state)).SelectMany(row => row.Values).Any(value => properties.Contains(value.Property));
}
