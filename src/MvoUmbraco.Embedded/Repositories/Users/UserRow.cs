using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>Somebody who may work in the backoffice, or in whose name services act.</summary>
internal sealed record UserRow : Row
{
    public required string Name { get; init; }

    /// <summary>What the user signs in with.</summary>
    public required string Username { get; init; }

    public string Email { get; init; } = string.Empty;

    /// <summary>As ASP.NET Core Identity's hasher writes it; empty as long as the user has no password, and then nothing matches it.</summary>
    public string PasswordHash { get; init; } = string.Empty;

    public string? PasswordConfiguration { get; init; }

    public string? SecurityStamp { get; init; }

    public bool Approved { get; init; }

    public bool LockedOut { get; init; }

    public int FailedAttempts { get; init; }

    /// <summary>ISO code of the language of the backoffice.</summary>
    public string? Language { get; init; }

    /// <summary>Path of the picture among the media files.</summary>
    public string? Avatar { get; init; }

    /// <summary>Umbraco's <c>UserKind</c>: 0 a person, 1 a program.</summary>
    public int UserKind { get; init; }

    public DateTime? EmailConfirmed { get; init; }

    public DateTime? Invited { get; init; }

    public DateTime? LastLogin { get; init; }

    public DateTime? LastLockout { get; init; }

    public DateTime? LastPasswordChange { get; init; }

    /// <summary>UTC.</summary>
    public DateTime CreateDate { get; init; }

    /// <summary>UTC.</summary>
    public DateTime UpdateDate { get; init; }

    /// <summary>Ids of user groups.</summary>
    public IReadOnlyList<int> Groups { get; init; } = [];

    /// <summary>Ids of documents under which the user works; with none, those of the groups count.</summary>
    public IReadOnlyList<int> StartContent { get; init; } = [];

    /// <summary>Ids of media under which the user works; with none, those of the groups count.</summary>
    public IReadOnlyList<int> StartMedia { get; init; } = [];

    /// <summary>Client ids with which programs sign in as this user.</summary>
    public IReadOnlyList<string> ClientIds { get; init; } = [];

    public static readonly RowIndex<UserRow, string> ByUsername = new(row => row.Username, StringComparer.OrdinalIgnoreCase);

    public static readonly RowIndex<UserRow, string> ByEmail = new(row => row.Email, StringComparer.OrdinalIgnoreCase);

    public static readonly RowIndex<UserRow, int> ByGroup = new(row => row.Groups);

    public static readonly Kind<UserRow> Kind = new("user", ByUsername, ByEmail, ByGroup);
}
