namespace MvoUmbraco.Core.Screening.Vocabulary;

/// <summary>A word as screening weighs it.</summary>
/// <param name="Stem">Its stem.</param>
/// <param name="Term">Its number: see <see cref="Screening.Term"/>.</param>
/// <param name="Share">How much of general text it makes up.</param>
/// <param name="Bits">How much it tells, in bits: how surprising it is that a text of a page has it at all.</param>
/// <param name="IsSmall">It says nothing about the subject: a stop word, a single letter.</param>
/// <param name="Parts">Of a compound, the words it is made of.</param>
internal sealed record WordSense(string Stem, uint Term, double Share, float Bits, bool IsSmall, WordSense[] Parts)
{
    // The content words of a text of one page.
    private const double WordsOfAPage = 150;

    /// <summary>The chance that a page of general text has a word with such a share.</summary>
    public static double ChanceOnAPage(double share) => 1 - Math.Exp(-WordsOfAPage * share);

    /// <summary>The information in a word with such a share.</summary>
    public static float BitsOf(double share) => (float)-Math.Log2(ChanceOnAPage(share));
}
