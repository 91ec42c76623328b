namespace MvoUmbraco.SignIn;

/// <summary>How a change of a password ended.</summary>
public enum PasswordChange
{
    /// <summary>The link was used, is too old, or never was one.</summary>
    BadLink = 0,

    /// <summary>The member has another password; every sign-in so far has ended.</summary>
    Done,

    /// <summary>The new password does not follow the rules; nothing has changed.</summary>
    Weak,

    /// <summary>The present password is another; nothing has changed.</summary>
    WrongPassword,
}

/// <summary>The rules of the host for passwords of members.</summary>
public sealed record PasswordRules(int Length, bool Digit, bool LowerCase, bool UpperCase, bool Sign)
{
    /// <summary>Whether a password follows them.</summary>
    public bool AreMetBy(string password)
        => password.Length >= Length
            && (!Digit || password.Any(char.IsDigit))
            && (!LowerCase || password.Any(char.IsLower))
            && (!UpperCase || password.Any(char.IsUpper))
            && (!Sign || password.Any(letter => !char.IsLetterOrDigit(letter)));
}

/// <summary>Passwords of members, as members change them. Paths are where the links in the mails lead.</summary>
public interface IMemberPasswords
{
    /// <summary>The rules for a new one.</summary>
    PasswordRules Rules { get; }

    /// <summary>Whether a password follows the rules, and is no longer than a hasher should be kept busy with.</summary>
    bool IsStrong(string password);

    /// <summary>Mails a link to choose a new password to the member of this name, if there is one who may sign in. It works once, for an hour.</summary>
    /// <param name="name">User name or e-mail address.</param>
    /// <param name="path">Where the link leads; its secret is added.</param>
    /// <param name="cancellationToken">Stops it.</param>
    Task AskLinkAsync(string name, string path, CancellationToken cancellationToken = default);

    /// <summary>Whether a link still works.</summary>
    Task<bool> IsLinkAsync(string secret, CancellationToken cancellationToken = default);

    /// <summary>Gives the member of a link a new password.</summary>
    Task<PasswordChange> ReplaceAsync(string secret, string password, string signInPath, CancellationToken cancellationToken = default);

    /// <summary>Gives who is signed in a new password; other devices are signed out, this one stays signed in.</summary>
    Task<PasswordChange> ChangeAsync(string current, string password, string signInPath, CancellationToken cancellationToken = default);

    /// <summary>Whether the password is the member's own, asked again before something grave. Tries are counted.</summary>
    Task<bool> IsOwnAsync(Guid member, string password, CancellationToken cancellationToken = default);
}
