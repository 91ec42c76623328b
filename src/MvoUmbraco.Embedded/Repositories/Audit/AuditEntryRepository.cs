using System.Globalization;
using Microsoft.Data.Sqlite;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;

namespace MvoUmbraco.Embedded.Repositories.Audit;

/// <summary>
/// What was done with accounts: sign-ins, passwords, users, groups, members. It stays on disk, and is kept: Umbraco cleans
/// none of it either. Entries are written once and neither changed nor deleted.
/// </summary>
internal sealed class AuditEntryRepository(StoreAccess store) : IAuditEntryRepository
{
    private const string Select = "SELECT id, date, type, details, ip, performer, performer_key, performer_details, affected, affected_key, affected_details FROM audit_entry";

    /// <exception cref="NotSupportedException">The entry was written already: what has happened does not change.</exception>
    public void Save(IAuditEntry entity)
    {
        if (entity.HasIdentity)
        {
            throw new NotSupportedException("IAuditEntryRepository.Save: an audit entry is written once and does not change.");
        }

        store.WriteDisk(command =>
        {
            command.CommandText = """
                INSERT INTO audit_entry(date, type, details, ip, performer, performer_key, performer_details, affected, affected_key, affected_details)
                VALUES($date, $type, $details, $ip, $performer, $performerKey, $performerDetails, $affected, $affectedKey, $affectedDetails)
                RETURNING id
                """;
            Add("$date", AuditDate.Text(entity.EventDate));
            Add("$type", entity.EventType);
            Add("$details", entity.EventDetails);
            Add("$ip", entity.PerformingIp);
            Add("$performer", entity.PerformingUserId);
            Add("$performerKey", entity.PerformingUserKey?.ToString("D"));
            Add("$performerDetails", entity.PerformingDetails);
            Add("$affected", entity.AffectedUserId);
            Add("$affectedKey", entity.AffectedUserKey?.ToString("D"));
            Add("$affectedDetails", entity.AffectedDetails);
            return entity.Id = Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);

            void Add(string name, object? value) => command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        });
        entity.ResetDirtyProperties();
    }

    public IAuditEntry? Get(int id) => Read("WHERE id = $id", ("$id", id)).FirstOrDefault();

    public IEnumerable<IAuditEntry> GetMany(params int[]? ids) => ids is null or [] ? Read("ORDER BY id") : ids.Distinct().Select(Get).OfType<IAuditEntry>().ToList();

    public bool Exists(int id) => Get(id) is not null;

    public IEnumerable<IAuditEntry> Get(IQuery<IAuditEntry> query) => Read("ORDER BY id").FindAll(EntityQuery.From(query).Matches);

    public int Count(IQuery<IAuditEntry>? query) => query is null ? checked((int)Total()) : Get(query).Count();

    /// <summary>The latest first.</summary>
    public IEnumerable<IAuditEntry> GetPage(long pageIndex, int pageCount, out long records)
    {
        records = Total();
        return Read("ORDER BY date DESC, id DESC LIMIT $take OFFSET $skip", ("$take", pageCount), ("$skip", Page.Skip(pageIndex, pageCount)));
    }

    /// <exception cref="NotSupportedException">Always: what has happened is not taken back.</exception>
    public void Delete(IAuditEntry entity) => throw new NotSupportedException("IAuditEntryRepository.Delete: audit entries are not deleted.");

    private long Total() => store.ReadDisk(command =>
    {
        command.CommandText = "SELECT count(*) FROM audit_entry";
        return (long)command.ExecuteScalar()!;
    });

    private List<IAuditEntry> Read(string tail, params (string Name, object Value)[] parameters) => store.ReadDisk(command =>
    {
        command.CommandText = $"{Select} {tail}";
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        using SqliteDataReader row = command.ExecuteReader();
        List<IAuditEntry> entries = [];
        while (row.Read())
        {
            entries.Add(Entry(row));
        }

        return entries;
    });

    private static AuditEntry Entry(SqliteDataReader row)
    {
        var entry = new AuditEntry
        {
            Id = row.GetInt32(0),
            EventDate = AuditDate.Parse(row.GetString(1)),
            EventType = row.GetString(2),
            EventDetails = row.GetString(3),
            PerformingIp = Text(4),
            PerformingUserId = row.GetInt32(5),
            PerformingUserKey = Key(6),
            PerformingDetails = Text(7),
            AffectedUserId = row.GetInt32(8),
            AffectedUserKey = Key(9),
            AffectedDetails = Text(10),
        };
        entry.ResetDirtyProperties(false);
        return entry;

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);

        Guid? Key(int column) => Text(column) is { } text ? Guid.Parse(text) : null;
    }
}
