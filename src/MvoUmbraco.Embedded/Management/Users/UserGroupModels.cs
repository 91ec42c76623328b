using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models.Membership;

namespace MvoUmbraco.Embedded.Management.Users;

/// <summary>A user group as the API shows it.</summary>
internal sealed record UserGroupModel(
    Guid Id,
    string Name,
    string Alias,
    string? Description,
    string? Icon,
    IReadOnlyList<string> Sections,
    IReadOnlyList<string> Languages,
    bool HasAccessToAllLanguages,
    Reference? DocumentStartNode,
    bool DocumentRootAccess,
    Reference? MediaStartNode,
    bool MediaRootAccess,
    IEnumerable<string> FallbackPermissions,
    IReadOnlyList<PermissionModel> Permissions,
    bool IsDeletable,
    bool AliasCanBeChanged);

internal sealed record UserGroupItem(Guid Id, IReadOnlyList<Flag> Flags, string Name, string? Icon, string? Alias)
{
    public static UserGroupItem Of(IUserGroup group) => new(group.Key, [], group.Name ?? group.Alias, group.Icon, group.Alias);
}

/// <summary>What a client sends of a group, new or not.</summary>
internal record SentUserGroup(
    string Name,
    string Alias,
    IReadOnlyList<string> Sections,
    IReadOnlyList<string> Languages,
    bool HasAccessToAllLanguages,
    bool DocumentRootAccess,
    bool MediaRootAccess,
    IReadOnlyList<string> FallbackPermissions,
    IReadOnlyList<PermissionModel> Permissions,
    string? Description = null,
    string? Icon = null,
    Reference? DocumentStartNode = null,
    Reference? MediaStartNode = null);

internal sealed record CreateUserGroup(
    string Name,
    string Alias,
    IReadOnlyList<string> Sections,
    IReadOnlyList<string> Languages,
    bool HasAccessToAllLanguages,
    bool DocumentRootAccess,
    bool MediaRootAccess,
    IReadOnlyList<string> FallbackPermissions,
    IReadOnlyList<PermissionModel> Permissions,
    string? Description = null,
    string? Icon = null,
    Reference? DocumentStartNode = null,
    Reference? MediaStartNode = null,
    Guid? Id = null) : SentUserGroup(
        Name, Alias, Sections, Languages, HasAccessToAllLanguages, DocumentRootAccess, MediaRootAccess, FallbackPermissions, Permissions, Description, Icon, DocumentStartNode, MediaStartNode);

internal sealed record UserGroupKeys(IReadOnlyList<Reference> UserGroupIds);
