using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>
/// Public access entries. All of them are asked for at a request for protected content; each caller gets entities of its
/// own, since entries can be changed, so building one does no more than it must.
/// </summary>
internal sealed class PublicAccessRepository(StoreAccess store) : IPublicAccessRepository, INodeRemoval
{
    private Table<PublicAccessRow> Rows => store.Read.Table(PublicAccessRow.Kind);

    public PublicAccessEntry? Get(Guid id) => Rows.Get(id) is { } row ? Build(row) : null;

    public IEnumerable<PublicAccessEntry> GetMany(params Guid[]? ids) => ids is null or []
        ? [.. Rows.All.Select(Build)]
        : [.. ids.Distinct().Select(Get).OfType<PublicAccessEntry>()];

    public bool Exists(Guid id) => Rows.Get(id) is not null;

    public IEnumerable<PublicAccessEntry> Get(IQuery<PublicAccessEntry> query) => [.. Rows.All.Select(Build).Where(EntityQuery.From(query).Matches)];

    public int Count(IQuery<PublicAccessEntry>? query) => query is null ? Rows.Count : Get(query).Count();

    /// <exception cref="InvalidOperationException">The node is protected by another entry.</exception>
    public void Save(PublicAccessEntry entity)
    {
        store.Write.AcquireWriter();
        if (Rows.Find(PublicAccessRow.ByNode, entity.ProtectedNodeId).FirstOrDefault(row => row.NodeId == entity.ProtectedNodeId && row.Key != entity.Key) is { } other)
        {
            throw new InvalidOperationException($"The node {entity.ProtectedNodeId} is protected already, by the entry {other.Key}. Change that one, or delete it first.");
        }

        PublicAccessRow? current = Rows.Get(entity.Key);
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
            CreateDate = Utc.Of(entity.CreateDate),
            UpdateDate = Utc.Of(entity.UpdateDate),
            Rules = [.. entity.Rules.Select(rule => new PublicAccessRuleRow(rule.Key, rule.RuleType, rule.RuleValue, Utc.Of(rule.CreateDate), Utc.Of(rule.UpdateDate)))],
        });
        entity.Id = entity.Key.GetHashCode();
        entity.ResetDirtyProperties(false);
    }

    public void Delete(PublicAccessEntry entity)
    {
        store.Write.AcquireWriter();
        if (Rows.Get(entity.Key) is { } row)
        {
            store.Write.Remove(PublicAccessRow.Kind, row.Id);
        }

        entity.DeleteDate = DateTime.UtcNow;
    }

    /// <summary>An entry goes with each of its nodes, as on Umbraco: without its login page it could let nobody in.</summary>
    public void Remove(NodeRow node)
    {
        foreach (PublicAccessRow row in Rows.Find(PublicAccessRow.ByNode, node.Id).ToList())
        {
            store.Write.Remove(PublicAccessRow.Kind, row.Id);
        }
    }

    private static PublicAccessEntry Build(PublicAccessRow row)
    {
        var entry = new PublicAccessEntry(row.Key, row.NodeId, row.LoginNodeId, row.NoAccessNodeId, row.Rules.Select(rule => Build(row, rule)));
        entry.DisableChangeTracking();
        entry.CreateDate = row.CreateDate;
        entry.UpdateDate = row.UpdateDate;
        entry.ResetDirtyProperties(false);
        entry.EnableChangeTracking();
        return entry;
    }

    private static PublicAccessRule Build(PublicAccessRow row, PublicAccessRuleRow from)
    {
        // Not tracking what is only filled in is half of the time it takes.
        var rule = new PublicAccessRule(from.Key, row.Key);
        rule.DisableChangeTracking();
        rule.RuleType = from.Type;
        rule.RuleValue = from.Value;
        rule.CreateDate = from.CreateDate;
        rule.UpdateDate = from.UpdateDate;
        rule.EnableChangeTracking();
        return rule;
    }
}
