using System.Text;

namespace MvoUmbraco.Embedded.Editors.RichText;

/// <summary>
/// A reading of HTML for the few things rich text needs: finding tags, changing their attributes, and a tree. It is
/// a scanner, not a browser's parser, for one reason: everything it is not asked to change comes out as it went in,
/// entities, spaces and letters. It never fails: what is not a tag is text.
/// </summary>
internal abstract record MarkupToken;

/// <summary>Text between tags, with its entities.</summary>
internal sealed record MarkupText(string Text) : MarkupToken;

/// <summary>A comment, a document type, a processing instruction: with its delimiters.</summary>
internal sealed record MarkupComment(string Text) : MarkupToken;

/// <summary>The end of an element; the name is in lower case.</summary>
internal sealed record MarkupEnd(string Name) : MarkupToken;

/// <summary>The start of an element. Names are in lower case, attribute values as written, entities and all.</summary>
internal sealed record MarkupStart(string Name, MarkupAttributes Attributes, bool ClosesItself) : MarkupToken
{
    private static readonly HashSet<string> VoidNames = new(StringComparer.Ordinal)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
    };

    /// <summary>No end tag follows.</summary>
    public bool IsEmpty => ClosesItself || VoidNames.Contains(Name);
}

/// <summary>Attributes in the order in which they were written; setting a new one puts it last.</summary>
internal sealed class MarkupAttributes
{
    private readonly List<KeyValuePair<string, string?>> items = [];

    public IReadOnlyList<KeyValuePair<string, string?>> Items => items;

    public string? this[string name]
    {
        get => items.Find(item => item.Key == name).Value;
        set
        {
            var index = items.FindIndex(item => item.Key == name);
            if (index < 0)
            {
                items.Add(new(name, value));
            }
            else
            {
                items[index] = new(name, value);
            }
        }
    }

    public bool Contains(string name) => items.Exists(item => item.Key == name);

    public bool Remove(string name) => items.RemoveAll(item => item.Key == name) > 0;

    /// <summary>As found: the first of equal names counts.</summary>
    public void AddRead(string name, string? value)
    {
        if (!Contains(name))
        {
            items.Add(new(name, value));
        }
    }
}

/// <summary>The scanner, and writing what it read.</summary>
internal static class Markup
{
    public static IEnumerable<MarkupToken> Read(string html)
    {
        var position = 0;
        while (position < html.Length)
        {
            var open = html.IndexOf('<', position);
            if (open < 0)
            {
                yield return new MarkupText(html[position..]);
                yield break;
            }

            var token = ReadTag(html, open, out var end);
            if (token is null)
            {
                // A lone "<" is text, with what follows it up to the next one.
                var next = html.IndexOf('<', open + 1);
                end = next < 0 ? html.Length : next;
                yield return new MarkupText(html[position..end]);
                position = end;
                continue;
            }

            if (open > position)
            {
                yield return new MarkupText(html[position..open]);
            }

            yield return token;
            position = end;
            if (token is MarkupStart { Name: "script" or "style", IsEmpty: false } raw)
            {
                var close = html.IndexOf($"</{raw.Name}", position, StringComparison.OrdinalIgnoreCase);
                close = close < 0 ? html.Length : close;
                if (close > position)
                {
                    yield return new MarkupText(html[position..close]);
                }

                position = close;
            }
        }
    }

    /// <summary>
    /// Runs every start tag past <paramref name="change"/>, which may change its attributes and says whether it did.
    /// Unchanged markup comes back as it was.
    /// </summary>
    public static string Rewrite(string html, Func<MarkupStart, bool> change)
    {
        var changed = false;
        var result = new StringBuilder(html.Length);
        foreach (var token in Read(html))
        {
            if (token is MarkupStart start)
            {
                changed |= change(start);
            }

            Write(result, token);
        }

        return changed ? result.ToString() : html;
    }

