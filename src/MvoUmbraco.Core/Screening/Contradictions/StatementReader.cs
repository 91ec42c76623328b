using MvoUmbraco.Core.Screening.Contradictions.Language;
using MvoUmbraco.Core.Screening.Contradictions.Quantities;

namespace MvoUmbraco.Core.Screening.Contradictions;

/// <summary>Reads sentences into <see cref="Statement"/>s.</summary>
internal static class StatementReader
{
    // A longer "sentence" is a table or a list that lost its marks, and no statement.
    private const int MostWords = 80;

    // Beyond so many sentences a text is a book, and its first part is compared.
    private const int MostStatements = 500;

    /// <summary>Reads the sentences of a text that state something.</summary>
    /// <returns>None for a language without rules.</returns>
    public static Statement[] Read(ScreenedText text)
    {
        var rules = text.Language switch
        {
            "nl" => DutchRules.Rules,
            "fr" => FrenchRules.Rules,
            "en" => EnglishRules.Rules,
            _ => null,
        };
        return rules is null ? [] : [.. text.Sentences.Select(sentence => Read(text, sentence, rules)).OfType<Statement>().Take(MostStatements)];
    }

    // Null when it says too little or is too long to be a statement.
    private static Statement? Read(ScreenedText text, Sentence place, LanguageRules rules)
    {
        if (place.WordCount is < 2 or > MostWords)
        {
            return null;
        }

        var (start, length) = place.Span;
        string sentence = text.TextOf(place);
        string plain = Spelling.Plain(sentence);
        var words = SentenceWords.Read(text, place);
        var quantities = QuantityReader.Read(plain, words, rules);
        var parts = new Parts(rules, words, quantities);
        parts.Read(sentence);
        if (parts.Content.Count == 0)
        {
            return null;
        }

        ulong mask = 0;
        foreach (var content in parts.Content)
        {
            foreach (ulong form in content.Word.Forms)
            {
                mask |= 1UL << (int)(form % 64);
            }
        }

        var duties = Duties.Of(parts.Cues);
        return new Statement
        {
            Rules = rules,
            Span = place.Span,
            Content = [.. parts.Content.Select(content => content with { Start = content.Start + start })],
            Cues = [.. parts.Cues.Select(cue => cue with { Start = cue.Start + start })],
            Quantities = [.. quantities.Select(quantity => quantity with { Start = quantity.Start + start })],
            DeniedClauses = duties.DeniedClauses,
            Duty = duties.Duty,
            IsStated = !sentence.AsSpan().TrimEnd().EndsWith("?") && !parts.Cues.Exists(cue => cue.Cue is Cue.Hypothetical or Cue.Reported) && !parts.IsQuoted,
            HasVerb = words.Exists(word => rules.Verbs.Contains(word.Plain)) || parts.Content.Exists(content => content.Word.Kind is WordKind.Verb),
            IsIndefinite = rules.Indefinite.Contains(words[0].Plain) && !words[0].IsAccented,
            TellsProperty = duties.Duty is not Duty.None || words.Exists(word => rules.Properties.Contains(word.Plain)),
            IsSentence = words.Count > parts.Content.Count,
            Mask = mask,
        };
    }

    /// <summary>Sorts the words of a sentence into content and cues.</summary>
    private const float MeasureWeight = 0.3f;

    private sealed class Parts(LanguageRules rules, List<ReadWord> words, List<Quantity> quantities)
    {
        private readonly string[] plain = [.. words.Select(word => word.Plain)];

        public List<ContentWord> Content { get; } = [];

        public List<CueWord> Cues { get; } = [];

        public bool IsQuoted { get; private set; }

