namespace MvoUmbraco.Core.Screening.Corpus;

/// <summary>
/// Items taken apart, kept as long as there is room: what was asked for lately stays. Two generations, each of bounded size;
/// when the younger is full it becomes the older, and what was in the older and not asked for since is let go. Safe for
/// several threads.
/// </summary>
/// <param name="find">Gives an item by its key, or null when it is no longer there.</param>
internal sealed class ReadItems(Func<Guid, ScreenedItem?> find)
{
    // Taken apart a text takes some twenty times its length in memory.
    private const int MostCharacters = 3_000_000;

    private readonly Lock changing = new();
    private Dictionary<Guid, ReadItem> younger = [];
    private Dictionary<Guid, ReadItem> older = [];
    private long characters;

    /// <summary>An item taken apart; null when it is no longer there.</summary>
    public ReadItem? Get(Guid key)
    {
        lock (changing)
        {
            if (younger.TryGetValue(key, out var known))
            {
                return known;
            }

            if (older.Remove(key, out known))
            {
                Keep(known);
                return known;
            }
        }

        if (find(key) is not { } item)
        {
            return null;
        }

        var read = ReadItem.Of(item);
        lock (changing)
        {
            Keep(read);
        }

        return read;
    }

    /// <summary>Puts an item that has just been taken apart in the place of what was known of it.</summary>
    public void Put(ReadItem item)
    {
        lock (changing)
        {
            Forget(item.Item.Key);
            Keep(item);
        }
    }

    /// <summary>Lets an item go.</summary>
    public void Remove(Guid key)
    {
        lock (changing)
        {
            Forget(key);
        }
    }

    private void Forget(Guid key)
    {
        older.Remove(key);
        if (younger.Remove(key, out var known))
        {
            characters -= Size(known);
        }
    }

    private void Keep(ReadItem item)
    {
        if (characters + Size(item) > MostCharacters && younger.Count > 0)
        {
            (older, younger, characters) = (younger, [], 0);
        }

        if (younger.TryAdd(item.Item.Key, item))
        {
            characters += Size(item);
        }
    }

    private static int Size(ReadItem item) => item.Text.Source.Length + item.Title.Source.Length + 200;
}
