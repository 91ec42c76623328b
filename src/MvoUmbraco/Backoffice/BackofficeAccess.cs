using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;

namespace MvoUmbraco.Backoffice;

/// <summary>Who may ask the plugin's own interfaces for the backoffice.</summary>
internal static class BackofficeAccess
{
    /// <summary>Umbraco's policy "signed in to the backoffice". Both hosts register it under this name.</summary>
    public const string Policy = "BackOfficeAccess";

    /// <summary>
    /// The signed-in user, when one of the user's groups has the section; else null. What the client shows by a section, it
    /// only shows: this is where it is enforced.
    /// </summary>
    public static IUser? UserWith(this IBackOfficeSecurityAccessor security, string section)
        => security.BackOfficeSecurity?.CurrentUser is { } user && user.AllowedSections.Contains(section, StringComparer.OrdinalIgnoreCase)
            ? user
            : null;
}
