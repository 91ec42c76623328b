namespace MvoUmbraco.Core.Networks;

/// <summary>
/// What the member groups of a network are called: after the network, so that whoever manages members knows them. Names
/// are only names; whose a group is, its key says (<see cref="NetworkGroupKeys"/>).
/// </summary>
public static class GroupNames
{
    /// <summary>The longest name of a group, in characters: what Umbraco's tables hold of a name and of a rule.</summary>
    public const int MostCharacters = 255;

    /// <summary>The name of the mainstream team's group.</summary>
    public const string Mainstream = "Mainstreamteam";

    private const string CoordinatorsEnd = " - trekkers";
    private const string InactiveEnd = " (niet actief)";

    /// <summary>The names of both groups of a network, the first pair that nobody else has.</summary>
    /// <param name="network">The name of the network; cut where it is too long.</param>
    /// <param name="isActive">The network is published; the groups of others say that they are not in use.</param>
    /// <param name="isTaken">Whether another group has the name.</param>
    public static (string Members, string Coordinators) For(string network, bool isActive, Func<string, bool> isTaken)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(isTaken);
        var state = isActive ? string.Empty : InactiveEnd;
        for (var number = 1; ; number++)
        {
            var names = (Join(network, Numbered(number) + state), Join(network, Numbered(number) + CoordinatorsEnd + state));
            if (!isTaken(names.Item1) && !isTaken(names.Item2))
            {
                return names;
            }
        }
    }

    /// <summary>A name, numbered when somebody else has it.</summary>
    public static string First(string name, Func<string, bool> isTaken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(isTaken);
        for (var number = 1; ; number++)
        {
            if (Join(name, Numbered(number)) is var numbered && !isTaken(numbered))
            {
                return numbered;
            }
        }
    }

    private static string Numbered(int number) => number == 1 ? string.Empty : FormattableString.Invariant($" ({number})");

    private static string Join(string network, string end)
    {
        var start = string.Join(' ', network.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var most = MostCharacters - end.Length;
        if (start.Length > most)
        {
            // A character outside the first plane is two units; half of one is none.
            start = start[..(char.IsHighSurrogate(start[most - 1]) ? most - 1 : most)].TrimEnd();
        }

        return start + end;
    }
}
