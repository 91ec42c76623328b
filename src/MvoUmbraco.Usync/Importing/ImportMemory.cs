using System.Text.Json;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Usync.Importing;

/// <summary>
/// Which files the database holds, by path and content hash, in one key-value of Umbraco: so it goes where the database
/// goes, and a database that was set back asks for the files again.
/// </summary>
internal sealed class ImportMemory(IKeyValueService keyValues)
{
    public IReadOnlyDictionary<string, string> Read(string setName)
    {
        try
        {
            return keyValues.GetValue(Key(setName)) is { Length: > 0 } text
                ? JsonSerializer.Deserialize<Dictionary<string, string>>(text) ?? []
                : new Dictionary<string, string>(StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            // Unreadable is as good as forgotten: everything is compared once more.
            return new Dictionary<string, string>(StringComparer.Ordinal);
        }
    }

    public void Write(string setName, IReadOnlyDictionary<string, string> files) => keyValues.SetValue(
        Key(setName),
        JsonSerializer.Serialize(new SortedDictionary<string, string>(files.ToDictionary(), StringComparer.Ordinal)));

    private static string Key(string setName) => "Usync+Files+" + setName;
}
