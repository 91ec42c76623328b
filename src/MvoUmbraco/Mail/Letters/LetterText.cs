using System.Text;

namespace MvoUmbraco.Mail.Letters;

/// <summary>A letter as text, for who reads without HTML. Lines end with LF; the writer of the mail makes them CR LF.</summary>
internal static class LetterText
{
    public static string Of(Letter letter)
    {
        var text = new StringBuilder();
        foreach (var part in letter.Parts)
        {
            text.Append(part switch
            {
                LetterParagraph paragraph => paragraph.Text,
                LetterHeading heading => heading.Text.ToUpperInvariant(),
                LetterQuote quote => Quoted(quote.Text),
                LetterButton button => $"{button.Link.Words}:\n{button.Link.Address}",
                LetterEntry entry => $"* {entry.Happened}: {entry.Link.Words}\n  {entry.Moment}\n  {entry.Link.Address}{(entry.Quote is { } said ? "\n" + Quoted(said) : string.Empty)}",
                _ => throw new InvalidOperationException($"{part.GetType().Name} has no text."),
            }).Append("\n\n");
        }

        // "-- " begins the signature (RFC 3676, section 4.3): answering programs leave it out.
        text.Append("-- \n").Append(letter.Site).Append('\n').Append(letter.SiteAddress).Append("\n\n").Append(letter.Reason).Append('\n');
        if (letter.Choice is { } choice)
        {
            text.Append(choice.Words).Append(": ").Append(choice.Address).Append('\n');
        }

        return text.ToString();
    }

    private static string Quoted(string text) => "> " + text.ReplaceLineEndings("\n").Trim().Replace("\n", "\n> ", StringComparison.Ordinal);
}
