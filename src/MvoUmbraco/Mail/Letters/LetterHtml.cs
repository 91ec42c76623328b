using System.Globalization;
using System.Net;
using System.Text;

namespace MvoUmbraco.Mail.Letters;

/// <summary>
/// A letter as HTML. Styles stand at the elements, because mail programs drop style sheets; no picture, nothing from
/// elsewhere, so that opening it tells nobody. Everything that is not ours is encoded.
/// </summary>
internal static class LetterHtml
{
    private const string Body = "margin:0;padding:24px 12px;background:#eef3f1;color:#1b2b2a;font:16px/1.6 'Segoe UI','Helvetica Neue',Arial,sans-serif";
    private const string Card = "max-width:600px;margin:0 auto;background:#ffffff;border-top:6px solid #0f4c4a;border-radius:6px;padding:28px 28px 20px";
    private const string Site = "margin:0 0 4px;color:#4b5c5a;font-size:14px";
    private const string Title = "margin:0 0 20px;font-size:22px;line-height:1.25";
    private const string Heading = "margin:28px 0 8px;font-size:17px;line-height:1.3;border-bottom:1px solid #c3d0cd;padding-bottom:4px";
    private const string Paragraph = "margin:0 0 16px";
    private const string Quote = "margin:0 0 16px;padding:2px 0 2px 14px;border-left:4px solid #c3d0cd;color:#1b2b2a";
    private const string Button = "display:inline-block;background:#0f4c4a;color:#ffffff;text-decoration:none;font-weight:600;padding:12px 20px;border-radius:6px";
    private const string Link = "color:#0b5d73";
    private const string Small = "color:#4b5c5a;font-size:14px";
    private const string Foot = "max-width:600px;margin:16px auto 0;padding:0 28px;color:#4b5c5a;font-size:14px;line-height:1.5";

    public static string Of(Letter letter)
    {
        var html = new StringBuilder(4096);
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{Encode(letter.Culture)}\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Encode(letter.Subject)}</title>\n</head>\n<body style=\"{Body}\">\n<div role=\"article\" style=\"{Card}\">\n")
            .Append(CultureInfo.InvariantCulture, $"<p style=\"{Site}\">{Encode(letter.Site)}</p>\n<h1 style=\"{Title}\">{Encode(letter.Subject)}</h1>\n");
        foreach (var part in letter.Parts)
        {
            Append(html, part);
        }

        html.Append(CultureInfo.InvariantCulture, $"</div>\n<div style=\"{Foot}\">\n<p style=\"margin:0 0 8px\">{Encode(letter.Reason)}");
        if (letter.Choice is { } choice)
        {
            html.Append(CultureInfo.InvariantCulture, $" <a href=\"{Encode(choice.Address.AbsoluteUri)}\" style=\"{Link}\">{Encode(choice.Words)}</a>.");
        }

        return html.Append(CultureInfo.InvariantCulture, $"</p>\n<p style=\"margin:0\"><a href=\"{Encode(letter.SiteAddress.AbsoluteUri)}\" style=\"{Link}\">{Encode(letter.Site)}</a></p>\n</div>\n</body>\n</html>\n")
            .ToString();
    }

    private static void Append(StringBuilder html, LetterPart part)
    {
        switch (part)
        {
            case LetterParagraph paragraph:
                html.Append(CultureInfo.InvariantCulture, $"<p style=\"{Paragraph}\">{Lines(paragraph.Text)}</p>\n");
                break;
            case LetterHeading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h2 style=\"{Heading}\">{Encode(heading.Text)}</h2>\n");
                break;
            case LetterQuote quote:
                html.Append(CultureInfo.InvariantCulture, $"<blockquote style=\"{Quote}\">{Lines(quote.Text)}</blockquote>\n");
                break;
            case LetterButton button:
                // The address stands below it too, for who does not trust a button or cannot press one.
                var address = Encode(button.Link.Address.AbsoluteUri);
                html.Append(CultureInfo.InvariantCulture, $"<p style=\"{Paragraph}\"><a href=\"{address}\" style=\"{Button}\">{Encode(button.Link.Words)}</a></p>\n")
                    .Append(CultureInfo.InvariantCulture, $"<p style=\"{Paragraph};{Small};word-break:break-all\">{address}</p>\n");
                break;
            case LetterEntry entry:
                html.Append(CultureInfo.InvariantCulture, $"<p style=\"{Paragraph}\"><span style=\"{Small}\">{Encode(entry.Happened)}</span><br><a href=\"{Encode(entry.Link.Address.AbsoluteUri)}\" style=\"{Link};font-weight:600\">{Encode(entry.Link.Words)}</a><br><span style=\"{Small}\">{Encode(entry.Moment)}</span></p>\n");
                if (entry.Quote is { } said)
                {
                    html.Append(CultureInfo.InvariantCulture, $"<blockquote style=\"{Quote}\">{Lines(said)}</blockquote>\n");
                }

                break;
            default:
                throw new InvalidOperationException($"{part.GetType().Name} has no HTML.");
        }
    }

    private static string Lines(string text) => Encode(text.ReplaceLineEndings("\n").Trim()).Replace("\n", "<br>\n", StringComparison.Ordinal);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
