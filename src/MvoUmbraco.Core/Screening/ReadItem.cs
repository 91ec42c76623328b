namespace MvoUmbraco.Core.Screening;

/// <summary>An item with its texts taken apart.</summary>
public sealed class ReadItem
{
    private string? fingerprint;

    private ReadItem(ScreenedItem item, ScreenedText title, ScreenedText text) => (Item, Title, Text) = (item, title, text);

    /// <summary>The item.</summary>
    public ScreenedItem Item { get; }

    /// <summary>Its title.</summary>
    public ScreenedText Title { get; }

    /// <summary>Its text.</summary>
    public ScreenedText Text { get; }

    /// <summary>The fingerprint of both: see <see cref="TextFingerprint"/>.</summary>
    public string Fingerprint => fingerprint ??= TextFingerprint.OfOne(Title, Text);

    /// <summary>Takes the texts of an item apart.</summary>
    public static ReadItem Of(ScreenedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new ReadItem(item, ScreenedText.Read(item.Title, item.Culture), ScreenedText.Read(item.Text, item.Culture));
    }

    /// <summary>A passage of it.</summary>
    public Passage Passage(ScreenedField field, TextSpan span) => new(Item.Key, field, span);
}
