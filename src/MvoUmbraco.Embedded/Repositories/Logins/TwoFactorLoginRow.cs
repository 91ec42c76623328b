using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Logins;

/// <summary>That a user or member must show a second proof when signing in.</summary>
internal sealed record TwoFactorLoginRow : Row
{
    /// <summary>Key of the user or member.</summary>
    public Guid Account { get; init; }

    public string Provider { get; init; } = string.Empty;

    /// <summary>What the provider shares with the user or member.</summary>
    public string Secret { get; init; } = string.Empty;

    public static readonly RowIndex<TwoFactorLoginRow, Guid> ByAccount = new(row => row.Account);

    public static readonly Kind<TwoFactorLoginRow> Kind = new("twofactorlogin", ByAccount);
}
