using MvoUmbraco.Core.Text;

namespace MvoUmbraco.Search;

/// <summary>What a query looks for in one language: what is marked in the passages that are shown.</summary>
internal sealed class SearchTerms(LanguageAnalysis analysis)
{
    public LanguageAnalysis Analysis => analysis;

    /// <summary>Stems, of compounds too.</summary>
    public HashSet<string> Stems { get; } = new(StringComparer.Ordinal);

    /// <summary>How the last word begins that may not be finished yet; null when there is none.</summary>
    public string? Prefix { get; set; }

    public bool IsMatch(in TextWord word)
        => Stems.Contains(word.Stem) || (Prefix is not null && word.Word.StartsWith(Prefix, StringComparison.Ordinal));
}
