namespace MvoUmbraco.Core.Submissions;

/// <summary>What kind of person.</summary>
public enum PersonKind
{
    /// <summary>Nobody: the program itself, such as a schedule or a repair.</summary>
    Nobody = 0,

    /// <summary>A member, who signs in to the site.</summary>
    Member,

    /// <summary>A user, who signs in to the backoffice.</summary>
    User,
}

/// <summary>Who does something, by key: names are asked when they are shown, so that a person can be forgotten.</summary>
/// <param name="Kind">Member or user.</param>
/// <param name="Key">The key of the member or the user.</param>
public readonly record struct Person(PersonKind Kind, Guid Key)
{
    /// <summary>The program itself.</summary>
    public static Person Nobody { get; }

    /// <summary>A member.</summary>
    public static Person Member(Guid key) => new(PersonKind.Member, key);

    /// <summary>A user of the backoffice.</summary>
    public static Person User(Guid key) => new(PersonKind.User, key);
}

/// <summary>What somebody is to one submission. One person can be several things.</summary>
[Flags]
public enum SubmissionRoles
{
    /// <summary>A stranger.</summary>
    None = 0,

    /// <summary>Wrote it: the draft, or the change of what is published.</summary>
    Author = 1,

    /// <summary>Is a member of its network.</summary>
    CoMember = 2,

    /// <summary>Coordinates its network.</summary>
    Coordinator = 4,

    /// <summary>Coordinates its network, and nobody else does.</summary>
    OnlyCoordinator = 8,

    /// <summary>Is in the mainstream team.</summary>
    Mainstream = 16,

    /// <summary>A user of the backoffice who has the section and may read the document.</summary>
    Reader = 32,

    /// <summary>Such a user who may also publish where the document stands.</summary>
    Editor = 64,
}
