using Microsoft.Extensions.Options;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Members;

/// <summary>The user names of members who did not choose one.</summary>
internal sealed class UserNames(IOptionsMonitor<SecuritySettings> security)
{
    /// <summary>The address, without the signs that Umbraco takes in no user name.</summary>
    public string For(string email)
    {
        var allowed = security.CurrentValue.AllowedUserNameCharacters;
        return string.Concat(email.Select(letter => allowed.Contains(letter, StringComparison.Ordinal) ? letter : '-'));
    }
}
