namespace MvoUmbraco.SignIn;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInOutcome
{
    /// <summary>Not: the name, the password or the code is wrong, or the member may not sign in. Which of these is not told.</summary>
    Refused = 0,

    /// <summary>The member is signed in.</summary>
    SignedIn,
}

/// <summary>What somebody who signs in gives.</summary>
/// <param name="Name">User name or e-mail address.</param>
/// <param name="Password">The password.</param>
/// <param name="StaySignedIn">Whether the sign-in outlives the browser's session.</param>
public sealed record Credentials(string Name, string Password, bool StaySignedIn);

/// <summary>Signing members in and out with the current request.</summary>
public interface ISignIns
{
    /// <summary>Signs in by name and password.</summary>
    /// <exception cref="TooBusyException">Too many sign in at once.</exception>
    Task<SignInOutcome> SignInAsync(Credentials credentials, CancellationToken cancellationToken = default);

    /// <summary>Signs out, on this device.</summary>
    Task SignOutAsync();
}
