using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Identity.Tokens;

/// <summary>A code, access token or refresh token that was given out: what it says, and whether it still counts.</summary>
internal sealed record TokenRow : Row
{
    /// <summary>One of OpenIddict's token types.</summary>
    public string? Type { get; init; }

    /// <summary>Key of the user.</summary>
    public string? Subject { get; init; }

    /// <summary>One of <c>OpenIddictConstants.Statuses</c>.</summary>
    public string? Status { get; init; }

    public string? Client { get; init; }

    /// <summary>Key of the <see cref="AuthorizationRow"/> that all tokens of one sign-in share.</summary>
    public Guid? Authorization { get; init; }

    /// <summary>Hash of what the bearer shows.</summary>
    public string? Reference { get; init; }

    /// <summary>What the token says, encrypted.</summary>
    public string? Payload { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public DateTimeOffset? Redeemed { get; init; }

    /// <summary>Further values that OpenIddict keeps, as a JSON object.</summary>
    public string? Properties { get; init; }

    public static readonly RowIndex<TokenRow, string> ByReference = new(row => row.Reference is { } reference ? [reference] : [], StringComparer.Ordinal);

    public static readonly RowIndex<TokenRow, string> BySubject = new(row => row.Subject is { } subject ? [subject] : [], StringComparer.Ordinal);

    public static readonly RowIndex<TokenRow, Guid> ByAuthorization = new(row => row.Authorization is { } authorization ? [authorization] : []);

    public static readonly RowIndex<TokenRow, DateTimeOffset> ByExpiry = new(row => row.Expires ?? DateTimeOffset.MaxValue);

    public static readonly Kind<TokenRow> Kind = new("token", ByReference, BySubject, ByAuthorization, ByExpiry);
}

/// <summary>One sign-in with a client: what all its tokens hang on, so that they can be ended together.</summary>
internal sealed record AuthorizationRow : Row
{
    public string? Type { get; init; }

    /// <summary>Key of the user.</summary>
    public string? Subject { get; init; }

    /// <summary>One of <c>OpenIddictConstants.Statuses</c>.</summary>
    public string? Status { get; init; }

    public string? Client { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = [];

    public DateTimeOffset? Created { get; init; }

    /// <inheritdoc cref="TokenRow.Properties"/>
    public string? Properties { get; init; }

    public static readonly RowIndex<AuthorizationRow, string> BySubject = new(row => row.Subject is { } subject ? [subject] : [], StringComparer.Ordinal);

    public static readonly Kind<AuthorizationRow> Kind = new("authorization", BySubject);
}
