namespace MvoUmbraco.Search;

/// <summary>A card as bytes, in the order of the code below; integers in .NET's little-endian and seven-bit forms.</summary>
internal static class CardBytes
{
    public static byte[] Write(SearchCard card)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(card.Key.ToByteArray());
        writer.Write(card.Culture);
        writer.Write(card.Print);
        writer.Write(card.Type);
        writer.Write(card.IsPublic);
        writer.Write((card.Intranet ?? Guid.Empty).ToByteArray());
        writer.Write(card.Day.DayNumber);
        Write(writer, card.Kinds, writer.Write);
        Write(writer, card.Networks, key => writer.Write(key.ToByteArray()));
        Write(writer, card.Themes, key => writer.Write(key.ToByteArray()));
        Write(writer, card.AttentionPoints, key => writer.Write(key.ToByteArray()));
        Write(writer, card.Years, writer.Write);
        writer.Flush();
        return memory.ToArray();
    }

    public static SearchCard Read(byte[] bytes, int offset, int length)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, offset, length));
        var key = Key(reader);
        var culture = string.Intern(reader.ReadString());
        var print = reader.ReadUInt64();
        return new SearchCard(key, culture, print)
        {
            Type = string.Intern(reader.ReadString()),
            IsPublic = reader.ReadBoolean(),
            Intranet = Key(reader) is var intranet && intranet == Guid.Empty ? null : intranet,
            Day = DateOnly.FromDayNumber(reader.ReadInt32()),
            Kinds = Read(reader, () => string.Intern(reader.ReadString())),
            Networks = Read(reader, () => Key(reader)),
            Themes = Read(reader, () => Key(reader)),
            AttentionPoints = Read(reader, () => Key(reader)),
            Years = Read(reader, reader.ReadInt32),
        };
    }

    private static Guid Key(BinaryReader reader) => new(reader.ReadBytes(16));

    private static void Write<T>(BinaryWriter writer, IReadOnlyList<T> values, Action<T> write)
    {
        writer.Write7BitEncodedInt(values.Count);
        foreach (var value in values)
        {
            write(value);
        }
    }

    private static T[] Read<T>(BinaryReader reader, Func<T> read)
    {
        var values = new T[reader.Read7BitEncodedInt()];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = read();
        }

        return values;
    }
}
