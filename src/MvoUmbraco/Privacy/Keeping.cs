namespace MvoUmbraco.Privacy;

/// <summary>Until when something is kept.</summary>
public enum KeptUntil
{
    /// <summary>So many days.</summary>
    Days = 0,

    /// <summary>The person is a member no longer.</summary>
    MembershipEnds,

    /// <summary>Always, as history that names nobody but by a key. It tells nothing of who was forgotten.</summary>
    Always,
}

/// <summary>How long something is kept.</summary>
/// <param name="Until">Until when.</param>
/// <param name="Days">How many days; 0 when that is not what counts.</param>
public sealed record Keeping(KeptUntil Until, int Days = 0)
{
    /// <summary>As long as the person is a member.</summary>
    public static Keeping Membership { get; } = new(KeptUntil.MembershipEnds);

    /// <summary>As history.</summary>
    public static Keeping History { get; } = new(KeptUntil.Always);

    /// <summary>A number of days, or a part of one.</summary>
    public static Keeping For(double days) => new(KeptUntil.Days, (int)Math.Ceiling(days));
}
