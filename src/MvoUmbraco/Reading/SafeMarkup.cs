using System.Text;
using AngleSharp.Dom;
using Ganss.Xss;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Reading;

/// <summary>
/// Lets through the markup of running text and nothing else: no script, no style, no frame, no form, no event attribute,
/// only addresses of the web, mail and telephone. Content comes from editors, imports and interfaces; none of them is
/// trusted with the visitor's browser.
/// </summary>
internal static class SafeMarkup
{
    private static readonly string[] Tags =
    [
        "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "code",
        "strong", "b", "em", "i", "u", "s", "sub", "sup", "small", "mark", "abbr", "cite", "q", "time", "span", "div",
        "section", "article", "address", "ins", "del", "strike", "kbd", "samp", "var", "font", "center",
        "a", "img", "figure", "figcaption",
        "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td",
    ];

    private static readonly string[] Attributes =
    [
        "href", "src", "alt", "title", "lang", "dir", "width", "height", "start", "reversed", "colspan", "rowspan", "scope",
        "datetime", "cite",
    ];

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "div", "figure",
        "figcaption", "table", "tr", "hr", "section", "article", "address", "center",
    };

    // Never changed after this line, hence safe to share between threads.
    private static readonly HtmlSanitizer Sanitizer = Make(Attributes);

    // What Umbraco writes at a link to a document of the site, by which it finds the address when the text is read.
    private static readonly HtmlSanitizer StoringSanitizer = Make([.. Attributes, "type", "data-anchor"]);

    // Cleaning costs a parse, and a change of one document makes all be read again; the same text is cleaned once.
    private static readonly MarkupMemo Memo = new(mostCharacters: 16_000_000);

    /// <summary>The markup without whatever does not belong in running text.</summary>
    public static SafeHtml Clean(string? html)
        => string.IsNullOrWhiteSpace(html) ? SafeHtml.Empty : Memo.Get(html, CleanAnew);

    /// <summary>
    /// The markup to store of what somebody typed: the same, with links to documents still in Umbraco's own form. What is
    /// stored is cleaned again when it is read.
    /// </summary>
    public static string ForStoring(string? html)
        => string.IsNullOrWhiteSpace(html) ? string.Empty : StoringSanitizer.SanitizeDom(html).Body?.InnerHtml.Trim() ?? string.Empty;

    private static SafeHtml CleanAnew(string html)
    {
        var body = Sanitizer.SanitizeDom(html).Body;
        return body is null ? SafeHtml.Empty : SafeHtml.FromSanitised(body.InnerHtml.Trim(), PlainText(body));
    }

    private static HtmlSanitizer Make(string[] attributes)
    {
        var options = new HtmlSanitizerOptions
        {
            AllowedTags = Tags.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = attributes.ToHashSet(StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "http", "https", "mailto", "tel" },
            UriAttributes = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "href", "src", "cite" },
            AllowedCssProperties = new HashSet<string>(StringComparer.OrdinalIgnoreCase),
        };
        return new HtmlSanitizer(options) { KeepChildNodes = false };
    }

    private static string PlainText(INode root)
    {
        var text = new StringBuilder();
        Write(root, text);

        var lines = new List<string>();
        foreach (var line in text.ToString().Split('\n').Select(Squeeze).Where(line => line.Length > 0))
        {
            // The dash of a list item whose text is a paragraph of its own.
            if (lines.Count > 0 && lines[^1] == "-")
            {
                lines[^1] = $"- {line}";
            }
            else
            {
                lines.Add(line);
            }
        }

        return string.Join('\n', lines);
    }

    private static void Write(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText words:
                    text.Append(words.Data.Replace('\n', ' ').Replace('\r', ' '));
                    break;
                case IElement { LocalName: "br" }:
                    text.Append('\n');
                    break;
                case IElement element:
                    var isBlock = Blocks.Contains(element.LocalName);
                    if (isBlock)
                    {
                        text.Append('\n');
                    }

                    text.Append(element.LocalName switch { "li" => "- ", "td" or "th" => " ", _ => string.Empty });
                    Write(element, text);
                    if (isBlock)
                    {
                        text.Append('\n');
                    }

                    break;
            }
        }
    }

    private static string Squeeze(string line)
        => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
