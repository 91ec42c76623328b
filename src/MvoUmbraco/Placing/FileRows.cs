using System.Globalization;
using System.Text.Json.Nodes;
using MvoUmbraco.Placing.Kinds;

namespace MvoUmbraco.Placing;

/// <summary>A file as it stands in a form.</summary>
/// <param name="Key">Names the file within its document.</param>
/// <param name="Name">The download name.</param>
/// <param name="Title">What to call it, as typed.</param>
/// <param name="Size">In bytes.</param>
/// <param name="TemporaryFile">The temporary file that holds the bytes of a new one; null for one that is stored.</param>
public sealed record FileRow(string Key, string Name, string Title, long Size, string? TemporaryFile);

/// <summary>
/// The files in a form: <c>v.attachments</c> once for each file, the key of one that is stored or
/// <c>key|temporary file|size|name</c> of a new one; <c>v.attachments.titel.{key}</c> the title.
/// </summary>
public static class FileRows
{
    private const char Separator = '|';

    /// <summary>The name of the field that carries new files.</summary>
    public static string NewName(string name) => name + ".nieuw";

    /// <summary>The name of the title of a file.</summary>
    public static string TitleName(string name, string key) => $"{name}.titel.{key}";

    /// <summary>The files, in order.</summary>
    /// <param name="values">The form.</param>
    /// <param name="name">The name of the field.</param>
    /// <param name="stored">What is stored, as the editor reads it.</param>
    public static IReadOnlyList<FileRow> In(FormValues values, string name, JsonNode? stored)
    {
        ArgumentNullException.ThrowIfNull(values);
        var before = Stored(stored);
        var rows = new List<FileRow>();
        foreach (var value in values.Of(name).Distinct(StringComparer.Ordinal))
        {
            var parts = value.Split(Separator, 4);
            if (!Guid.TryParse(parts[0], out var key))
            {
                continue;
            }

            var title = values[TitleName(name, parts[0])];
            var known = before.GetValueOrDefault(key.ToString("D"));
            rows.Add(parts is [_, var temporary, var size, var fileName] && Guid.TryParse(temporary, out var id)
                ? new FileRow(key.ToString("D"), fileName, title, long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) ? bytes : 0, id.ToString("D"))
                : new FileRow(key.ToString("D"), Json.Text(known?["name"]), title, long.TryParse(Json.Text(known?["size"]), CultureInfo.InvariantCulture, out var length) ? length : 0, null));
        }

        return rows;
    }

    /// <summary>The value that stands in a form for a file.</summary>
    public static string Write(FileRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.TemporaryFile is { } temporary
            ? string.Join(Separator, row.Key, temporary, row.Size.ToString(CultureInfo.InvariantCulture), row.Name)
            : row.Key;
    }

    /// <summary>Adds a new file.</summary>
    public static void Add(FormValues values, string name, Guid temporaryFile, string fileName, long size)
    {
        ArgumentNullException.ThrowIfNull(values);
        values.Add(name, Write(new FileRow(Guid.NewGuid().ToString("D"), fileName, string.Empty, size, temporaryFile.ToString("D"))));
    }

    /// <summary>Takes a file away: <c>weg:{key}</c>. What it does not understand changes nothing.</summary>
    public static void Do(FormValues values, string name, string what)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(what);
        if (what.Split(':') is not ["weg", var key])
        {
            return;
        }

        var kept = values.Of(name).Where(value => !value.Split(Separator)[0].Equals(key, StringComparison.OrdinalIgnoreCase)).ToArray();
        var titles = values.All.Where(pair => pair.Key.StartsWith(name + ".titel.", StringComparison.Ordinal) && pair.Key != TitleName(name, key))
            .Select(pair => (pair.Key, Value: pair.Value[0])).ToArray();
        values.Remove(name);
        foreach (var value in kept)
        {
            values.Add(name, value);
        }

        foreach (var (title, value) in titles)
        {
            values.Add(title, value);
        }
    }

    internal static Dictionary<string, JsonObject> Stored(JsonNode? stored)
        => (stored?["files"] as JsonArray ?? []).OfType<JsonObject>().ToDictionary(file => Json.Text(file["key"]), StringComparer.OrdinalIgnoreCase);
}
