using MvoUmbraco.Embedded.Members.SignIn;
using MvoUmbraco.SignIn;

namespace MvoUmbraco.Web;

/// <summary>The plugin's members sign in by the embedded host's own means.</summary>
internal sealed class EmbeddedSignIn(IMemberAuthentication host) : IMemberSignIn
{
    public Guid? SignedIn => host.SignedIn;

    public Task<bool> IsPasswordAsync(Guid? member, string password) => Task.FromResult(host.IsPassword(member, password));

    public Task<IReadOnlyList<string>> SetPasswordAsync(Guid member, string password) => Task.FromResult(host.SetPassword(member, password));

    public Task SignInAsync(Guid member, bool staySignedIn) => host.SignInAsync(member, staySignedIn);

    public Task SignOutAsync() => host.SignOutAsync();

    public Task EndAllAsync(Guid member)
    {
        host.EndAll(member);
        return Task.CompletedTask;
    }
}
