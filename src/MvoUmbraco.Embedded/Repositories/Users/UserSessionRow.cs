using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>A sign-in to the backoffice; its key is the id of the session.</summary>
internal sealed record UserSessionRow : Row
{
    public int? User { get; init; }

    public string? Address { get; init; }

    /// <summary>The user's security stamp for which the session counts.</summary>
    public string? Stamp { get; init; }

    /// <summary>UTC.</summary>
    public DateTime LoggedIn { get; init; }

    /// <summary>UTC.</summary>
    public DateTime LastValidated { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? LoggedOut { get; init; }

    public static readonly RowIndex<UserSessionRow, int> ByUser = new(row => row.User is { } user ? [user] : Array.Empty<int>());

    public static readonly Kind<UserSessionRow> Kind = new("usersession", ByUser);
}
