using MvoUmbraco.Privacy;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Members;

/// <summary>
/// What Umbraco's store of members holds about a person: all that <see cref="IMember"/> has, and every property of its type,
/// save what only serves to check a password. The account itself is deleted by whoever forgets the person; here goes what
/// Umbraco keeps beside it.
/// </summary>
internal sealed class MemberAccountData(IMemberService members, ITwoFactorLoginService secondFactors, IExternalLoginWithKeyService externalLogins) : IPersonalStore
{
    public string Name => "account";

    public Keeping Keeping => Keeping.Membership;

    public async Task<IReadOnlyList<object>> TellAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        if (members.GetById(subject.Key) is not { } member)
        {
            return [];
        }

        return
        [
            new
            {
                member.Key,
                member.Name,
                UserName = member.Username,
                member.Email,
                member.EmailConfirmedDate,
                Groups = members.GetAllRoles(member.Id).Order(StringComparer.CurrentCulture),
                Properties = member.Properties.ToDictionary(property => property.Alias, property => property.GetValue()?.ToString(), StringComparer.Ordinal),
                member.Comments,
                member.IsApproved,
                member.IsLockedOut,
                member.FailedPasswordAttempts,
                member.CreateDate,
                member.UpdateDate,
                member.LastLoginDate,
                member.LastLockoutDate,
                member.LastPasswordChangeDate,
                SecondFactors = await secondFactors.GetEnabledTwoFactorProviderNamesAsync(member.Key),
                SignsInWith = externalLogins.GetExternalLogins(member.Key).Select(login => login.LoginProvider),
            },
        ];
    }

    public async Task EraseAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        await secondFactors.DeleteUserLoginsAsync(subject.Key);
        externalLogins.DeleteUserLogins(subject.Key);
    }
}
