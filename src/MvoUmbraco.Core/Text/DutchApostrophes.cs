using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace MvoUmbraco.Core.Text;

/// <summary>Takes the ending after an apostrophe off Dutch words: <i>thema's</i>, <i>kmo's</i>, <i>foto'tje</i>.</summary>
internal sealed class DutchApostrophes : TokenFilter
{
    private static readonly string[] Endings = ["s", "tje", "tjes"];

    private readonly ICharTermAttribute term;

    public DutchApostrophes(TokenStream input)
        : base(input) => term = AddAttribute<ICharTermAttribute>();

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
        {
            return false;
        }

        var word = term.Buffer.AsSpan(0, term.Length);
        var apostrophe = word.LastIndexOfAny('\'', '\u2019');
        if (apostrophe > 1)
        {
            var ending = word[(apostrophe + 1)..];
            foreach (var known in Endings)
            {
                if (ending.SequenceEqual(known))
                {
                    term.SetLength(apostrophe);
                    break;
                }
            }
        }

        return true;
    }
}
