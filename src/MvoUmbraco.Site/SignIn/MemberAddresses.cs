namespace MvoUmbraco.Site.SignIn;

/// <summary>The addresses of the pages about one's own sign-in. They are no documents; no document's address begins so.</summary>
internal static class MemberAddresses
{
    public const string SignIn = "/mijn/aanmelden";
    public const string SignOut = "/mijn/afmelden";

    /// <summary>Where a member comes who signs in from nowhere in particular.</summary>
    public const string Start = "/";
}
