using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.KeyValues;

/// <summary>Key-values by their name; the ids of rows and entities mean nothing outside.</summary>
internal sealed class KeyValueRepository(StoreAccess store) : IKeyValueRepository
{
    private Table<KeyValueRow> Rows => store.Read.Table(KeyValueRow.Kind);

    public IKeyValue? Get(string? id) => id is not null && Rows.FindFirst(KeyValueRow.ByName, id) is { } row ? Build(row) : null;

    public IEnumerable<IKeyValue> GetMany(params string[]? ids) => ids is null or []
        ? [.. Rows.All.Select(Build)]
        : [.. ids.Distinct(StringComparer.OrdinalIgnoreCase).Select(Get).OfType<IKeyValue>()];

    public bool Exists(string id) => Rows.FindFirst(KeyValueRow.ByName, id) is not null;

    public IReadOnlyDictionary<string, string?> FindByKeyPrefix(string keyPrefix) =>
        Rows.Range(KeyValueRow.ByName, keyPrefix, keyPrefix + "\uffff").ToDictionary(row => row.Name, row => row.Value);

    public void Save(IKeyValue entity)
    {
        if (string.IsNullOrEmpty(entity.Identifier))
        {
            throw new ArgumentException("A key-value needs a name (Identifier).", nameof(entity));
        }

        UnitOfWork work = store.Write;
        work.AcquireWriter();
        KeyValueRow? current = Rows.FindFirst(KeyValueRow.ByName, entity.Identifier);
        entity.UpdatingEntity();
        work.Put(KeyValueRow.Kind, new KeyValueRow
        {
            Id = current?.Id ?? store.NextId(),
            Key = current?.Key ?? Guid.NewGuid(),
            Name = current?.Name ?? entity.Identifier,
            Value = entity.Value,
            UpdateDate = entity.UpdateDate.ToUniversalTime(),
        });
    }

    public void Delete(IKeyValue entity)
    {
        UnitOfWork work = store.Write;
        work.AcquireWriter();
        if (Rows.FindFirst(KeyValueRow.ByName, entity.Identifier) is { } row)
        {
            work.Remove(KeyValueRow.Kind, row.Id);
        }

        entity.DeleteDate = DateTime.UtcNow;
    }

    private static IKeyValue Build(KeyValueRow row)
    {
        var entity = new KeyValue { Id = row.Id, Key = row.Key, Identifier = row.Name, Value = row.Value, UpdateDate = row.UpdateDate };
        entity.ResetDirtyProperties(false);
        return entity;
    }
}

/// <summary>Registers the key-values.</summary>
internal static class KeyValueRegistration
{
    public static IUmbracoBuilder AddKeyValueRepository(this IUmbracoBuilder builder)
    {
        builder.Services.AddUnique<IKeyValueRepository, KeyValueRepository>();
        return builder;
    }
}
