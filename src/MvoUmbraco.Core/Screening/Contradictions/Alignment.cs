using MvoUmbraco.Core.Screening.Contradictions.Language;

namespace MvoUmbraco.Core.Screening.Contradictions;

/// <summary>A word of one statement and the word of the other that says the contrary.</summary>
internal readonly record struct Flip(ContentWord First, ContentWord Second);

/// <summary>How far one statement speaks of what the other is about.</summary>
internal sealed class Alignment
{
    private Alignment()
    {
    }

    /// <summary>The part of the first's content, by weight, that the second speaks of.</summary>
    public float Covered { get; private init; }

    /// <summary>The weight of the content they share.</summary>
    public float Shared { get; private init; }

    /// <summary>The second names another thing in the place of one of the first: a woman for a man, another name.</summary>
    public bool IsAnotherThing { get; private init; }

    /// <summary>What the second does not speak of.</summary>
    public required IReadOnlyList<ContentWord> Missing { get; init; }

    /// <summary>Words with their contraries.</summary>
    public required IReadOnlyList<Flip> Flips { get; init; }

    /// <summary>Looks for each content word in the other statement.</summary>
    /// <param name="words">The content of the one.</param>
    /// <param name="others">That of the other.</param>
    /// <param name="rules">Of their language.</param>
    /// <param name="broader">A broader word speaks of a narrower one too: whether they are about the same, not whether one follows from the other.</param>
    public static Alignment Of(IReadOnlyList<ContentWord> words, IReadOnlyList<ContentWord> others, LanguageRules rules, bool broader = false)
    {
        float total = 0, shared = 0;
        bool another = false;
        var missing = new List<ContentWord>();
        var flips = new List<Flip>();
        foreach (var word in words)
        {
            float best = 0, weight = word.Weight;
            bool excluded = false, opposite = false;
            ContentWord match = default;
            foreach (var other in others)
            {
                var likeness = Likeness.Of(word.Word, other.Word, rules);
                excluded |= likeness.Degree < 0;
                if (broader && likeness is { Degree: >= 0 and < 0.8f })
                {
                    likeness = Likeness.Of(other.Word, word.Word, rules);
                }

                // The same word and its contrary may both be there: a big dog and a small one. Then nothing is contrary.
                if (likeness.Degree > best || (likeness.Degree == best && best > 0 && opposite && !likeness.IsOpposite))
                {
                    best = likeness.Degree;
                    opposite = likeness.IsOpposite ^ (best >= 0.95f && (word.IsWithout != other.IsWithout)) ^ OpposePrepositions(word, other, rules);
                    match = other;
                }
            }

            if (excluded && best < 0.8f)
            {
                another = true;
                best = 0;
                weight = Math.Max(weight, 1.5f);
            }

            total += weight;
            shared += weight * best;
            if (best < 0.8f)
            {
                missing.Add(word);
            }
            else if (opposite && (word.IsAttribute || match.IsAttribute))
            {
                another = true;
            }
            else if (opposite)
            {
                flips.Add(new Flip(word, match));
            }
        }

        return new Alignment { Covered = total == 0 ? 0 : shared / total, Shared = shared, IsAnotherThing = another, Missing = missing, Flips = flips };
    }

    private static bool OpposePrepositions(ContentWord word, ContentWord other, LanguageRules rules)
        => word.Preposition is { } preposition && other.Preposition is not null && rules.Prepositions.TryGetValue(preposition, out string? opposite) && opposite == other.Preposition;
}
