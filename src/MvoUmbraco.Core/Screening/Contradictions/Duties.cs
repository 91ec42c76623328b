using MvoUmbraco.Core.Screening.Contradictions.Language;

namespace MvoUmbraco.Core.Screening.Contradictions;

/// <summary>Which clauses deny, and what the sentence obliges to.</summary>
/// <param name="Duty">None when it obliges to nothing, or its clauses oblige to different things.</param>
/// <param name="DeniedClauses">Clauses with an odd number of denials; where the denial turned a duty, it is spent.</param>
internal readonly record struct Duties(Duty Duty, int[] DeniedClauses)
{
    /// <summary>Reads the cues of a sentence.</summary>
    public static Duties Of(IReadOnlyList<CueWord> cues)
    {
        var duty = Duty.None;
        bool mixed = false;
        var denied = new List<int>();
        foreach (var clause in cues.GroupBy(cue => cue.Clause))
        {
            bool denies = clause.Where(cue => cue.Cue is Cue.Negation).GroupBy(cue => cue.Part).Any(part => part.Count() % 2 == 1);
            var told = clause.Select(cue => cue.Cue).FirstOrDefault(cue => cue is Cue.Must or Cue.May or Cue.Forbidden or Cue.Free);
            if (told is Cue.None)
            {
                if (denies)
                {
                    denied.Add(clause.Key);
                }

                continue;
            }

            var here = (told, denies) switch
            {
                (Cue.Must, false) => Duty.Must,
                (Cue.Must, true) => Duty.Free,
                (Cue.May, false) => Duty.May,
                (Cue.May, true) => Duty.Forbidden,
                (Cue.Forbidden, false) => Duty.Forbidden,
                (Cue.Forbidden, true) => Duty.May,
                (_, false) => Duty.Free,
                _ => Duty.Must,
            };
            mixed |= duty is not Duty.None && duty != here;
            duty = here;
        }

        return new Duties(mixed ? Duty.None : duty, [.. denied]);
    }

    /// <summary>Whether both cannot hold.</summary>
    public static bool Oppose(Duty one, Duty other)
        => (one, other) switch
        {
            (Duty.Must, Duty.Free or Duty.Forbidden) => true,
            (Duty.Free or Duty.Forbidden, Duty.Must) => true,
            (Duty.May, Duty.Forbidden) => true,
            (Duty.Forbidden, Duty.May) => true,
            _ => false,
        };
}
