using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Members;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Members;
using MvoUmbraco.Mail;
using MvoUmbraco.Networks;
using MvoUmbraco.SignIn;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Members;

internal sealed class Invitations(
    INetworkMembers networkMembers,
    INetworkGroups groups,
    IMemberService members,
    NewMembers newMembers,
    IOutbox outbox,
    IDbContextFactory<MvoContext> contexts,
    TimeProvider clock) : IInvitations
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    public async Task<IReadOnlyList<InvitationLine>> ReadAsync(Guid network, string list, Visitor visitor, CancellationToken cancellationToken = default)
    {
        if (!MayInvite(network, visitor))
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await ReadAsync(context, network, list, visitor, cancellationToken);
    }

    public async Task<IReadOnlyList<InvitationLine>> InviteAsync(Guid network, string list, string? message, string path, Visitor visitor, CancellationToken cancellationToken = default)
        => MayInvite(network, visitor) && visitor.MemberKey is { } inviter
            ? await InviteAsync(network, list, message, path, visitor, inviter, isFirst: true, cancellationToken)
            : [];

    private async Task<IReadOnlyList<InvitationLine>> InviteAsync(
        Guid network, string list, string? message, string path, Visitor visitor, Guid inviter, bool isFirst, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var lines = await ReadAsync(context, network, list, visitor, cancellationToken);
        var now = clock.GetUtcNow();

        // Those that are too old make place for new ones.
        await context.Set<Invitation>().Where(old => old.Network == network && old.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        foreach (var line in lines.Where(line => line.Fault == InvitationFault.None))
        {
            var secret = LinkSecrets.New();
            var invitation = new Invitation
            {
                Key = Guid.NewGuid(),
                SecretHash = LinkSecrets.HashOf(secret),
                Network = network,
                Email = line.Email.ToLowerInvariant(),
                Name = line.Name,
                AsCoordinator = line.AsCoordinator,
                InvitedBy = inviter,
                InvitedAt = now,
                ExpiresAt = now + Lifetime,
            };
            context.Add(invitation);
            await MailAsync(context, invitation, secret, visitor.Name, message, path, cancellationToken);
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
            return lines;
        }
        catch (DbUpdateException) when (isFirst)
        {
            // Another coordinator invited one of them at this moment. Nobody of this list was: once more, without that one.
            return await InviteAsync(network, list, message, path, visitor, inviter, isFirst: false, cancellationToken);
        }
    }

    public async Task<IReadOnlyList<OpenInvitation>> OpenAsync(Guid network, Visitor visitor, CancellationToken cancellationToken = default)
    {
        if (networkMembers.RightsOf(visitor, network) is MemberRights.None)
        {
            return [];
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Invitation>()
            .Where(invitation => invitation.Network == network)
            .OrderBy(invitation => invitation.Email)
            .Select(invitation => new OpenInvitation(invitation.Key, invitation.Email, invitation.Name, invitation.AsCoordinator, invitation.InvitedAt, invitation.ExpiresAt))
            .ToListAsync(cancellationToken);
    }

    public async Task<bool> WithdrawAsync(Guid network, Guid invitation, Visitor visitor, CancellationToken cancellationToken = default)
    {
        if (!MayInvite(network, visitor))
        {
            return false;
        }

        var isAll = MayInvite(network, visitor, asCoordinator: false);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Invitation>().Where(open => open.Key == invitation && open.Network == network && (isAll || open.AsCoordinator)).ExecuteDeleteAsync(cancellationToken) == 1;
    }

    public async Task<bool> RepeatAsync(Guid network, Guid invitation, string path, Visitor visitor, CancellationToken cancellationToken = default)
    {
        if (!MayInvite(network, visitor))
        {
            return false;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<Invitation>().SingleOrDefaultAsync(open => open.Key == invitation && open.Network == network, cancellationToken) is not { } found
            || !MayInvite(network, visitor, found.AsCoordinator))
        {
            return false;
        }

        var secret = LinkSecrets.New();
        found.SecretHash = LinkSecrets.HashOf(secret);
        found.ExpiresAt = clock.GetUtcNow() + Lifetime;
        await MailAsync(context, found, secret, visitor.Name, null, path, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task<InvitationOffer?> OfferAsync(string secret, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindAsync(context, secret, cancellationToken) is { } found && networkMembers.NameOf(found.Network) is { } network
            ? new InvitationOffer(network, found.Email, found.Name, found.AsCoordinator, members.GetByEmail(found.Email) is not null)
            : null;
    }

    public async Task<AcceptOutcome> AcceptAsync(string secret, Acceptance acceptance, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(acceptance);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await FindAsync(context, secret, cancellationToken) is not { } found || groups.Of(found.Network) is not { IsActive: true } pair)
        {
            return AcceptOutcome.BadLink;
        }

        var member = members.GetByEmail(found.Email);
        if (member is null && newMembers.FaultOf(acceptance) is { } fault)
        {
            return fault;
        }

        // Whoever takes the invitation away may use it.
        if (await context.Set<Invitation>().Where(open => open.Key == found.Key && open.SecretHash == found.SecretHash).ExecuteDeleteAsync(cancellationToken) != 1)
        {
            return AcceptOutcome.BadLink;
        }

        try
        {
            member ??= await newMembers.MakeAsync(found.Email, acceptance, cancellationToken);
            members.AssignRoles([member.Id], found.AsCoordinator ? [pair.Members.Name, pair.Coordinators.Name] : [pair.Members.Name]);
            return AcceptOutcome.Done;
        }
        catch
        {
            // It was not used after all.
            context.Add(found);
            await context.SaveChangesAsync(CancellationToken.None);
            throw;
        }
    }

    private bool MayInvite(Guid network, Visitor visitor) => networkMembers.RightsOf(visitor, network) >= MemberRights.Appoint;

    // The mainstream team sees to it that a network has coordinators; whom else they invite is theirs to say.
    private bool MayInvite(Guid network, Visitor visitor, bool asCoordinator)
        => networkMembers.RightsOf(visitor, network) >= (asCoordinator ? MemberRights.Appoint : MemberRights.Manage);

    private async Task<Invitation?> FindAsync(MvoContext context, string secret, CancellationToken cancellationToken)
    {
        var (hash, now) = (LinkSecrets.HashOf(secret), clock.GetUtcNow());
        return await context.Set<Invitation>().AsNoTracking().SingleOrDefaultAsync(invitation => invitation.SecretHash == hash && invitation.ExpiresAt > now, cancellationToken);
    }

    private async Task<IReadOnlyList<InvitationLine>> ReadAsync(MvoContext context, Guid network, string list, Visitor visitor, CancellationToken cancellationToken)
    {
        var lines = InvitationList.Read(list, MailAddresses.IsAddress);
        var now = clock.GetUtcNow();
        var invited = (await context.Set<Invitation>().Where(invitation => invitation.Network == network && invitation.ExpiresAt > now).Select(invitation => invitation.Email).ToListAsync(cancellationToken))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        var pair = groups.Of(network)!;
        var present = new[] { pair.Members, pair.Coordinators }.SelectMany(group => members.GetMembersByGroup(group.Name)).Select(member => member.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. lines.Select(line => line switch
        {
            { Fault: not InvitationFault.None } => line,
            _ when !MayInvite(network, visitor, line.AsCoordinator) => line with { Fault = InvitationFault.CoordinatorsOnly },
            _ when present.Contains(line.Email) => line with { Fault = InvitationFault.AlreadyMember },
            _ when invited.Contains(line.Email) => line with { Fault = InvitationFault.AlreadyInvited },
            _ => line,
        })];
    }

    private async Task MailAsync(MvoContext context, Invitation invitation, string secret, string? inviter, string? message, string path, CancellationToken cancellationToken)
        => await outbox.WriteAsync(
            context,
            $"invitation:{invitation.SecretHash}",
            MailReceiver.At(invitation.Email, invitation.Name),
            new InvitationMail(networkMembers.NameOf(invitation.Network) ?? string.Empty, inviter, string.IsNullOrWhiteSpace(message) ? null : message.Trim(), path + secret, invitation.ExpiresAt),
            cancellationToken);
}
