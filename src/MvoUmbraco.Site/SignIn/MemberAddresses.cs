namespace MvoUmbraco.Site.SignIn;

/// <summary>The addresses of the pages about one's own sign-in. They are no documents; no document's address begins so.</summary>
internal static class MemberAddresses
{
    public const string SignIn = "/mijn/aanmelden";
    public const string SignInCode = "/mijn/aanmelden/code";
    public const string SignOut = "/mijn/afmelden";
    public const string SignOutEverywhere = "/mijn/overal-afmelden";
    public const string SignInLog = "/mijn/aanmeldingen";
    public const string ForgottenPassword = "/mijn/wachtwoord-vergeten";
    public const string NewPassword = "/mijn/nieuw-wachtwoord/";
    public const string NewPasswordPattern = NewPassword + "{geheim}";
    public const string Password = "/mijn/wachtwoord";
    public const string SecondFactor = "/mijn/tweede-stap";
    public const string SecondFactorOff = "/mijn/tweede-stap/uit";

    /// <summary>Where a member comes who signs in from nowhere in particular.</summary>
    public const string Start = "/";
}