        public void Read(string sentence)
        {
            int clause = 0, part = 0, contentInClause = 0;
            bool without = false, afterFunction = true;
            string? preposition = null;
            var verbs = SeparableVerbs.Join(plain, rules);
            for (int at = 0; at < words.Count;)
            {
                var word = words[at];
                if (quantities.Exists(quantity => quantity.Start < word.Start + word.Length && word.Start < quantity.Start + quantity.Length))
                {
                    at++;
                    continue;
                }

                if (at > 0 && HasBreak(sentence, words[at - 1], word))
                {
                    afterFunction = true;
                }

                var (cue, length) = verbs.TryGetValue(at, out string? joined) ? (Cue.None, 1) : rules.PhraseAt(plain, at);
                if (joined is not null && joined.Length == 0)
                {
                    at++;
                    continue;
                }

                part += plain[at] is "en" or "of" or "et" or "ou" or "and" or "or" ? 1 : 0;
                bool breaks = at > 0 && HasBreak(sentence, words[at - 1], word);
                if ((cue is Cue.Clause || (breaks && cue is not Cue.None)) && contentInClause >= 2)
                {
                    clause++;
                    part++;
                    contentInClause = 0;
                }

                afterFunction |= cue is not Cue.None;
                switch (cue)
                {
                    case Cue.None:
                        if (!afterFunction && Content.Count > 0 && Content[^1] is { Word.Kind: WordKind.Adjective or WordKind.Adverb } or { Word.Opposites.Length: > 0 })
                        {
                            Content[^1] = Content[^1] with { IsAttribute = true };
                        }

                        // "a bowl of": the measure matters less than what is measured.
                        if (!afterFunction && Content.Count > 0 && rules.Measures.Contains(Content[^1].Word.Text))
                        {
                            Content[^1] = Content[^1] with { Weight = MeasureWeight };
                        }

                        Content.Add(Read(joined, word, clause, without, preposition));
                        afterFunction = false;
                        contentInClause++;
                        preposition = null;
                        break;
                    case Cue.Function:
                        preposition = rules.Prepositions.ContainsKey(plain[at]) ? plain[at] : IsArticle(at) ? preposition : null;
                        without &= IsArticle(at);
                        break;
                    case Cue.Without:
                        without = true;
                        break;
                    case Cue.About or Cue.AtLeast or Cue.AtMost:
                        break;
                    default:
                        Cues.Add(new CueWord(cue, word.Start, words[at + length - 1].Start + words[at + length - 1].Length - word.Start, clause, part, rules.DenyAll.Contains(plain[at])));
                        contentInClause += cue is Cue.Clause ? 0 : 1;
                        AddMeaning(cue, at, clause);
                        break;
                }

                at += Math.Max(length, 1);
            }

            IsQuoted = Quotation.Covers(sentence, Content);
        }

        // Some cues also say what it is about: nobody is a person, and the deadline is a thing.
        private void AddMeaning(Cue cue, int at, int clause)
        {
            string? meaning = cue is Cue.Deadline ? plain[at] : cue is Cue.Negation && plain[at] == rules.Nobody ? rules.Person : null;
            if (meaning is not null)
            {
                Content.Add(new ContentWord(Word.Of(meaning, rules), words[at].Start, words[at].Length, clause, 1, false, false, false, null));
            }
        }

        private ContentWord Read(string? joined, ReadWord word, int clause, bool without, string? preposition)
        {
            string text = joined ?? word.Plain;
            bool lacks = without;
            if (rules.WithoutEnding is { } ending && text.Length > ending.Length + 3 && (text.EndsWith(ending, StringComparison.Ordinal) || text.EndsWith(ending[..^1] + "ze", StringComparison.Ordinal)))
            {
                text = text[..^ending.Length].TrimEnd('o');
                lacks = !lacks;
            }

            var known = Word.Of(text, rules);
            float weight = word.IsName ? 1.5f : known.Kind switch { WordKind.Verb => 0.5f, WordKind.Adverb => 0.7f, _ => 1 };
            return new ContentWord(known, word.Start, word.Length, clause, weight, word.IsName, lacks, false, preposition);
        }

        private bool IsArticle(int at) => plain[at] is "de" or "het" or "een" or "enige" or "enig" or "the" or "a" or "le" or "la" or "les" or "un" or "une" or "de" or "des" or "du";

        private static bool HasBreak(string sentence, ReadWord before, ReadWord after)
            => sentence.AsSpan(before.Start + before.Length, after.Start - before.Start - before.Length).ContainsAny(',', ';', ':');
    }
}
