using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;

namespace MvoUmbraco.Embedded.Identity.Passwords;

/// <summary>
/// Lets somebody in on the first start: the built-in administrator gets the name, e-mail address and password of
/// <c>Umbraco:CMS:Unattended</c>, as in Umbraco's unattended installation; without them a random password, which is shown
/// once on the console and kept nowhere but hashed.
/// </summary>
internal sealed class FirstAdministrator(
    IBackOfficeUserStore users,
    UserPasswords passwords,
    IOptions<UnattendedSettings> configured,
    IOptions<SecuritySettings> security,
    EmbeddedUmbracoOptions options,
    TimeProvider time) : IStartStep
{
    public async Task BeforeCaches(CancellationToken cancellationToken)
    {
        if (await users.GetAsync(Constants.Security.SuperUserKey) is not { RawPasswordValue: null or "" } administrator)
        {
            return;
        }

        UnattendedSettings settings = configured.Value;
        if (!string.IsNullOrEmpty(settings.UnattendedUserPassword) && passwords.Faults(settings.UnattendedUserPassword) is { Count: > 0 } faults)
        {
            throw new InvalidOperationException($"The first administrator can't have the password of Umbraco:CMS:Unattended:UnattendedUserPassword. {string.Join(' ', faults)} Choose another, or leave it out to get a random one.");
        }

        Name(administrator, settings);
        string password = string.IsNullOrEmpty(settings.UnattendedUserPassword) ? passwords.Generate() : settings.UnattendedUserPassword;
        passwords.Set(administrator, password, time.GetUtcNow().UtcDateTime);
        await users.SaveAsync(administrator);
        if (string.IsNullOrEmpty(settings.UnattendedUserPassword))
        {
            options.Console.WriteLine($"""

                  The first administrator of the backoffice, shown this once:
                    user name  {administrator.Username}
                    password   {password}

                """);
        }
    }

    private void Name(IUser administrator, UnattendedSettings settings)
    {
        if (!string.IsNullOrWhiteSpace(settings.UnattendedUserEmail))
        {
            administrator.Email = settings.UnattendedUserEmail.Trim();
            administrator.Username = security.Value.UsernameIsEmail ? administrator.Email : administrator.Username;
        }

        if (!string.IsNullOrWhiteSpace(settings.UnattendedUserName))
        {
            administrator.Name = settings.UnattendedUserName.Trim();
        }
    }
}
