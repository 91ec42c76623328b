using System.Collections.Frozen;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>How one word speaks for another.</summary>
/// <param name="Degree">1 for the same word, less for one that may be meant, 0 for none, -1 for one that excludes it (another thing).</param>
/// <param name="IsOpposite">It says the contrary; the degree is then that of the match.</param>
internal readonly record struct Likeness(float Degree, bool IsOpposite)
{
    private static readonly FrozenSet<string> Endings = LanguageRules.Words(
        "e en s n d t de te er ers ing ingen heid lijk lijke atie aties eren eert eerd erend isch ische baar sel am ame amer emers emer eming ement ation ations er ed ive ent al ly ment ments ion ions ions ant ante ance if aal ale iteit schap end ende gen g").Append(string.Empty).ToFrozenSet();

    /// <summary>How far <paramref name="other"/> speaks for <paramref name="word"/>: fully when it is the same or narrower (a
    /// <c>teckel</c> is a <c>hond</c>), not when it is broader.</summary>
    public static Likeness Of(Word word, Word other, LanguageRules rules)
    {
        if (ReferenceEquals(word, other) || Meet(word.Forms, other.Forms))
        {
            return new Likeness(1, false);
        }

        if (AreOpposite(word, other, rules))
        {
            return new Likeness(1, true);
        }

        if (Exclude(word.Exclusive, other.Exclusive))
        {
            return new Likeness(-1, false);
        }

        if (word.Alike.Length > 0 && word.Alike.AsSpan().IndexOfAny(other.Alike) >= 0)
        {
            return new Likeness(0.9f, false);
        }

        // A Dutch compound is a sort of its last part: a bamboefluit is a fluit.
        if (word.Text.Length >= 4 && other.Stem.EndsWith(word.Stem, StringComparison.Ordinal))
        {
            return new Likeness(0.95f, false);
        }

        float degree = other.Text.Length >= 4 && word.Stem.EndsWith(other.Stem, StringComparison.Ordinal) ? 0.6f : 0;
        if (degree == 0 && Math.Min(word.Text.Length, other.Text.Length) >= 4 && (word.Text.StartsWith(other.Text, StringComparison.Ordinal) || other.Text.StartsWith(word.Text, StringComparison.Ordinal)))
        {
            degree = 0.7f;
        }

        if (degree < 0.8f && (AreDerived(word.Text, other.Text) || AreDerived(word.Stem, other.Stem)))
        {
            degree = 0.8f;
        }

        if (degree < 0.9f && Meet(word.Synsets, other.Synsets))
        {
            degree = 0.9f;
        }
        else if (degree < 0.85f && Meet(word.Synsets, other.Broader))
        {
            degree = 0.85f;
        }

        return new Likeness(degree, false);
    }

    // organiseren and organisatie, deelnemer and deelname: one root with other endings. What follows the root must be endings
    // only, for compounds of one word are different things.
    private static bool AreDerived(string word, string other)
    {
        int common = word.AsSpan().CommonPrefixLength(other);
        return common >= 5 && Endings.Contains(word[common..]) && Endings.Contains(other[common..]);
    }

    private static bool AreOpposite(Word word, Word other, LanguageRules rules)
    {
        foreach (var (set, left) in word.Opposites)
        {
            foreach (var (otherSet, otherLeft) in other.Opposites)
            {
                if (set == otherSet && left != otherLeft)
                {
                    return true;
                }
            }
        }

        return IsPrefixed(word, other, rules) || IsPrefixed(other, word, rules);
    }

    private static bool IsPrefixed(Word word, Word other, LanguageRules rules)
    {
        if (word.Text.Length <= other.Text.Length - 1 || other.Text.Length < 4 || rules.NoOpposites.Contains(word.Text))
        {
            return false;
        }

        foreach (string prefix in rules.OppositePrefixes)
        {
            if (word.Text.StartsWith(prefix, StringComparison.Ordinal) && word.Text.Length > prefix.Length + 3
                && Meet(Word.Of(word.Text[prefix.Length..], rules).Forms, other.Forms))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Exclude(int[] slots, int[] others)
    {
        foreach (int slot in slots)
        {
            foreach (int other in others)
            {
                if (slot / 100 == other / 100 && slot != other)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Meet<T>(T[] ordered, T[] others) where T : IComparable<T>
    {
        int at = 0, otherAt = 0;
        while (at < ordered.Length && otherAt < others.Length)
        {
            switch (ordered[at].CompareTo(others[otherAt]))
            {
                case 0:
                    return true;
                case < 0:
                    at++;
                    break;
                default:
                    otherAt++;
                    break;
            }
        }

        return false;
    }
}
