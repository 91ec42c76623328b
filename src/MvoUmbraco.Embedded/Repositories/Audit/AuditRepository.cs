using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Audit;

/// <summary>
/// The audit trail, which stays on disk: it grows without bound and is read rarely. The <c>Id</c> of an
/// <see cref="IAuditItem"/> is that of the node it is about; the ids of the trail's own rows are not seen outside.
/// </summary>
internal sealed class AuditRepository(StoreAccess store, TimeProvider clock) : IAuditRepository
{
    private const string Select = "SELECT node, type, user, entity_type, comment, parameters, date FROM audit";

    public void Save(IAuditItem entity) => store.WriteDisk(command =>
    {
        command.CommandText = "INSERT INTO audit(node, type, entity_type, user, date, comment, parameters) VALUES($node, $type, $entityType, $user, $date, $comment, $parameters)";
        command.Parameters.AddWithValue("$node", entity.Id);
        command.Parameters.AddWithValue("$type", entity.AuditType.ToString());
        command.Parameters.AddWithValue("$entityType", (object?)entity.EntityType ?? DBNull.Value);
        command.Parameters.AddWithValue("$user", entity.UserId);
        command.Parameters.AddWithValue("$date", AuditDate.Text(entity.CreateDate == default ? clock.GetUtcNow().UtcDateTime : entity.CreateDate));
        command.Parameters.AddWithValue("$comment", (object?)entity.Comment ?? DBNull.Value);
        command.Parameters.AddWithValue("$parameters", (object?)entity.Parameters ?? DBNull.Value);
        return command.ExecuteNonQuery();
    });

    public IEnumerable<IAuditItem> Get(IQuery<IAuditItem> query) => Read(Filter(query, null, null), "ORDER BY id");

    public IEnumerable<IAuditItem> Get(AuditType type, IQuery<IAuditItem> query) => Read(Filter(query, null, [type]), "ORDER BY id");

    public int Count(IQuery<IAuditItem>? query) => checked((int)Count(Filter(query, null, null)));

    public IEnumerable<IAuditItem> GetPagedResultsByQuery(
        IQuery<IAuditItem> query,
        long pageIndex,
        int pageSize,
        out long totalRecords,
        Direction orderDirection,
        AuditType[]? auditTypeFilter,
        IQuery<IAuditItem>? customFilter)
    {
        AuditFilter filter = Filter(query, customFilter, auditTypeFilter);
        string direction = orderDirection == Direction.Ascending ? "ASC" : "DESC";
        string order = $"ORDER BY date {direction}, id {direction}";
        long skip = Page.Skip(pageIndex, pageSize);
        if (filter.IsWhole)
        {
            totalRecords = Count(filter);
            return Read(filter, order + " LIMIT $take OFFSET $skip", ("$take", pageSize), ("$skip", skip));
        }

        // What SQL can't say is decided here, item by item; only the page is kept.
        long total = 0;
        List<IAuditItem> page = [];
        store.ReadDisk(command =>
        {
            foreach (IAuditItem item in Items(command, filter, order, []))
            {
                if (total++ >= skip && page.Count < pageSize)
                {
                    page.Add(item);
                }
            }

            return total;
        });
        totalRecords = total;
        return page;
    }

    /// <summary>Forgets what is older of the two types that Umbraco cleans: the opening of items and the system's own entries.</summary>
    public void CleanLogs(int maximumAgeOfLogsInMinutes) => store.WriteDisk(command =>
    {
        command.CommandText = "DELETE FROM audit WHERE date < $oldest AND type IN ($open, $system)";
        command.Parameters.AddWithValue("$oldest", AuditDate.Text(clock.GetUtcNow().UtcDateTime.AddMinutes(-(double)maximumAgeOfLogsInMinutes)));
        command.Parameters.AddWithValue("$open", nameof(AuditType.Open));
        command.Parameters.AddWithValue("$system", nameof(AuditType.System));
        return command.ExecuteNonQuery();
    });

    /// <exception cref="NotSupportedException">Always: an item's id is the node's, and a node has many items.</exception>
    public IAuditItem? Get(int id) => throw NotByRow(nameof(Get));

    /// <inheritdoc cref="Get(int)"/>
    public IEnumerable<IAuditItem> GetMany(params int[]? ids) => throw NotByRow(nameof(GetMany));

    /// <inheritdoc cref="Get(int)"/>
    public bool Exists(int id) => throw NotByRow(nameof(Exists));

    /// <exception cref="NotSupportedException">Always: what has happened is not taken back.</exception>
    public void Delete(IAuditItem entity) => throw new NotSupportedException("IAuditRepository.Delete: entries of the audit trail are not deleted one by one; CleanLogs forgets old ones.");

    private static NotSupportedException NotByRow(string member) =>
        new($"IAuditRepository.{member}: an audit item has no id of its own (its Id is that of the node it is about). Ask by query instead.");

    private static AuditFilter Filter(IQuery<IAuditItem>? query, IQuery<IAuditItem>? more, IReadOnlyCollection<AuditType>? types)
    {
        var filter = new AuditFilter();
        filter.And(query);
        filter.And(more);
        filter.AndType(types);
        return filter;
    }

    private long Count(AuditFilter filter) => store.ReadDisk(command =>
    {
        if (!filter.IsWhole)
        {
            return Items(command, filter, string.Empty, []).LongCount();
        }

        command.CommandText = "SELECT count(*) FROM audit" + filter.Where;
        filter.AddParameters(command);
        return (long)command.ExecuteScalar()!;
    });

    private List<IAuditItem> Read(AuditFilter filter, string tail, params (string Name, object Value)[] parameters) =>
        store.ReadDisk(command => Items(command, filter, tail, parameters).ToList());

    private static IEnumerable<IAuditItem> Items(SqliteCommand command, AuditFilter filter, string tail, (string Name, object Value)[] parameters)
    {
        command.CommandText = $"{Select}{filter.Where} {tail}";
        filter.AddParameters(command);
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            var item = new AuditItem(
                row.GetInt32(0),
                Enum.TryParse(row.GetString(1), out AuditType type) ? type : AuditType.Custom,
                row.GetInt32(2),
                Text(3),
                Text(4),
                Text(5),
                AuditDate.Parse(row.GetString(6)));
            if (filter.Matches(item))
            {
                yield return item;
            }
        }

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}

/// <summary>Registers the trails of what is done with content and with accounts.</summary>
internal static class AuditRegistration
{
    public static IUmbracoBuilder AddAuditRepository(this IUmbracoBuilder builder)
    {
        builder.Services.AddUnique<IAuditRepository, AuditRepository>();
        builder.Services.AddUnique<IAuditEntryRepository, AuditEntryRepository>();
        return builder;
    }
}
