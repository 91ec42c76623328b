using System.Text.Json.Serialization;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>A member: content without a published side, what signing in needs, and the groups it is in.</summary>
internal sealed record MemberRow : ContentRow
{
    [JsonIgnore]
    public override Guid ObjectType => Constants.ObjectTypes.Member;

    public string Username { get; init; } = string.Empty;

    public string Email { get; init; } = string.Empty;

    /// <summary>As ASP.NET Core Identity's hasher writes it, so that members can be moved between hosts.</summary>
    public string PasswordHash { get; init; } = string.Empty;

    public string? PasswordConfiguration { get; init; }

    public string? SecurityStamp { get; init; }

    public bool Approved { get; init; }

    public bool LockedOut { get; init; }

    public int FailedAttempts { get; init; }

    public DateTime? EmailConfirmed { get; init; }

    public DateTime? LastLogin { get; init; }

    public DateTime? LastLockout { get; init; }

    public DateTime? LastPasswordChange { get; init; }

    /// <summary>Ids of member groups; changed by the group repository only.</summary>
    public IReadOnlyList<int> Groups { get; init; } = [];

    /// <summary>What all content is found by. Members need no unique names.</summary>
    public static readonly ContentIndexes<MemberRow> Indexes = new(_ => []);

    public static readonly RowIndex<MemberRow, string> ByUsername = new(row => row.Username, StringComparer.OrdinalIgnoreCase);

    public static readonly RowIndex<MemberRow, string> ByEmail = new(row => row.Email, StringComparer.OrdinalIgnoreCase);

    public static readonly RowIndex<MemberRow, int> ByGroup = new(row => row.Groups);

    public static readonly RowIndex<MemberRow, int> ByType = Indexes.ByType;

    public static readonly Kind<MemberRow> Kind = new(
        "member", Indexes.ByParent, Indexes.ByPath, ByType, Indexes.ByLevel, Indexes.ByVersion, Indexes.BySiblingName, ByUsername, ByEmail, ByGroup);
}
