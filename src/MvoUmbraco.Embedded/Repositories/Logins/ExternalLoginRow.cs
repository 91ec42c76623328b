using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Repositories.Logins;

/// <summary>That a user or member signs in by somebody else's word, with what that provider gave along.</summary>
internal sealed record ExternalLoginRow : Row
{
    /// <summary>Key of the user or member.</summary>
    public Guid Account { get; init; }

    public string Provider { get; init; } = string.Empty;

    /// <summary>As whom the provider knows the user or member.</summary>
    public string ProviderKey { get; init; } = string.Empty;

    public string? UserData { get; init; }

    /// <summary>UTC.</summary>
    public DateTime CreateDate { get; init; }

    public IReadOnlyList<ExternalToken> Tokens { get; init; } = [];

    public static readonly RowIndex<ExternalLoginRow, Guid> ByAccount = new(row => row.Account);

    public static readonly RowIndex<ExternalLoginRow, string> ByProviderKey = new(row => row.ProviderKey, StringComparer.OrdinalIgnoreCase);

    public static readonly Kind<ExternalLoginRow> Kind = new("externallogin", ByAccount, ByProviderKey);
}

/// <summary>A token that a provider gave along.</summary>
/// <param name="Id">Unique among tokens.</param>
/// <param name="Date">UTC.</param>
internal sealed record ExternalToken(int Id, string Name, string Value, DateTime Date);
