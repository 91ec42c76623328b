using System.Text;

namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>Small letters without accents: what words are compared by. The length stays the same, so that places stay the same.</summary>
internal static class Spelling
{
    // Latin letters with their accents stand below this.
    private const char PastLatin = '\u0250';
    private static readonly char[] Latin = [.. Enumerable.Range(0, PastLatin).Select(letter => Bare((char)letter))];

    /// <summary>The plain spelling.</summary>
    public static string Plain(ReadOnlySpan<char> text)
        => string.Create(text.Length, text, static (plain, text) =>
        {
            for (int at = 0; at < text.Length; at++)
            {
                plain[at] = Plain(text[at]);
            }
        });

    private static char Plain(char letter)
        => letter switch
        {
            < PastLatin => Latin[letter],
            '\u2019' or '\u2018' or '\u02BC' => '\'',
            '\u2010' or '\u2011' => '-',
            '\u202F' => ' ',
            _ => char.ToLowerInvariant(letter),
        };

    private static char Bare(char letter)
        => letter is '\u00A0' ? ' '
            : char.IsLetter(letter) ? char.ToLowerInvariant(letter).ToString().Normalize(NormalizationForm.FormD)[0]
            : letter;
}
