using MvoUmbraco.Access;
using MvoUmbraco.Backoffice;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;
using MvoUmbraco.Networks;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.AuthorizationStatus;

namespace MvoUmbraco.Submissions;

/// <summary>What people are to submissions, and what they are called.</summary>
internal sealed class SubmissionPeople(
    IMemberService members,
    IUserService users,
    IContentService contents,
    IContentPermissionService permissions,
    INetworkGroups groups)
{
    private static readonly HashSet<string> Browse = new(StringComparer.Ordinal) { ActionBrowse.ActionLetter };
    private static readonly HashSet<string> Publish = new(StringComparer.Ordinal) { ActionPublish.ActionLetter };

    /// <summary>The member as a visitor of the site: nobody in particular when there is no such member, or none who may sign in.</summary>
    public Visitor VisitorOf(Guid member)
        => members.GetById(member) is { } found && MaySignIn(found)
            ? Visitor.Member(found.Username, members.GetAllRoles(found.Username), found.Key)
            : Visitor.Anonymous;

    /// <summary>What a person is to a submission.</summary>
    public async Task<SubmissionRoles> RolesAsync(Person person, Submission submission)
        => person.Kind switch
        {
            PersonKind.Member => MemberRoles(VisitorOf(person.Key), submission.NetworkKey)
                | (submission.AuthorKey == person.Key ? SubmissionRoles.Author : SubmissionRoles.None),
            PersonKind.User when await users.GetAsync(person.Key) is { } user => await UserRolesAsync(user, submission.Key),
            _ => SubmissionRoles.None,
        };

    /// <summary>What a member is to a network: a learning network, or the mainstream team.</summary>
    public SubmissionRoles MemberRoles(Visitor visitor, Guid network)
    {
        if (!visitor.IsSignedIn)
        {
            return SubmissionRoles.None;
        }

        var roles = groups.IsMainstream(visitor) ? SubmissionRoles.Mainstream : SubmissionRoles.None;
        if (groups.IsMember(network, visitor))
        {
            roles |= SubmissionRoles.CoMember;
        }

        if (groups.IsCoordinator(network, visitor))
        {
            roles |= SubmissionRoles.Coordinator;
            if (CoordinatorsOf(network).Take(2).Count() == 1)
            {
                roles |= SubmissionRoles.OnlyCoordinator;
            }
        }

        return roles;
    }

    /// <summary>The members who coordinate a network; of the mainstream team everybody.</summary>
    public IEnumerable<IMember> CoordinatorsOf(Guid network)
        => groups.Of(network) is { IsActive: true } pair ? InGroup(pair.Coordinators) : IsTeam(network) ? MainstreamTeam() : [];

    /// <summary>The members of the mainstream team.</summary>
    public IEnumerable<IMember> MainstreamTeam() => groups.Mainstream is { } team ? InGroup(team) : [];

    /// <summary>It is something submissions can be placed for.</summary>
    public bool IsNetwork(Guid network) => groups.Of(network) is { IsActive: true } || IsTeam(network);

    /// <summary>The networks of which a member reviews what is submitted; null for those of everybody.</summary>
    public IReadOnlyList<Guid>? ReviewedBy(Visitor visitor)
        => groups.IsMainstream(visitor) ? null : [.. groups.NetworksOf(visitor).Where(network => groups.IsCoordinator(network, visitor))];

    public PersonInfo Info(PersonKind kind, Guid? key)
        => new(kind, key, key is not { } known ? string.Empty : kind switch
        {
            PersonKind.Member => members.GetById(known)?.Name ?? string.Empty,
            PersonKind.User => users.GetAsync(known).GetAwaiter().GetResult()?.Name ?? string.Empty,
            _ => string.Empty,
        });

    private async Task<SubmissionRoles> UserRolesAsync(IUser user, Guid document)
    {
        if (!user.AllowedSections.Contains(MvoSection.Alias, StringComparer.OrdinalIgnoreCase)
            || await permissions.AuthorizeAccessAsync(user, [document], Browse) is not ContentAuthorizationStatus.Success)
        {
            return SubmissionRoles.None;
        }

        return await permissions.AuthorizeAccessAsync(user, [document], Publish) is ContentAuthorizationStatus.Success
            ? SubmissionRoles.Reader | SubmissionRoles.Editor
            : SubmissionRoles.Reader;
    }

    private IEnumerable<IMember> InGroup(NamedGroup group) => members.GetMembersInRole(group.Name).Where(MaySignIn);

    private bool IsTeam(Guid network) => contents.GetById(network) is { Trashed: false, ContentType.Alias: ContentTypes.MainstreamTeam };

    private static bool MaySignIn(IMember member) => member is { IsApproved: true, IsLockedOut: false };
}
