using System.Numerics;

namespace MvoUmbraco.Core.Screening.Contradictions;

/// <summary>A text read for contradictions; reading costs more than comparing, so keep it with the text.</summary>
public sealed class ContradictionText
{
    private ContradictionText(ScreenedText text, Statement[] statements) => (Text, Statements, Names) = (text, statements, statements.SelectMany(statement => statement.Content).Where(word => word.IsName).Select(word => word.Word.Text).ToHashSet());

    /// <summary>The text.</summary>
    public ScreenedText Text { get; }

    /// <summary>What it states, in order.</summary>
    internal IReadOnlyList<Statement> Statements { get; }

    /// <summary>The names in what it states: of companies, places, people.</summary>
    internal IReadOnlySet<string> Names { get; }

    /// <summary>Reads a text. In a language without rules (other than Dutch, French and English) it states nothing.</summary>
    public static ContradictionText Read(ScreenedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new ContradictionText(text, StatementReader.Read(text));
    }
}

/// <summary>
/// Finds in what two texts contradict each other: sentences that speak of the same thing and differ in one point. Whether the
/// texts are on the same subject is for the caller, who takes the candidates of an index. Pure and without state; safe for several threads.
/// </summary>
public static class ContradictionFinder
{
    // Statements with fewer common words are not about the same thing.
    private const int FewestCommonWords = 2;

    /// <summary>The contradictions, the surest first; of one sentence only the surest. Turning the texts around turns the sides
    /// around and changes nothing else.</summary>
    public static IReadOnlyList<Contradiction> Find(ContradictionText first, ContradictionText second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        var found = new List<Contradiction>();
        foreach (var one in first.Statements)
        {
            foreach (var other in second.Statements)
            {
                if (BitOperations.PopCount(one.Mask & other.Mask) >= FewestCommonWords && Comparison.Of(one, other) is { } verdict)
                {
                    found.Add(new Contradiction(verdict.Reason, verdict.Score, Side(first, one, verdict.First), Side(second, other, verdict.Second), verdict.Reason is ContradictionReason.Number or ContradictionReason.Amount && !(one.TellsProperty && other.TellsProperty)));
                }
            }
        }

        found.Sort(static (one, other) => -Compare(one, other));
        var (left, right) = (new HashSet<int>(), new HashSet<int>());
        return [.. found.Where(one => !left.Contains(one.First.Sentence.Start) && !right.Contains(one.Second.Sentence.Start)
            && left.Add(one.First.Sentence.Start) && right.Add(one.Second.Sentence.Start))];
    }

    private static ContradictionSide Side(ContradictionText text, Statement statement, TextSpan marked)
        => new(statement.Span, marked, marked.In(text.Text.Source));

    // Equal scores are ordered by places, in a way that does not ask which text is the first.
    private static int Compare(Contradiction one, Contradiction other)
    {
        int order = one.Score.CompareTo(other.Score);
        order = order != 0 ? order : (other.First.Sentence.Start + other.Second.Sentence.Start).CompareTo(one.First.Sentence.Start + one.Second.Sentence.Start);
        return order != 0 ? order : Math.Min(other.First.Sentence.Start, other.Second.Sentence.Start).CompareTo(Math.Min(one.First.Sentence.Start, one.Second.Sentence.Start));
    }
}
