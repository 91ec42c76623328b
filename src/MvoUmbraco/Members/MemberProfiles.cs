using System.Text.RegularExpressions;
using MvoUmbraco.Mail;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Members;

internal sealed partial class MemberProfiles(IMemberService members, IMailPreferences mail, ListingConsents consents) : IMemberProfiles
{
    private const int Longest = 200;

    public async Task<MemberProfile?> ReadAsync(Guid member, CancellationToken cancellationToken = default)
        => members.GetById(member) is not { } found ? null : new MemberProfile
        {
            Name = found.Name ?? found.Username,
            Function = MemberFields.Text(found, MemberFields.Function),
            Organisation = MemberFields.Text(found, MemberFields.Organisation),
            Phone = MemberFields.Text(found, MemberFields.Phone),
            Visibility = MemberFields.VisibilityOf(found),
            Mail = await mail.ReadAsync(member, cancellationToken),
        };

    public async Task<IReadOnlyList<ProfileFault>> WriteAsync(Guid member, MemberProfile profile, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(profile);
        var found = members.GetById(member) ?? throw new ArgumentException($"There is no member {member}.", nameof(member));
        var faults = FaultsOf(profile).ToList();
        if (faults.Count == 0)
        {
            Fill(found, profile);
            if (!members.Save(found).Success)
            {
                throw new InvalidOperationException("Saving the member was cancelled by a notification handler.");
            }

            await KeepChoicesAsync(member, profile, cancellationToken);
        }

        return faults;
    }

    /// <summary>Keeps what stands beside the member: how mail comes, and that being listed was agreed to.</summary>
    public async Task KeepChoicesAsync(Guid member, MemberProfile profile, CancellationToken cancellationToken)
    {
        consents.Record(member, profile.Visibility);
        await mail.WriteAsync(member, profile.Mail, cancellationToken);
    }

    /// <summary>Puts a profile on a member that is not saved here.</summary>
    public static void Fill(IMember member, MemberProfile profile)
    {
        member.Name = profile.Name.Trim();
        MemberFields.Set(member, MemberFields.Function, Kept(profile.Function));
        MemberFields.Set(member, MemberFields.Organisation, Kept(profile.Organisation));
        MemberFields.Set(member, MemberFields.Phone, Kept(profile.Phone));
        MemberFields.Choose(member, MemberFields.Language, profile.Mail.Culture[..2]);
        MemberFields.SetVisibility(member, profile.Visibility);
    }

    public IEnumerable<ProfileFault> FaultsOf(MemberProfile profile)
    {
        if (profile.Name.Trim().Length is 0 or > Longest || profile.Name.Any(char.IsControl))
        {
            yield return ProfileFault.Name;
        }

        if (profile.Function?.Length > Longest)
        {
            yield return ProfileFault.Function;
        }

        if (profile.Organisation?.Length > Longest)
        {
            yield return ProfileFault.Organisation;
        }

        if (Kept(profile.Phone) is { } phone && !Telephone().IsMatch(phone))
        {
            yield return ProfileFault.Phone;
        }

        var digest = profile.Mail.Digest;
        if (!mail.Cultures.Contains(profile.Mail.Culture, StringComparer.Ordinal) || digest.Hour is < 0 or > 23 || !Enum.IsDefined(digest.Frequency) || !Enum.IsDefined(digest.Day) || !Enum.IsDefined(profile.Visibility))
        {
            yield return ProfileFault.Mail;
        }
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // As the schema of the member type has it.
    [GeneratedRegex(@"^\+?[0-9][0-9 ()./-]{6,24}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Telephone();
}
