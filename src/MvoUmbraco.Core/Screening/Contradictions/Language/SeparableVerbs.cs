namespace MvoUmbraco.Core.Screening.Contradictions.Language;

/// <summary>Dutch verbs whose first part stands at the end of the clause: <c>neemt … toe</c> is <c>toenemen</c>.</summary>
internal static class SeparableVerbs
{
    private static readonly HashSet<string> Particles = ["aan", "af", "bij", "dicht", "door", "in", "klaar", "los", "mee", "na", "neer", "om", "op", "open", "over", "rond", "samen", "schoon", "terug", "toe", "uit", "vast", "voor", "weg"];
    private static readonly HashSet<string> Ends = ["en", "of", "maar", "die", "dat", "want", "terwijl", "omdat", "zodat"];

    /// <summary>The joined verbs by place; the place of a particle that was joined holds an empty word.</summary>
    public static Dictionary<int, string> Join(string[] words, LanguageRules rules)
    {
        var joined = new Dictionary<int, string>();
        if (rules.Language != "nl")
        {
            return joined;
        }

        for (int at = 1; at < words.Length; at++)
        {
            if (!Particles.Contains(words[at]) || (at + 1 < words.Length && !Ends.Contains(words[at + 1])))
            {
                continue;
            }

            for (int verb = at - 1; verb >= 0 && at - verb < 20; verb--)
            {
                if (Ends.Contains(words[verb]))
                {
                    break;
                }

                if (!joined.ContainsKey(verb) && WordForms.Joined(words[at], words[verb]).FirstOrDefault(DutchWordNet.Instance.HasVerb) is { } whole)
                {
                    joined[verb] = whole;
                    joined[at] = string.Empty;
                    break;
                }
            }
        }

        return joined;
    }
}
