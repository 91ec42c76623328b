namespace MvoUmbraco.Embedded.Members.SignIn;

/// <summary>
/// Signing members in to the site: the host's part of it, by a cookie, and nothing about pages, forms or how often somebody
/// may try. Members are named by their keys. Passwords are hashed as ASP.NET Core Identity does, which is what Umbraco writes.
/// </summary>
/// <remarks>
/// The cookie holds the member's key and security stamp. It counts as long as the stamp is the member's, the member is
/// approved and not locked out, and it is used within its time: 14 days for who stays signed in, else 8 hours. Who is
/// signed in is the principal of the request (<see cref="System.Security.Claims.ClaimTypes.NameIdentifier"/> holds the key),
/// for the Content Delivery API as for the program's own pages.
/// </remarks>
public interface IMemberAuthentication
{
    /// <summary>The member that is signed in with the current request; null for nobody.</summary>
    Guid? SignedIn { get; }

    /// <summary>
    /// Whether the password is the member's. Takes as long for null, an unknown member and a member without a password as for
    /// anybody else. It keeps a thread busy for a while: who calls it bounds how many do at once.
    /// </summary>
    bool IsPassword(Guid? member, string password);

    /// <summary>Gives a member another password, which ends all sign-ins so far.</summary>
    /// <returns>What keeps it from being taken, in English; none when it was.</returns>
    /// <exception cref="ArgumentException">There is no such member.</exception>
    IReadOnlyList<string> SetPassword(Guid member, string password);

    /// <summary>
    /// Signs the member in with the answer to the current request, by a new cookie. Where Umbraco's settings allow members
    /// one sign-in at a time, the ones before end.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such member, or it may not sign in.</exception>
    Task SignInAsync(Guid member, bool staySignedIn);

    /// <summary>Signs out who is signed in with the current request, here only.</summary>
    Task SignOutAsync();

    /// <summary>Ends all sign-ins of a member, everywhere.</summary>
    void EndAll(Guid member);
}
