using MvoUmbraco.SignIn;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Members;

/// <summary>Makes members of people who accept an invitation, with what they chose and nothing else.</summary>
internal sealed class NewMembers(
    IMemberService members,
    IMemberSignIn host,
    IMemberPasswords passwords,
    MemberProfiles profiles,
    PasswordWork work,
    UserNames userNames)
{
    /// <summary>What keeps somebody from becoming a member; null for nothing.</summary>
    public AcceptOutcome? FaultOf(Acceptance acceptance)
        => acceptance.Profile is not { } profile || profiles.FaultsOf(profile).Any() ? AcceptOutcome.BadProfile
            : acceptance.Password is not { } password || !passwords.IsStrong(password) ? AcceptOutcome.Weak
            : null;

    /// <exception cref="InvalidOperationException">The host refuses the member or the password; nobody was made.</exception>
    public async Task<IMember> MakeAsync(string email, Acceptance acceptance, CancellationToken cancellationToken)
    {
        var profile = acceptance.Profile!;
        var member = members.CreateMember(userNames.For(email), email, profile.Name.Trim(), MemberFields.MemberType);
        member.IsApproved = true;
        MemberProfiles.Fill(member, profile);
        if (!members.Save(member).Success)
        {
            throw new InvalidOperationException("Saving the member was cancelled by a notification handler.");
        }

        try
        {
            var faults = await work.DoAsync(() => host.SetPasswordAsync(member.Key, acceptance.Password!), cancellationToken);
            if (faults.Count > 0)
            {
                throw new InvalidOperationException($"The host refuses a password that follows its rules: {string.Join(' ', faults)}");
            }

            await profiles.KeepChoicesAsync(member.Key, profile, cancellationToken);
        }
        catch
        {
            // A member without a password is nobody who accepted.
            members.Delete(member);
            throw;
        }

        return members.GetById(member.Key)!;
    }
}
