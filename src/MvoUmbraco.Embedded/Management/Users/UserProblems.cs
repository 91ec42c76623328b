using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Users;

internal static class UserProblems
{
    public static StatusTable<UserOperationStatus> Table { get; } = new()
    {
        { UserOperationStatus.MissingUser, 404, "Missing user", "The user in whose name this is asked is no more." },
        { UserOperationStatus.UserNotFound, 404, "The user was not found", "The specified user was not found." },
        { UserOperationStatus.MissingUserGroup, 404, "Missing user group", "One of the user groups was not found." },
        { UserOperationStatus.UserNameIsNotEmail, 400, "Invalid Username", "The username must be the same as the email." },
        { UserOperationStatus.EmailCannotBeChanged, 400, "Email Cannot be changed", "Local login is disabled, so the email cannot be changed." },
        { UserOperationStatus.NoUserGroup, 400, "No User Group Specified", "A user must be assigned to at least one group." },
        { UserOperationStatus.AdminUserGroupMustNotBeEmpty, 400, "Admin User Group Must Not Be Empty", "The admin user group must not be empty." },
        { UserOperationStatus.DuplicateUserName, 400, "Duplicate Username", "The username is already in use." },
        { UserOperationStatus.InvalidUserName, 400, "Invalid username", "The username contains one or more invalid characters." },
        { UserOperationStatus.InvalidEmail, 400, "Invalid email", "The email is invalid." },
        { UserOperationStatus.DuplicateEmail, 400, "Duplicate Email", "The email is already in use." },
        { UserOperationStatus.DuplicateId, 400, "Duplicate id", "Another user has that id already." },
        { UserOperationStatus.Unauthorized, 403, "Not allowed", "The user may not do this with this user." },
        { UserOperationStatus.Forbidden, 403, "Not allowed", "Only an administrator may do this with an administrator." },
        { UserOperationStatus.CancelledByNotification, 400, "Cancelled by notification", "A notification handler prevented the user operation." },
        { UserOperationStatus.AvatarFileNotFound, 400, "Avatar file not found", "The file key did not resolve in to a file." },
        { UserOperationStatus.InvalidAvatar, 400, "Invalid avatar", "The selected avatar is invalid." },
        { UserOperationStatus.CannotInvite, 500, "Cannot send user invitation", "The host cannot send mails." },
        { UserOperationStatus.CannotDelete, 400, "Cannot delete user", "The user cannot be deleted." },
        { UserOperationStatus.CannotDeleteSelf, 400, "Cannot delete", "A user cannot delete itself." },
        { UserOperationStatus.CannotDeleteUserWithLoginHistory, 400, "Cannot delete user", "A user who has signed in before cannot be deleted; disable it instead." },
        { UserOperationStatus.CannotDisableSelf, 400, "Cannot disable", "A user cannot disable itself." },
        { UserOperationStatus.CannotDisableInvitedUser, 400, "Cannot disable invited user", "An invited user cannot be disabled." },
        { UserOperationStatus.SelfOldPasswordRequired, 400, "Old password required", "The old password is required to change your own password." },
        { UserOperationStatus.SelfPasswordResetNotAllowed, 400, "Self password reset not allowed", "It is not allowed to reset the password for the account you are logged in to." },
        { UserOperationStatus.InvalidIsoCode, 400, "Invalid ISO code", "The specified ISO code is invalid." },
        { UserOperationStatus.InvalidInviteToken, 400, "Invalid verification token", "The invitation was answered already, or the link is wrong or no longer valid." },
        { UserOperationStatus.InvalidPasswordResetToken, 400, "The password reset token was invalid", "The specified password reset token was either used already or wrong." },
        { UserOperationStatus.ContentStartNodeNotFound, 400, "Content Start Node not found", "Some of the provided content start nodes was not found." },
        { UserOperationStatus.MediaStartNodeNotFound, 400, "Media Start Node not found", "Some of the provided media start nodes was not found." },
        { UserOperationStatus.ContentNodeNotFound, 404, "Content node not found", "The specified content node was not found." },
        { UserOperationStatus.MediaNodeNotFound, 404, "Media node not found", "The specified media node was not found." },
        { UserOperationStatus.NodeNotFound, 404, "Node not found", "The specified node was not found." },
        { UserOperationStatus.CannotPasswordReset, 400, "Cannot reset password", "Passwords cannot be reset by mail here." },
        { UserOperationStatus.NotInInviteState, 400, "Invalid user state", "The target user is not in the invite state." },
        { UserOperationStatus.InvalidUserType, 400, "Invalid user type", "The target user type does not support this operation." },
        { UserOperationStatus.ApplicationUrlNotConfigured, 400, "Application URL not configured", "The application URL is not configured. Set Umbraco:CMS:WebRouting:UmbracoApplicationUrl in configuration." },
        { UserOperationStatus.UnknownFailure, 400, "Unknown failure", "The error was unknown." },
    };

    /// <summary>The problem of a status; what Umbraco.Core or a validator says of an unknown failure is its detail.</summary>
    public static Problem Of(UserOperationStatus status, string? message) =>
        status == UserOperationStatus.UnknownFailure && !string.IsNullOrEmpty(message) ? Table[status] with { Detail = message } : Table[status];
}
