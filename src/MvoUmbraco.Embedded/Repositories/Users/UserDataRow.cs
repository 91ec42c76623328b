using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>Something that the backoffice, or a plugin in it, remembers for a user.</summary>
internal sealed record UserDataRow : Row
{
    /// <summary>Key of the user.</summary>
    public Guid User { get; init; }

    public string Group { get; init; } = string.Empty;

    public string Identifier { get; init; } = string.Empty;

    public string Value { get; init; } = string.Empty;

    public static readonly RowIndex<UserDataRow, Guid> ByUser = new(row => row.User);

    public static readonly Kind<UserDataRow> Kind = new("userdata", ByUser);
}