    public static void Write(StringBuilder result, MarkupToken token)
    {
        switch (token)
        {
            case MarkupText text:
                result.Append(text.Text);
                break;
            case MarkupComment comment:
                result.Append(comment.Text);
                break;
            case MarkupEnd end:
                result.Append("</").Append(end.Name).Append('>');
                break;
            case MarkupStart start:
                result.Append('<').Append(start.Name);
                foreach (var (name, value) in start.Attributes.Items)
                {
                    result.Append(' ').Append(name);
                    if (value is not null)
                    {
                        var quote = value.Contains('"') && !value.Contains('\'') ? '\'' : '"';
                        result.Append('=').Append(quote)
                            .Append(quote == '"' ? value.Replace("\"", "&quot;", StringComparison.Ordinal) : value).Append(quote);
                    }
                }

                // An element that is not void needs its end in HTML, also if it was written as in XML.
                result.Append(start is { ClosesItself: true } && !new MarkupStart(start.Name, start.Attributes, ClosesItself: false).IsEmpty
                    ? $"></{start.Name}>"
                    : ">");
                break;
        }
    }

    private static MarkupToken? ReadTag(string html, int open, out int end)
    {
        end = open;
        if (Follows(html, open, "<!--"))
        {
            var close = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
            end = close < 0 ? html.Length : close + 3;
            return new MarkupComment(html[open..end]);
        }

        if (Follows(html, open, "<!") || Follows(html, open, "<?"))
        {
            var close = html.IndexOf('>', open);
            end = close < 0 ? html.Length : close + 1;
            return new MarkupComment(html[open..end]);
        }

        var isEnd = Follows(html, open, "</");
        var position = open + (isEnd ? 2 : 1);
        var name = ReadName(html, ref position);
        if (name.Length == 0 || !char.IsAsciiLetter(name[0]))
        {
            return null;
        }

        if (isEnd)
        {
            var close = html.IndexOf('>', position);
            end = close + 1;
            return close < 0 ? null : new MarkupEnd(name);
        }

        var attributes = new MarkupAttributes();
        var closesItself = false;
        while (true)
        {
            SkipSpace(html, ref position);
            if (position >= html.Length)
            {
                return null;
            }

            if (html[position] == '>')
            {
                end = position + 1;
                return new MarkupStart(name, attributes, closesItself);
            }

            if (html[position] == '/')
            {
                closesItself = position + 1 < html.Length && html[position + 1] == '>';
                position++;
                continue;
            }

            var attribute = ReadName(html, ref position);
            if (attribute.Length == 0)
            {
                position++;
                continue;
            }

            if (!TryReadValue(html, ref position, out var value))
            {
                return null;
            }

            attributes.AddRead(attribute, value);
        }
    }

    /// <summary>False when a quoted value has no end: then the whole is no tag.</summary>
    private static bool TryReadValue(string html, ref int position, out string? value)
    {
        value = null;
        var start = position;
        SkipSpace(html, ref start);
        if (start >= html.Length || html[start] != '=')
        {
            return true;
        }

        position = start + 1;
        SkipSpace(html, ref position);
        if (position < html.Length && html[position] is '"' or '\'')
        {
            var close = html.IndexOf(html[position], position + 1);
            if (close < 0)
            {
                return false;
            }

            value = html[(position + 1)..close];
            position = close + 1;
            return true;
        }

        start = position;
        while (position < html.Length && !char.IsWhiteSpace(html[position]) && html[position] != '>')
        {
            position++;
        }

        value = html[start..position];
        return true;
    }

#pragma warning disable CA1308 // Names in HTML are of no case; lower is how everybody writes them.
    private static string ReadName(string html, ref int position)
    {
        var start = position;
        while (position < html.Length && !char.IsWhiteSpace(html[position]) && html[position] is not ('>' or '/' or '=' or '<'))
        {
            position++;
        }

        return html[start..position].ToLowerInvariant();
    }
#pragma warning restore CA1308

    private static void SkipSpace(string html, ref int position)
    {
        while (position < html.Length && char.IsWhiteSpace(html[position]))
        {
            position++;
        }
    }

    private static bool Follows(string html, int position, string text) =>
        html.AsSpan(position).StartsWith(text, StringComparison.Ordinal);
}
