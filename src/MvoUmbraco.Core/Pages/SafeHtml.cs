namespace MvoUmbraco.Core.Pages;

/// <summary>
/// Markup that has been through the sanitiser and may be written into a page as it is. The type keeps it apart from
/// text, which is always encoded; whoever makes one vouches for the markup.
/// </summary>
public readonly record struct SafeHtml
{
    private readonly string? markup;

    private SafeHtml(string markup, string text)
    {
        this.markup = markup;
        PlainText = text;
    }

    /// <summary>No markup at all.</summary>
    public static SafeHtml Empty => default;

    /// <summary>The sanitised HTML fragment; empty, never null.</summary>
    public string Markup => markup ?? string.Empty;

    /// <summary>The same as plain text: blocks on lines of their own, list items after a dash, entities decoded.</summary>
    public string PlainText { get => field ?? string.Empty; private init; }

    /// <summary>There is nothing to read in it.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(markup);

    /// <summary>Wraps markup that the caller has sanitised, with its plain text.</summary>
    public static SafeHtml FromSanitised(string markup, string plainText)
        => string.IsNullOrWhiteSpace(markup) ? Empty : new SafeHtml(markup, plainText);

    /// <summary>The markup.</summary>
    public override string ToString() => Markup;
}
