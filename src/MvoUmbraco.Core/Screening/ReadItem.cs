using MvoUmbraco.Core.Screening.Contradictions;
using MvoUmbraco.Core.Screening.Duplicates;
using MvoUmbraco.Core.Screening.Vocabulary;

namespace MvoUmbraco.Core.Screening;

/// <summary>An item with its texts taken apart.</summary>
public sealed class ReadItem
{
    private readonly Lazy<Content> content;
    private readonly Lazy<Content> titleContent;
    private readonly Lazy<Grams> grams;
    private readonly Lazy<ContradictionText> statements;
    private string? fingerprint;

    private ReadItem(ScreenedItem item, ScreenedText title, ScreenedText text)
    {
        (Item, Title, Text) = (item, title, text);
        content = new Lazy<Content>(() => Content.Of(text));
        titleContent = new Lazy<Content>(() => Content.Of(title));
        grams = new Lazy<Grams>(() => Grams.Of(text));
        statements = new Lazy<ContradictionText>(() => ContradictionText.Read(text));
    }

    /// <summary>The item.</summary>
    public ScreenedItem Item { get; }

    /// <summary>Its title.</summary>
    public ScreenedText Title { get; }

    /// <summary>Its text.</summary>
    public ScreenedText Text { get; }

    /// <summary>The fingerprint of both: see <see cref="TextFingerprint"/>.</summary>
    public string Fingerprint => fingerprint ??= TextFingerprint.OfOne(Title, Text);

    /// <summary>What its text says something with.</summary>
    internal Content Content => content.Value;

    /// <summary>What its title says something with.</summary>
    internal Content TitleContent => titleContent.Value;

    /// <summary>The content words of both; one that is in both comes twice.</summary>
    internal IEnumerable<WordSense> AllContent => TitleContent.Words.Concat(Content.Words);

    /// <summary>The spelling of its text.</summary>
    internal Grams Grams => grams.Value;

    /// <summary>What its text states.</summary>
    internal ContradictionText Statements => statements.Value;

    /// <summary>Takes the texts of an item apart.</summary>
    public static ReadItem Of(ScreenedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return new ReadItem(item, ScreenedText.Read(item.Title, item.Culture), ScreenedText.Read(item.Text, item.Culture));
    }

    /// <summary>A passage of it.</summary>
    public Passage Passage(ScreenedField field, TextSpan span) => new(Item.Key, field, span);
}
