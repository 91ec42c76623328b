namespace MvoUmbraco.SignIn;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInOutcome
{
    /// <summary>Not: the name, the password or the code is wrong, or the member may not sign in. Which of these is not told.</summary>
    Refused = 0,

    /// <summary>The member is signed in.</summary>
    SignedIn,

    /// <summary>Name and password are right; a code of the member's app, or one on paper, is asked too.</summary>
    CodeNeeded,

    /// <summary>Too many attempts with this name or from this place failed: nobody looked at this one.</summary>
    TooMany,
}

/// <summary>What somebody who signs in gives.</summary>
/// <param name="Name">User name or e-mail address.</param>
/// <param name="Password">The password.</param>
/// <param name="StaySignedIn">Whether the sign-in outlives the browser's session.</param>
public sealed record Credentials(string Name, string Password, bool StaySignedIn);

/// <summary>The answer to an attempt to sign in.</summary>
/// <param name="Outcome">How it ended.</param>
public sealed record SignInAnswer(SignInOutcome Outcome)
{
    /// <summary>How long to wait; only of <see cref="SignInOutcome.TooMany"/>.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>What to give back with the code; only of <see cref="SignInOutcome.CodeNeeded"/>. Worth nothing without a code, and nothing after ten minutes.</summary>
    public string? Pending { get; init; }
}

/// <summary>Signing members in and out with the current request.</summary>
public interface ISignIns
{
    /// <summary>Signs in by name and password.</summary>
    /// <exception cref="TooBusyException">Too many sign in at once.</exception>
    Task<SignInAnswer> SignInAsync(Credentials credentials, CancellationToken cancellationToken = default);

    /// <summary>Goes on with a sign-in that needs a code.</summary>
    /// <param name="pending">What <see cref="SignInAnswer.Pending"/> was.</param>
    /// <param name="code">The code of the app, or a recovery code.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task<SignInAnswer> ConfirmAsync(string pending, string code, CancellationToken cancellationToken = default);

    /// <summary>Signs out, on this device.</summary>
    Task SignOutAsync();

    /// <summary>Signs out who is signed in, on every device.</summary>
    Task SignOutEverywhereAsync();

    /// <summary>The sign-ins of a member and the tries that failed, the latest first.</summary>
    Task<IReadOnlyList<SignInEntry>> LatestAsync(Guid member, CancellationToken cancellationToken = default);
}

/// <summary>One try to sign in.</summary>
/// <param name="At">When.</param>
/// <param name="IsSignedIn">Whether it succeeded.</param>
/// <param name="Browser">The kind of browser; null when it did not tell.</param>
/// <param name="System">What it runs on; null when it did not tell.</param>
public sealed record SignInEntry(DateTimeOffset At, bool IsSignedIn, string? Browser, string? System);
