using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace MvoUmbraco.Privacy;

/// <summary>The zip that is handed over.</summary>
internal sealed class PersonalExport : IAsyncDisposable
{
    /// <summary>The file with everything that is no file.</summary>
    public const string DataFile = "gegevens.json";

    private const string Files = "bestanden/";

    // It is read by people too; nothing puts it into a page.
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly ZipArchive zip;
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);

    private PersonalExport(ZipArchive zip) => this.zip = zip;

    public static async Task<PersonalExport> BeginAsync(Stream target, CancellationToken cancellationToken)
        => new(await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken));

    public async Task WriteAsync(DateTimeOffset at, IReadOnlyDictionary<string, IReadOnlyList<object>> parts, CancellationToken cancellationToken)
    {
        await using var stream = await zip.CreateEntry(DataFile).OpenAsync(cancellationToken);
        await JsonSerializer.SerializeAsync(stream, new { ExportedAt = at, Data = parts }, Json, cancellationToken);
    }

    /// <summary>Adds a file; a second one of the same name gets a number.</summary>
    public async Task WriteAsync(string name, Stream bytes, CancellationToken cancellationToken)
    {
        await using var stream = await zip.CreateEntry(Files + FreeName(name), CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await bytes.CopyToAsync(stream, cancellationToken);
    }

    public ValueTask DisposeAsync() => zip.DisposeAsync();

    // A name that was sent may hold what no zip program should follow: only the last part of a path, and no signs of control.
    private string FreeName(string name)
    {
        var safe = new string([.. name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Select(letter => char.IsControl(letter) || letter is ':' ? '_' : letter)]);
        safe = safe.Trim(' ', '.') is { Length: > 0 } kept ? kept : "bestand";
        var free = safe;
        for (var number = 2; !names.Add(free); number++)
        {
            free = $"{Path.GetFileNameWithoutExtension(safe)} ({number}){Path.GetExtension(safe)}";
        }

        return free;
    }
}
