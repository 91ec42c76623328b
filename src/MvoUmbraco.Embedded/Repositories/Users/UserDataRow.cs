using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>Something that the backoffice, or a plugin in it, remembers for a user.</summary>
internal sealed record UserDataRow : Row
{
    /// <summary>Key of the user.</summary>
    public required Guid User { get; init; }

    public required string Group { get; init; }

    public required string Identifier { get; init; }

    public required string Value { get; init; }

    public static readonly RowIndex<UserDataRow, Guid> ByUser = new(row => row.User);

    public static readonly Kind<UserDataRow> Kind = new("userdata", ByUser);
}
