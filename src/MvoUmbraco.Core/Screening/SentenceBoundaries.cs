using System.Collections.Frozen;
using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Core.Screening;

/// <summary>
/// Where sentences end in running text: at a full stop, question or exclamation mark that is followed by white space and
/// something a sentence may begin with, and at the end of a line, unless the next goes on with a small letter, as in text
/// broken by hand. A full stop after an abbreviation, an initial or the number of an item in a list ends nothing.
/// </summary>
internal static class SentenceBoundaries
{
    /// <summary>A sentence goes no further than so many words; text without any mark is cut there.</summary>
    public const int MostWords = 120;

    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        """
        a.d.h.v aanh afb afd afz al alg apr art aug b.v bijl bijv blz bv bvb c.q ca cf co d.d d.m.v d.w.z dd dec dhr dr drs e.g ed
        ev excl exc f.d feb fig febr fr g.d gem gew hfdst i.c i.e i.g.v i.o i.p.v i.s.m i.v.m incl ing ir jan jl jr juli jun juni k.b
        kon l.g m.a.w m.b.t m.b.v m.a m.i m.i.v m.m m.n m.u.v max mevr mgr min mln mld mr mrs mrt ms mw n.a n.a.v n.v nl no nov nr nrs o.a
        o.b.v o.g o.i.d o.l.v o.m o.v.v okt p p.a p.m par pag pct ph pp prof q.q r.-k red resp ref s.l s.v.p sec secr sep sept st stbl
        t.a.v t.b.v t.e.m t.g.v t.h.v t.n.v t.o.v t.w t.z.t tel u.a v.a v.l.n.r v.z.w vb vbn vgl vlg vnl voorz vs vz w.o wed z.a z.g z.i zgn zie zg
        m mm mme mlle env ex janv févr avr juil déc chap vol éd eds vs approx dept est inc ltd
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Except(["al", "p", "nl", "zie", "juli", "juni", "wed", "min", "max", "m", "est", "no"]),
        StringComparer.OrdinalIgnoreCase);

    public static Sentence[] Find(string text, TextWord[] words)
    {
        var found = new List<Sentence>();
        var (start, word) = (0, 0);
        for (var at = 0; at < text.Length && word < words.Length; at++)
        {
            if (EndsAt(text, at, start) is { } end)
            {
                word = Add(found, text, words, start, end, word);
                start = end;
                at = end - 1;
            }
        }

        Add(found, text, words, start, text.Length, word);
        return [.. found];
    }

    // The first character after the sentence when a mark at a place ends it.
    private static int? EndsAt(string text, int at, int start) => text[at] switch
    {
        '\n' or '\r' or '\u2028' or '\u2029' => GoesOnAfterLine(text, at) ? null : at + 1,
        '.' or '!' or '?' or '\u2026' => AfterMark(text, at, start),
        _ => null,
    };

    private static bool GoesOnAfterLine(string text, int at)
    {
        var next = at + 1;
        if (text[at] == '\r' && next < text.Length && text[next] == '\n')
        {
            next++;
        }

        while (next < text.Length && text[next] is ' ' or '\t')
        {
            next++;
        }

        return next < text.Length && char.IsLower(text[next]) && at > 0 && text[at - 1] is not (':' or ';' or '.' or '!' or '?');
    }

    private static int? AfterMark(string text, int at, int start)
    {
        var end = at + 1;
        while (end < text.Length && text[end] is '.' or '!' or '?' or '\u2026' or '"' or '\'' or ')' or ']' or '»' or '\u201d' or '\u2019')
        {
            end++;
        }

        if (end < text.Length && !char.IsWhiteSpace(text[end]))
        {
            return null;
        }

        var next = end;
        while (next < text.Length && text[next] is ' ' or '\t' or '\u00a0')
        {
            next++;
        }

        if (next < text.Length && (char.IsLower(text[next]) || text[next] is ',' or ';'))
        {
            return null;
        }

        return text[at] == '.' && end == at + 1 && IsPartOfWord(text, at, start) ? null : end;
    }

    // The full stop belongs to what stands before it: an abbreviation, an initial, the number of an item.
    private static bool IsPartOfWord(string text, int at, int start)
    {
        var begin = at;
        while (begin > start && (char.IsLetterOrDigit(text[begin - 1]) || text[begin - 1] is '.' or '-'))
        {
            begin--;
        }

        var before = text.AsSpan(begin, at - begin);
        if (before.Length == 1 && char.IsUpper(before[0]))
        {
            return true;
        }

        if (text.AsSpan(start, begin - start).IsWhiteSpace() && before.Length is > 0 and <= 2 && before.IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return true;
        }

        return Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(before);
    }

    // Adds what lies between two places, cut into pieces when it is too long; gives the index of the next word.
    private static int Add(List<Sentence> found, string text, TextWord[] words, int start, int end, int word)
    {
        var last = word;
        while (last < words.Length && words[last].Start < end)
        {
            last++;
        }

        while (word < last)
        {
            var count = Math.Min(MostWords, last - word);
            var stop = word + count < last ? words[word + count].Start : end;
            found.Add(new Sentence(Trimmed(text, start, stop), word, count));
            (start, word) = (stop, word + count);
        }

        return word;
    }

    private static TextSpan Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return TextSpan.Between(start, end);
    }
}
