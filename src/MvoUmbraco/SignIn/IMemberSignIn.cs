namespace MvoUmbraco.SignIn;

/// <summary>
/// What the plugin needs of its host to sign members in. Passwords and the cookie are the host's, by Umbraco's rules; who
/// may try, how often, and everything that is shown are the plugin's (<see cref="ISignIns"/>). Members are named by key.
/// </summary>
public interface IMemberSignIn
{
    /// <summary>
    /// The member that is signed in with the current request; null for nobody, and outside a request. Cheap. A sign-in that no
    /// longer counts (another password, not approved any more, locked out) is none.
    /// </summary>
    Guid? SignedIn { get; }

    /// <summary>
    /// Whether the password is the member's. Takes as long for null and for a member without a password as for anybody else.
    /// </summary>
    Task<bool> IsPasswordAsync(Guid? member, string password);

    /// <summary>Gives a member another password, which ends all sign-ins so far.</summary>
    /// <returns>What keeps it from being taken, in the host's words; none when it was.</returns>
    Task<IReadOnlyList<string>> SetPasswordAsync(Guid member, string password);

    /// <summary>Signs the member in with the answer to the current request, by a new cookie.</summary>
    Task SignInAsync(Guid member, bool staySignedIn);

    /// <summary>Signs out who is signed in with the current request, on this device only.</summary>
    Task SignOutAsync();

    /// <summary>Ends all sign-ins of a member, on every device.</summary>
    Task EndAllAsync(Guid member);
}
