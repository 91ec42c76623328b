using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data.Members;
using MvoUmbraco.Privacy;

namespace MvoUmbraco.Members;

/// <summary>What inviting keeps about people (who is invited, by address, and who invites), and changing an address.</summary>
internal static class MembersData
{
    public static IReadOnlyList<PersonalTable> Tables { get; } =
    [
        new PersonalTable<Invitation>("invitations")
        {
            About = subject => invitation => invitation.InvitedBy == subject.Key || invitation.Email == subject.LowerEmail,
            Told = (invitation, subject) => invitation.Email == subject.LowerEmail
                ? new { invitation.Network, invitation.Email, invitation.Name, invitation.AsCoordinator, invitation.InvitedAt, invitation.ExpiresAt }
                : new { invitation.Network, InvitedByYou = true, invitation.AsCoordinator, invitation.InvitedAt, invitation.ExpiresAt },
            Erased = async (rows, subject, cancellationToken) =>
            {
                await rows.Where(invitation => invitation.Email == subject.LowerEmail).ExecuteDeleteAsync(cancellationToken);
                await rows.Where(invitation => invitation.InvitedBy == subject.Key).ExecuteUpdateAsync(set => set.SetProperty(invitation => invitation.InvitedBy, (Guid?)null), cancellationToken);
            },
            Kept = options => Keeping.For(options.InvitationDays),
            TooOld = (options, now) => ExpiredBefore(now.AddDays(-options.InvitationDays)),
            People = [invitation => invitation.InvitedBy],
        },
        new PersonalTable<AddressLink>("addressLinks")
        {
            About = subject => link => link.MemberKey == subject.Key,
            Told = (link, _) => new { link.Email, link.ExpiresAt },
            Erased = PersonalTable<AddressLink>.DeleteAsync,
            Kept = _ => Keeping.For(AddressChanges.LinkLifetime.TotalDays),
            TooOld = (_, now) => link => link.ExpiresAt < now,
            People = [link => link.MemberKey],
        },
    ];

    private static Expression<Func<Invitation, bool>> ExpiredBefore(DateTimeOffset moment) => invitation => invitation.ExpiresAt < moment;
}
