using System.Runtime.CompilerServices;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>
/// Public access entries. Asked at every request, so the list of entities is kept as long as the table is the same;
/// callers get copies, since entries can be changed.
/// </summary>
internal sealed class PublicAccessRepository(StoreAccess store) : IPublicAccessRepository
{
    private readonly ConditionalWeakTable<PublicAccessRow, PublicAccessEntry> built = [];

    public PublicAccessEntry? Get(Guid id) => store.Read.Table(PublicAccessRow.Kind).Get(id) is { } row ? Copy(row) : null;

    public IEnumerable<PublicAccessEntry> GetMany(params Guid[]? ids) => ids is null or []
        ? [.. store.Read.Table(PublicAccessRow.Kind).All.Select(Copy)]
        : [.. ids.Distinct().Select(Get).OfType<PublicAccessEntry>()];

    public bool Exists(Guid id) => store.Read.Table(PublicAccessRow.Kind).Get(id) is not null;

    public IEnumerable<PublicAccessEntry> Get(IQuery<PublicAccessEntry> query) =>
        [.. store.Read.Table(PublicAccessRow.Kind).All.Where(row => ((EntityQuery<PublicAccessEntry>)query).Matches(Build(row))).Select(Copy)];

    public int Count(IQuery<PublicAccessEntry>? query) =>
        query is null ? store.Read.Table(PublicAccessRow.Kind).Count : Get(query).Count();

    public void Save(PublicAccessEntry entity)
    {
        PublicAccessRow? current = store.Write.State.Table(PublicAccessRow.Kind).Get(entity.Key);
        if (current is null)
        {
            entity.AddingEntity();
        }
        else
        {
            entity.UpdatingEntity();
        }

        foreach (PublicAccessRule rule in entity.Rules)
        {
            if (rule.HasIdentity)
            {
                rule.UpdatingEntity();
            }
            else
            {
                rule.AddingEntity();
                rule.Id = rule.Key.GetHashCode();
            }
        }

        store.Write.Put(PublicAccessRow.Kind, new PublicAccessRow
        {
            Id = current?.Id ?? store.NextId(),
            Key = entity.Key,
            NodeId = entity.ProtectedNodeId,
            LoginNodeId = entity.LoginNodeId,
            NoAccessNodeId = entity.NoAccessNodeId,
            CreateDate = entity.CreateDate.ToUniversalTime(),
            UpdateDate = entity.UpdateDate.ToUniversalTime(),
            Rules = [.. entity.Rules.Select(rule => new PublicAccessRuleRow(rule.Key, rule.RuleType, rule.RuleValue, rule.CreateDate.ToUniversalTime(), rule.UpdateDate.ToUniversalTime()))],
        });
        entity.Id = entity.Key.GetHashCode();
        entity.ResetDirtyProperties(false);
    }

    public void Delete(PublicAccessEntry entity)
    {
        if (store.Write.State.Table(PublicAccessRow.Kind).Get(entity.Key) is { } row)
        {
            store.Write.Remove(PublicAccessRow.Kind, row.Id);
        }

        entity.DeleteDate = DateTime.UtcNow;
    }

    private PublicAccessEntry Build(PublicAccessRow row) => built.GetValue(row, ToEntity);

    private PublicAccessEntry Copy(PublicAccessRow row) => ToEntity(row);

    private static PublicAccessEntry ToEntity(PublicAccessRow row)
    {
        var entry = new PublicAccessEntry(row.Key, row.NodeId, row.LoginNodeId, row.NoAccessNodeId, row.Rules.Select(rule => new PublicAccessRule(rule.Key, row.Key)
        {
            RuleType = rule.Type,
            RuleValue = rule.Value,
            CreateDate = rule.CreateDate,
            UpdateDate = rule.UpdateDate,
        }))
        {
            CreateDate = row.CreateDate,
            UpdateDate = row.UpdateDate,
        };
        entry.ResetDirtyProperties(false);
        return entry;
    }
}
