using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>
/// The row that a saved user becomes. Of a stored user only what was changed on the entity is written: one that was read
/// a while ago must not take back a sign-in, a lock-out, a group or a new password from since.
/// </summary>
internal sealed class UserWrites(StoreAccess store, IOptionsMonitor<UserPasswordConfigurationSettings> settings, IJsonSerializer serializer)
{
    private string PasswordConfiguration => serializer.Serialize(new PersistedPasswordSettings { HashAlgorithm = settings.CurrentValue.HashAlgorithmType });

    public UserRow OfNew(IUser user, int id)
    {
        user.AddingEntity();
        user.Id = id;
        if (string.IsNullOrWhiteSpace(user.SecurityStamp))
        {
            user.SecurityStamp = NewStamp();
        }

        Table<UserGroupRow> groups = store.Read.Table(UserGroupRow.Kind);
        return new UserRow
        {
            Id = id,
            Key = user.Key,
            Name = user.Name ?? user.Username,
            Username = user.Username,
            Email = user.Email,
            PasswordHash = user.RawPasswordValue ?? string.Empty,
            PasswordConfiguration = user.PasswordConfiguration ?? PasswordConfiguration,
            SecurityStamp = user.SecurityStamp,
            Approved = user.IsApproved,
            LockedOut = user.IsLockedOut,
            FailedAttempts = user.FailedPasswordAttempts,
            Language = user.Language,
            Avatar = user.Avatar,
            UserKind = (int)user.Kind,
            EmailConfirmed = Date(user.EmailConfirmedDate),
            Invited = Date(user.InvitedDate),
            LastLogin = Date(user.LastLoginDate),
            LastLockout = Date(user.LastLockoutDate),
            LastPasswordChange = Date(user.LastPasswordChangeDate),
            CreateDate = Utc.Of(user.CreateDate),
            UpdateDate = Utc.Of(user.UpdateDate),
            Groups = [.. user.Groups.Select(group => groups.FindFirst(UserGroupRow.ByAlias, group.Alias)?.Id).OfType<int>().Distinct()],
            StartContent = [.. (user.StartContentIds ?? []).Distinct()],
            StartMedia = [.. (user.StartMediaIds ?? []).Distinct()],
        };
    }

    /// <summary>
    /// A changed user name, e-mail address or password ends the sessions that know the security stamp; a changed user
    /// name or address must be confirmed anew.
    /// </summary>
    public UserRow OfChanged(IUser user, UserRow row)
    {
        user.UpdatingEntity();
        bool newPassword = user.IsPropertyDirty(nameof(IUser.RawPasswordValue)) && !string.IsNullOrWhiteSpace(user.RawPasswordValue);
        bool newAddress = user.IsPropertyDirty(nameof(IUser.Username)) || user.IsPropertyDirty(nameof(IUser.Email));
        if (string.IsNullOrWhiteSpace(user.SecurityStamp) || ((newPassword || newAddress) && !user.IsPropertyDirty(nameof(IUser.SecurityStamp))))
        {
            user.SecurityStamp = NewStamp();
        }

        Table<UserGroupRow> groups = store.Read.Table(UserGroupRow.Kind);
        return row with
        {
            Key = user.Key,
            Name = Changed(nameof(IUser.Name), user.Name ?? user.Username, row.Name),
            Username = Changed(nameof(IUser.Username), user.Username, row.Username),
            Email = Changed(nameof(IUser.Email), user.Email, row.Email),
            PasswordHash = newPassword ? user.RawPasswordValue! : row.PasswordHash,
            PasswordConfiguration = newPassword ? user.PasswordConfiguration ?? PasswordConfiguration : row.PasswordConfiguration,
            SecurityStamp = Changed(nameof(IUser.SecurityStamp), user.SecurityStamp, row.SecurityStamp),
            Approved = Changed(nameof(IUser.IsApproved), user.IsApproved, row.Approved),
            LockedOut = Changed(nameof(IUser.IsLockedOut), user.IsLockedOut, row.LockedOut),
            FailedAttempts = Changed(nameof(IUser.FailedPasswordAttempts), user.FailedPasswordAttempts, row.FailedAttempts),
            Language = Changed(nameof(IUser.Language), user.Language, row.Language),
            Avatar = Changed(nameof(IUser.Avatar), user.Avatar, row.Avatar),
            EmailConfirmed = newAddress ? null : Changed(nameof(IUser.EmailConfirmedDate), Date(user.EmailConfirmedDate), row.EmailConfirmed),
            Invited = Changed(nameof(IUser.InvitedDate), Date(user.InvitedDate), row.Invited),
            LastLogin = Changed(nameof(IUser.LastLoginDate), Date(user.LastLoginDate), row.LastLogin),
            LastLockout = Changed(nameof(IUser.LastLockoutDate), Date(user.LastLockoutDate), row.LastLockout),
            LastPasswordChange = Changed(nameof(IUser.LastPasswordChangeDate), Date(user.LastPasswordChangeDate), row.LastPasswordChange),
            CreateDate = Changed(nameof(IUser.CreateDate), Utc.Of(user.CreateDate), row.CreateDate),
            UpdateDate = Changed(nameof(IUser.UpdateDate), Utc.Of(user.UpdateDate), row.UpdateDate),
            Groups = Changed(nameof(IUser.Groups), [.. user.Groups.Select(group => group.Id).Where(id => groups.Get(id) is not null).Distinct()], row.Groups),
            StartContent = Changed(nameof(IUser.StartContentIds), [.. (user.StartContentIds ?? []).Distinct()], row.StartContent),
            StartMedia = Changed(nameof(IUser.StartMediaIds), [.. (user.StartMediaIds ?? []).Distinct()], row.StartMedia),
        };

        T Changed<T>(string property, T now, T before) => user.IsPropertyDirty(property) ? now : before;
    }

    /// <summary>Entities say "never" with the smallest date as well.</summary>
    private static DateTime? Date(DateTime? date) => date == DateTime.MinValue ? null : Utc.Of(date);

    private static string NewStamp() => Guid.NewGuid().ToString();
}
