using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Configuration;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>A user as the API shows it to who manages users.</summary>
internal sealed record UserModel(
    Guid Id,
    string Email,
    string UserName,
    string Name,
    IReadOnlyList<Reference> UserGroupIds,
    string? LanguageIsoCode,
    IReadOnlyList<Reference> DocumentStartNodeIds,
    bool HasDocumentRootAccess,
    IReadOnlyList<Reference> MediaStartNodeIds,
    bool HasMediaRootAccess,
    IReadOnlyList<string> AvatarUrls,
    UserState State,
    int FailedLoginAttempts,
    DateTime CreateDate,
    DateTime UpdateDate,
    DateTime? LastLoginDate,
    DateTime? LastLockoutDate,
    DateTime? LastPasswordChangeDate,
    bool IsAdmin,
    UserKind Kind);

/// <summary>The user who asks: what the client lets him see and do. The server checks again.</summary>
internal sealed record CurrentUserModel(
    Guid Id,
    string Email,
    string UserName,
    string Name,
    string? LanguageIsoCode,
    IReadOnlyList<Reference> UserGroupIds,
    bool IsAdmin,
    bool HasAccessToSensitiveData,
    IReadOnlyList<string> AvatarUrls,
    IReadOnlyList<string> AllowedSections,
    IReadOnlyList<string> Languages,
    bool HasAccessToAllLanguages,
    IReadOnlyList<Reference> DocumentStartNodeIds,
    bool HasDocumentRootAccess,
    IReadOnlyList<Reference> MediaStartNodeIds,
    bool HasMediaRootAccess,
    IEnumerable<string> FallbackPermissions,
    IReadOnlyList<PermissionModel> Permissions);

/// <summary>The start nodes that a user has in the end: own ones and those of the groups.</summary>
internal sealed record UserStartNodes(
    Guid Id, IReadOnlyList<Reference> DocumentStartNodeIds, bool HasDocumentRootAccess, IReadOnlyList<Reference> MediaStartNodeIds, bool HasMediaRootAccess);

internal sealed record UserItem(Guid Id, IReadOnlyList<Flag> Flags, string Name, IReadOnlyList<string> AvatarUrls, UserKind Kind);

internal sealed record PasswordRules(int MinimumPasswordLength, bool RequireNonLetterOrDigit, bool RequireDigit, bool RequireLowercase, bool RequireUppercase)
{
    public static PasswordRules Of(IPasswordConfiguration rules) =>
        new(rules.RequiredLength, rules.RequireNonLetterOrDigit, rules.RequireDigit, rules.RequireLowercase, rules.RequireUppercase);
}

internal sealed record CurrentUserConfiguration(bool KeepUserLoggedIn, PasswordRules PasswordConfiguration, bool AllowChangePassword, bool AllowTwoFactor);

internal sealed record UserConfiguration(bool CanInviteUsers, bool UsernameIsEmail, PasswordRules PasswordConfiguration, bool AllowChangePassword, bool AllowTwoFactor);

internal sealed record CreateUser(string Email, string UserName, string Name, IReadOnlyList<Reference> UserGroupIds, UserKind Kind = UserKind.Default, Guid? Id = null)
{
    public UserCreateModel ToModel() => new()
    {
        Id = Id,
        Email = Email.Trim(),
        UserName = UserName.Trim(),
        Name = Name.Trim(),
        UserGroupKeys = UserGroupIds.Select(group => group.Id).ToHashSet(),
        Kind = Kind,
    };
}

internal sealed record UpdateUser(
    string Email,
    string UserName,
    string Name,
    IReadOnlyList<Reference> UserGroupIds,
    string LanguageIsoCode,
    IReadOnlyList<Reference> DocumentStartNodeIds,
    bool HasDocumentRootAccess,
    IReadOnlyList<Reference> MediaStartNodeIds,
    bool HasMediaRootAccess)
{
    public UserUpdateModel ToModel(Guid user) => new()
    {
        ExistingUserKey = user,
        Email = Email.Trim(),
        UserName = UserName.Trim(),
        Name = Name.Trim(),
        LanguageIsoCode = LanguageIsoCode,
        ContentStartNodeKeys = DocumentStartNodeIds.Select(node => node.Id).ToHashSet(),
        HasContentRootAccess = HasDocumentRootAccess,
        MediaStartNodeKeys = MediaStartNodeIds.Select(node => node.Id).ToHashSet(),
        HasMediaRootAccess = HasMediaRootAccess,
        UserGroupKeys = UserGroupIds.Select(group => group.Id).ToHashSet(),
    };
}

internal sealed record UserKeys(IReadOnlyList<Reference> UserIds)
{
    public HashSet<Guid> Keys => [.. UserIds.Select(user => user.Id)];
}

internal sealed record UserGroupsOfUsers(IReadOnlyList<Reference> UserIds, IReadOnlyList<Reference> UserGroupIds);

internal sealed record ChangePassword(string NewPassword);

internal sealed record ChangeOwnPassword(string NewPassword, string? OldPassword = null);

internal sealed record GeneratedPassword(string? ResetPassword);

internal sealed record Avatar(Reference File);
