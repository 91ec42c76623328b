using System.Text.RegularExpressions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Privacy;

/// <summary>
/// Umbraco writes names and addresses of members into its trail of accounts, from which nothing is ever taken away. Here
/// members stand in it by their number: what happened stays, and names nobody any more once the member is gone.
/// </summary>
internal sealed partial class KeyOnlyTrail(IAuditEntryService inner) : IAuditEntryService
{
    private const string AboutMembers = "umbraco/member/";

    public Task<IAuditEntry> WriteAsync(
        Guid? performingUserKey,
        string performingDetails,
        string performingIp,
        DateTime eventDateUtc,
        Guid? affectedUserKey,
        string? affectedDetails,
        string eventType,
        string eventDetails)
        => eventType.StartsWith(AboutMembers, StringComparison.Ordinal)
            ? inner.WriteAsync(
                performingUserKey,
                performingDetails,
                performingIp,
                eventDateUtc,
                affectedUserKey,
                affectedDetails is null ? null : Name().Replace(affectedDetails, string.Empty),
                eventType,
                Name().Replace(eventDetails, string.Empty))
            : inner.WriteAsync(performingUserKey, performingDetails, performingIp, eventDateUtc, affectedUserKey, affectedDetails, eventType, eventDetails);

    // After the number: 1234 "Anne Maes" <anne@example.be>.
    [GeneratedRegex("""(?<=\d) ".*"(?: <[^>]*>)?""", RegexOptions.CultureInvariant | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
