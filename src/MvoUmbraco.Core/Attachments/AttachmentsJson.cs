using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MvoUmbraco.Core.Attachments;

/// <summary>What was read of a list of attachments.</summary>
/// <param name="Files">The files; none when there is any problem.</param>
/// <param name="Problems">What is wrong, in Dutch, each naming the file and the mend.</param>
public sealed record AttachmentsReading(IReadOnlyList<Attachment> Files, IReadOnlyList<string> Problems)
{
    /// <summary>Nothing is wrong.</summary>
    public bool IsValid => Problems.Count == 0;
}

/// <summary>
/// The stored form of attachments (property editor <c>Mvo.Attachments</c>): one JSON object,
/// <code>
/// {"files":[{
///   "key":"&lt;guid&gt;",                     required, unique in the list
///   "name":"verslag.pdf",               required, the download name: no path, at most 200 characters, extension fitting contentType
///   "title":"...",                      one line, at most 300
///   "size":12345,                       required, in bytes, at most 50 MB
///   "contentType":"application/pdf",    required, one of the allowed kinds
///   "sha256":"&lt;64 hex&gt;",                required, of the bytes
///   "added":"2006-10-11T10:00:00Z"      required
/// }]}
/// </code>
/// At most 50 files. Members other than these are refused. Written compact, in this order, hash in lower case, instant in
/// UTC; no files are stored as nothing. The bytes stand outside the public folders, under their hash.
/// </summary>
public static class AttachmentsJson
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 50 * 1024 * 1024;

    /// <summary>The most files in one list.</summary>
    public const int MostFiles = 50;

    private const string Whole = "Bijlagen";

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the stored form, or the same as sent by an editor.</summary>
    public static AttachmentsReading Read(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
        {
            return new AttachmentsReading([], []);
        }

        var reader = new StrictJson();
        var root = reader.Parse(json, Whole);
        if (root.ValueKind is JsonValueKind.Null)
        {
            return new AttachmentsReading([], []);
        }

        var files = new List<Attachment>();
        if (reader.Problems.Count == 0 && reader.Members(root, Whole, "files") is { } members)
        {
            var elements = reader.Elements(members, "files", Whole, most: MostFiles);
            for (var i = 0; i < elements.Count; i++)
            {
                if (File(reader, elements[i], string.Create(CultureInfo.InvariantCulture, $"Bijlage {i + 1}")) is { } file)
                {
                    files.Add(file);
                }
            }

            foreach (var twin in files.GroupBy(file => file.Key).Where(group => group.Key != Guid.Empty && group.Count() > 1))
            {
                reader.Problem(Whole, $"‘{string.Join("’ en ‘", twin.Select(file => file.Name))}’ hebben dezelfde sleutel; voeg een van beide opnieuw toe.");
            }
        }

        return reader.Problems.Count > 0 ? new AttachmentsReading([], reader.Problems) : new AttachmentsReading(files, []);
    }

    /// <summary>The stored form; null for no files.</summary>
    public static string? Write(IReadOnlyList<Attachment> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0)
        {
            return null;
        }

        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Compact))
        {
            json.WriteStartObject();
            json.WriteStartArray("files");
            foreach (var file in files)
            {
                json.WriteStartObject();
                json.WriteString("key", file.Key);
                json.WriteString("name", file.Name);
                if (!string.IsNullOrEmpty(file.Title))
                {
                    json.WriteString("title", file.Title);
                }

                json.WriteNumber("size", file.Size);
                json.WriteString("contentType", file.ContentType);
                json.WriteString("sha256", file.Sha256);
                json.WriteString("added", file.Added.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static Attachment? File(StrictJson reader, JsonElement element, string where)
    {
        var members = reader.Members(element, where, "key", "name", "title", "size", "contentType", "sha256", "added");
        if (members is null)
        {
            return null;
        }

        var before = reader.Problems.Count;
        var key = reader.Key(members, "key", where);
        var name = reader.Line(members, "name", $"{where}, naam", 200);
        var title = reader.Line(members, "title", $"{where}, titel", 300);
        var size = reader.Number(members, "size", $"{where}, grootte in bytes", 0, LargestFile);
        var contentType = reader.Line(members, "contentType", $"{where}, soort", 200)?.ToLowerInvariant();
        var hash = reader.Line(members, "sha256", $"{where}, controlegetal", 64)?.ToLowerInvariant();
        var added = Added(reader, members, where);
        if (reader.Problems.Count > before)
        {
            return null;
        }

        if (name is null || !IsFileName(name))
        {
            reader.Problem($"{where}, naam", "vul een bestandsnaam in zonder map, zoals verslag.pdf.");
        }
        else if (contentType is null || !AllowedFileTypes.Contains(contentType))
        {
            reader.Problem($"{where} (‘{name}’)", $"dit soort bestand is niet toegelaten; kies een van {AllowedFileTypes.Extensions}.");
        }
        else if (!AllowedFileTypes.Fits(contentType, name))
        {
            reader.Problem($"{where} (‘{name}’)", $"de extensie past niet bij de inhoud ({contentType}); geef het bestand zijn juiste extensie.");
        }

        if (hash is not { Length: 64 } || !hash.All(char.IsAsciiHexDigitLower))
        {
            reader.Problem($"{where}, controlegetal", "de SHA-256 moet 64 hexadecimale cijfers tellen; voeg het bestand opnieuw toe.");
        }

        if (size is null || added is null)
        {
            reader.Problem(where, "de grootte of de datum van toevoeging ontbreekt; voeg het bestand opnieuw toe.");
        }

        return reader.Problems.Count > before
            ? null
            : new Attachment(key, name!, title, size!.Value, contentType!, hash!, added!.Value);
    }

    /// <summary>A name that is only a name: nothing in it leads to another folder, on any system.</summary>
    public static bool IsFileName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is > 0 and <= 200
            && name.Trim('.', ' ').Length > 0
            && name.IndexOfAny(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) < 0
            && !name.Any(character => char.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format);
    }

    private static DateTimeOffset? Added(StrictJson reader, Dictionary<string, JsonElement> members, string where)
    {
        var text = reader.Line(members, "added", $"{where}, toegevoegd op", 40);
        if (text is null)
        {
            return null;
        }

        if (DateTimeOffset.TryParseExact(
            text,
            ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var added))
        {
            return added.ToUniversalTime();
        }

        reader.Problem($"{where}, toegevoegd op", "vul een tijdstip in als 2006-10-11T10:00:00Z.");
        return null;
    }
}
