using MvoUmbraco.Embedded.Repositories.Content;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Repositories.Access;

/// <summary>Builds Umbraco's member from its row.</summary>
internal static class MemberEntity
{
    public static IMember Of(MemberRow row, IMemberType type)
    {
        var member = new Member(row.Name, row.Email, row.Username, row.PasswordHash, type);
        member.DisableChangeTracking();
        try
        {
            member.Properties = PropertyValues.Read(type.CompositionPropertyTypes, row.Values);
            member.Id = row.Id;
            member.Key = row.Key;
            member.VersionId = row.VersionId;
            member.ParentId = row.ParentId;
            member.Path = row.Path;
            member.Level = row.Level;
            member.SortOrder = row.SortOrder;
            member.CreatorId = row.CreatorId;
            member.WriterId = row.WriterId;
            member.CreateDate = row.CreateDate;
            member.UpdateDate = row.UpdateDate;
            member.PasswordConfiguration = row.PasswordConfiguration;
            member.SecurityStamp = row.SecurityStamp;
            member.IsApproved = row.Approved;
            member.IsLockedOut = row.LockedOut;
            member.FailedPasswordAttempts = row.FailedAttempts;
            member.EmailConfirmedDate = row.EmailConfirmed;
            member.LastLoginDate = row.LastLogin;
            member.LastLockoutDate = row.LastLockout;
            member.LastPasswordChangeDate = row.LastPasswordChange;
            member.ResetDirtyProperties(false);
            return member;
        }
        finally
        {
            member.EnableChangeTracking();
        }
    }
}
