using Microsoft.Data.Sqlite;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>
/// One kind of content (documents, media, members) as types and languages see it: rows to look through and to change
/// when a type in use or a language changes. Each kind of content registers one.
/// </summary>
internal interface IContentRows
{
    IEnumerable<ContentRow> All(State state);

    ContentRow? Find(State state, int id);

    IEnumerable<ContentRow> OfType(State state, int typeId);

    /// <summary>Stores the changed row, and gives every kept version of it the same change.</summary>
    void Change(StoreAccess store, ContentRow row, Func<ContentRow, ContentRow> change);
}

/// <inheritdoc/>
internal sealed class ContentRows<TRow>(Kind<TRow> kind, RowIndex<TRow, int> byType) : IContentRows
    where TRow : ContentRow
{
    public IEnumerable<ContentRow> All(State state) => state.Table(kind).All;

    public ContentRow? Find(State state, int id) => state.Table(kind).Get(id);

    public IEnumerable<ContentRow> OfType(State state, int typeId) => state.Table(kind).Find(byType, typeId);

    public void Change(StoreAccess store, ContentRow row, Func<ContentRow, ContentRow> change)
    {
        ContentRow changed = change(row);
        if (!ReferenceEquals(changed, row))
        {
            store.Write.Put(kind, (TRow)changed);
        }

        List<(int Id, string Json)> versions = store.ReadDisk(command => VersionsOf(command, row.Id));
        foreach ((int id, string json) in versions)
        {
            TRow version = kind.FromJson(json);
            ContentRow changedVersion = change(version);
            if (!ReferenceEquals(changedVersion, version))
            {
                store.WriteDisk(command => Rewrite(command, id, kind.ToJson((TRow)changedVersion)));
            }
        }
    }

    private static List<(int Id, string Json)> VersionsOf(SqliteCommand command, int node)
    {
        command.CommandText = "SELECT id, json FROM version WHERE node = $node";
        command.Parameters.AddWithValue("$node", node);
        List<(int, string)> versions = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            versions.Add((reader.GetInt32(0), reader.GetString(1)));
        }

        return versions;
    }

    private static int Rewrite(SqliteCommand command, int version, string json)
    {
        command.CommandText = "UPDATE version SET json = $json WHERE id = $id";
        command.Parameters.AddWithValue("$id", version);
        command.Parameters.AddWithValue("$json", json);
        return command.ExecuteNonQuery();
    }
}
