using Lucene.Net.Tartarus.Snowball;

namespace MvoUmbraco.Core.Text;

/// <summary>Snowball's stemmers as functions. One keeps the word it works on: for one thread at a time.</summary>
internal static class Snowball
{
    public static Func<string, string> Of(SnowballProgram program) => word =>
    {
        program.SetCurrent(word);
        program.Stem();
        return program.Current;
    };
}
