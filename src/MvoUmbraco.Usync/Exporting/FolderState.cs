using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;

namespace MvoUmbraco.Usync.Exporting;

/// <summary>A file that is there, and what it says.</summary>
internal sealed record ExistingFile(UsyncFile File, UsyncItem Item);

/// <summary>The files of one kind before an export: whose they are, and which names are taken.</summary>
internal sealed class FolderState
{
    private const int ShortKeyLength = 8;
    private const string ShortKeyDigits = "abcdefghijklmnopqrstuvwxyz012345";

    private readonly HashSet<string> taken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<Guid, ExistingFile> byKey = [];

    private FolderState()
    {
    }

    public List<ExistingFile> Files { get; } = [];

    /// <summary>Files that cannot be read: whose they are is not known, so that their items get other files.</summary>
    public List<UsyncMessage> Broken { get; } = [];

    public static async Task<FolderState> ReadAsync(UsyncFolder folder, FileKind kind, CancellationToken ct)
    {
        var state = new FolderState();
        foreach (UsyncFile file in folder.Files(kind))
        {
            state.taken.Add(Path.GetFileNameWithoutExtension(file.Name));
            byte[] bytes = await file.BytesAsync(ct);
            try
            {
                var existing = new ExistingFile(file, kind.Read(bytes));
                state.Files.Add(existing);

                // A tombstone is in the way only of its own item, which has come back.
                if (existing.Item is not Tombstone || !state.byKey.ContainsKey(existing.Item.Key))
                {
                    state.byKey[existing.Item.Key] = existing;
                }
            }
            catch (UsyncFileException broken)
            {
                state.Broken.Add(new Notes(file, bytes).Reason(broken));
            }
        }

        return state;
    }

    /// <summary>The file of an item: by key, or by alias where that names it, as for languages, whose keys are computed.</summary>
    public ExistingFile? Find(UsyncItem item, ItemKind kind) =>
        byKey.GetValueOrDefault(item.Key)
        ?? (kind.AliasIsUnique ? Files.FirstOrDefault(f => f.Item is not Tombstone && string.Equals(f.Item.Alias, item.Alias, StringComparison.OrdinalIgnoreCase)) : null);

    /// <summary>A name that no file has: the plain one, or with some of the key, as uSync makes it.</summary>
    public string FreeName(string plain, Guid key)
    {
        // Servers refuse to hand out or to deploy files of these names.
        string name = plain.ToLowerInvariant() is "web" or "app" ? $"__{plain}__" : plain;
        if (name.Length == 0 || !taken.Add(name))
        {
            name = $"{name}_{ShortKey(key)}";
            taken.Add(name);
        }

        return name;
    }

    /// <summary>The first 40 bits of a key, five by five, most significant first.</summary>
    private static string ShortKey(Guid key)
    {
        byte[] bytes = key.ToByteArray();
        return string.Create(ShortKeyLength, bytes, static (digits, from) =>
        {
            ulong bits = 0;
            for (int i = 0; i < 5; i++)
            {
                bits = (bits << 8) | from[i];
            }

            for (int i = digits.Length - 1; i >= 0; i--)
            {
                digits[i] = ShortKeyDigits[(int)(bits & 31)];
                bits >>= 5;
            }
        });
    }
}
