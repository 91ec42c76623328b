using System.Globalization;
using Microsoft.Data.Sqlite;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;

namespace MvoUmbraco.Embedded.Repositories.Versions;

/// <summary>One version of a document that was published once, as the table <c>version</c> has it.</summary>
internal sealed record KeptVersion(int Id, int Node, DateTime Date, int User, bool Published, bool PreventCleanup);

/// <summary>
/// The versions of documents that were published: they grow without bound and are read seldom, so they stay on disk.
/// The version being edited is not here, it is the row itself. One version per document is marked published: the last
/// one that was, also after unpublishing, as in Umbraco.
/// </summary>
internal sealed class VersionTable(StoreAccess store)
{
    private const string Columns = "id, node, date, user, published, prevent_cleanup";

    /// <summary>Keeps the row as the version that is now the published one.</summary>
    public void Add(DocumentRow version, int replaced)
    {
        if (replaced > 0)
        {
            Write("UPDATE version SET published = 0 WHERE id = $id", ("$id", replaced));
        }

        Write(
            "INSERT INTO version(id, node, date, user, current, published, prevent_cleanup, json) VALUES($id, $node, $date, $user, 0, 1, $prevent, $json)",
            ("$id", version.VersionId),
            ("$node", version.Id),
            ("$date", Text(version.UpdateDate)),
            ("$user", version.WriterId),
            ("$prevent", version.PreventCleanup ? 1 : 0),
            ("$json", DocumentRow.Kind.ToJson(version)));
    }

    /// <summary>The document as it was in this version; only what a version keeps is set.</summary>
    public DocumentRow? Row(int version) => Rows("WHERE id = $id", ("$id", version)) is [var row] ? row : null;

    /// <summary>The versions of a document, most recent first.</summary>
    public IReadOnlyList<DocumentRow> Rows(int node, int skip, int take) =>
        Rows("WHERE node = $node ORDER BY id DESC LIMIT $take OFFSET $skip", ("$node", node), ("$take", take), ("$skip", skip));

    public KeptVersion? Get(int version) => Kept("WHERE id = $id", ("$id", version)) is [var kept] ? kept : null;

    /// <summary>Most recent first.</summary>
    public IReadOnlyList<KeptVersion> Of(int node) => Kept("WHERE node = $node ORDER BY id DESC", ("$node", node));

    /// <summary>What may be cleaned up: neither published nor held back; oldest first.</summary>
    public IReadOnlyList<KeptVersion> Eligible(DateTime? olderThan, int? take) => Kept(
        "WHERE published = 0 AND prevent_cleanup = 0 AND ($older IS NULL OR date < $older) ORDER BY date, id LIMIT $take",
        ("$older", olderThan is { } date ? Text(date) : DBNull.Value),
        ("$take", take ?? -1));

    /// <summary>Whether a version of the document has this text in its values, as it is written in JSON.</summary>
    public bool Mentions(int node, string text) => store.ReadDisk(command =>
    {
        Prepare(command, "SELECT EXISTS(SELECT 1 FROM version WHERE node = $node AND instr(json, $text) > 0)", [("$node", node), ("$text", text)]);
        return Convert.ToBoolean(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    });

    public void Delete(int version) => Write("DELETE FROM version WHERE id = $id", ("$id", version));

    public void DeleteOf(int node) => Write("DELETE FROM version WHERE node = $node", ("$node", node));

    public void DeleteOlder(int node, DateTime date) =>
        Write("DELETE FROM version WHERE node = $node AND published = 0 AND date < $date", ("$node", node), ("$date", Text(date)));

    public void SetPreventCleanup(int version, bool prevent) =>
        Write("UPDATE version SET prevent_cleanup = $prevent WHERE id = $id", ("$prevent", prevent ? 1 : 0), ("$id", version));

    private IReadOnlyList<DocumentRow> Rows(string where, params (string Name, object Value)[] parameters) => store.ReadDisk(command =>
    {
        Prepare(command, $"SELECT json FROM version {where}", parameters);
        List<DocumentRow> rows = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            rows.Add(DocumentRow.Kind.FromJson(reader.GetString(0)));
        }

        return rows;
    });

    private IReadOnlyList<KeptVersion> Kept(string where, params (string Name, object Value)[] parameters) => store.ReadDisk(command =>
    {
        Prepare(command, $"SELECT {Columns} FROM version {where}", parameters);
        List<KeptVersion> versions = [];
        using SqliteDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            versions.Add(new KeptVersion(reader.GetInt32(0), reader.GetInt32(1), Date(reader.GetString(2)), reader.GetInt32(3), reader.GetBoolean(4), reader.GetBoolean(5)));
        }

        return versions;
    });

    private void Write(string sql, params (string Name, object Value)[] parameters) => store.WriteDisk(command =>
    {
        Prepare(command, sql, parameters);
        return command.ExecuteNonQuery();
    });

    private static void Prepare(SqliteCommand command, string sql, (string Name, object Value)[] parameters)
    {
        command.CommandText = sql;
        foreach ((string name, object value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }
    }

    private static string Text(DateTime date) => date.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);

    private static DateTime Date(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}
