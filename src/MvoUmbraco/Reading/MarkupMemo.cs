using System.Collections.Concurrent;
using MvoUmbraco.Core.Pages;

namespace MvoUmbraco.Reading;

/// <summary>Remembers what texts became, by the text itself. When they are too many together it forgets them all and
/// starts again, so that texts that are no longer in any document do not stay.</summary>
internal sealed class MarkupMemo(long mostCharacters)
{
    private volatile Known known = new();

    private sealed class Known
    {
        public long Characters;

        public ConcurrentDictionary<string, SafeHtml> Texts { get; } = new(StringComparer.Ordinal);
    }

    public SafeHtml Get(string text, Func<string, SafeHtml> make)
    {
        var known = this.known;
        if (known.Texts.TryGetValue(text, out var made))
        {
            return made;
        }

        made = make(text);
        if (known.Texts.TryAdd(text, made)
            && Interlocked.Add(ref known.Characters, text.Length + made.Markup.Length + made.PlainText.Length) > mostCharacters)
        {
            this.known = new Known();
        }

        return made;
    }
}
