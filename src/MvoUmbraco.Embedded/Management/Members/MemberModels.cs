using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Membership;

namespace MvoUmbraco.Embedded.Management.Members;

/// <summary>A member as the API shows it.</summary>
internal sealed record MemberModel(
    Guid Id,
    string Email,
    string Username,
    MemberKind Kind,
    TypeReference MemberType,
    bool IsApproved,
    bool IsLockedOut,
    bool IsTwoFactorEnabled,
    int FailedPasswordAttempts,
    DateTime? LastLoginDate,
    DateTime? LastLockoutDate,
    DateTime? LastPasswordChangeDate,
    IReadOnlyList<Guid> Groups,
    IReadOnlyList<ValueModel> Values,
    IReadOnlyList<MemberVariant> Variants,
    IReadOnlyList<Flag> Flags,
    string? ProfileData = null)
{
    /// <summary>What a user without access to sensitive data sees of it; values are for the caller to leave out.</summary>
    public MemberModel WithoutSensitiveData() => this with
    {
        IsApproved = false,
        IsLockedOut = false,
        IsTwoFactorEnabled = false,
        FailedPasswordAttempts = 0,
        LastLoginDate = null,
        LastLockoutDate = null,
        LastPasswordChangeDate = null,
    };
}

internal sealed record MemberVariant(string? Culture, string? Segment, string Name, DateTime CreateDate, DateTime UpdateDate);

/// <summary>A member in a picker or list: without values.</summary>
internal sealed record MemberItem(Guid Id, IReadOnlyList<Flag> Flags, MemberKind Kind, TypeReference MemberType, IReadOnlyList<MemberItemVariant> Variants)
{
    public static MemberItem Of(IMemberEntitySlim member) => Of(member.Key, TypeReference.Of(member), member.Name);

    public static MemberItem Of(IMember member) => Of(member.Key, TypeReference.Of(member.ContentType), member.Name);

    private static MemberItem Of(Guid key, TypeReference type, string? name) => new(key, [], MemberKind.Default, type, [new MemberItemVariant(name ?? string.Empty, null)]);
}

internal sealed record MemberItemVariant(string Name, string? Culture);

/// <summary>What a client sends of a member, new or not. Groups are named by key.</summary>
internal abstract record SentMember(
    string Email,
    string Username,
    bool IsApproved,
    IReadOnlyList<SentValue> Values,
    IReadOnlyList<SentVariant> Variants,
    IReadOnlyList<Guid>? Groups)
{
    protected T Fill<T>(T model)
        where T : MemberEditingModelBase
    {
        model.Email = Email;
        model.Username = Username;
        model.IsApproved = IsApproved;
        model.Roles = Groups;
        model.Properties = [.. Values.Select(value => value.ToModel())];
        model.Variants = [.. Variants.Select(variant => variant.ToModel())];
        return model;
    }
}

internal sealed record CreateMember(
    string Email,
    string Username,
    string Password,
    Reference MemberType,
    bool IsApproved,
    IReadOnlyList<SentValue> Values,
    IReadOnlyList<SentVariant> Variants,
    IReadOnlyList<Guid>? Groups = null,
    Guid? Id = null) : SentMember(Email, Username, IsApproved, Values, Variants, Groups)
{
    public MemberCreateModel ToModel() => Fill(new MemberCreateModel { Key = Id, ContentTypeKey = MemberType.Id, Password = Password });
}

internal sealed record UpdateMember(
    string Email,
    string Username,
    bool IsApproved,
    bool IsLockedOut,
    bool IsTwoFactorEnabled,
    IReadOnlyList<SentValue> Values,
    IReadOnlyList<SentVariant> Variants,
    IReadOnlyList<Guid>? Groups = null,
    string? OldPassword = null,
    string? NewPassword = null) : SentMember(Email, Username, IsApproved, Values, Variants, Groups)
{
    public MemberUpdateModel ToModel() =>
        Fill(new MemberUpdateModel { IsLockedOut = IsLockedOut, IsTwoFactorEnabled = IsTwoFactorEnabled, OldPassword = OldPassword, NewPassword = NewPassword });
}
