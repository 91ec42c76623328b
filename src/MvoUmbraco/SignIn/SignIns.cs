using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.SignIn;

internal sealed class SignIns(IMemberSignIn host, IMemberService members, PasswordWork work) : ISignIns
{
    public async Task<SignInOutcome> SignInAsync(Credentials credentials, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var member = Find(credentials.Name.Trim());
        var isRight = await work.DoAsync(() => host.IsPasswordAsync(member?.Key, credentials.Password), cancellationToken);
        if (!isRight || member is not { IsApproved: true, IsLockedOut: false })
        {
            return SignInOutcome.Refused;
        }

        await host.SignInAsync(member.Key, credentials.StaySignedIn);
        return SignInOutcome.SignedIn;
    }

    public Task SignOutAsync() => host.SignOutAsync();

    private IMember? Find(string name) => name.Length == 0 ? null : members.GetByUsername(name) ?? members.GetByEmail(name);
}
