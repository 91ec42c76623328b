using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Members;

internal static class MemberProblems
{
    public static StatusTable<MemberEditingOperationStatus> Table { get; } = new()
    {
        { MemberEditingOperationStatus.MemberNotFound, 404, "The member could not be found", "There is no member with this id." },
        { MemberEditingOperationStatus.MemberTypeNotFound, 404, "The member type could not be found", "There is no member type with this id." },
        { MemberEditingOperationStatus.UnlockFailed, 400, "Could not unlock the member", "The server's log tells more." },
        { MemberEditingOperationStatus.DisableTwoFactorFailed, 400, "Could not switch off two-factor sign-in", "The server's log tells more." },
        { MemberEditingOperationStatus.RoleAssignmentFailed, 400, "Could not set the member's groups", "One of the member groups does not exist (any more)." },
        { MemberEditingOperationStatus.PasswordChangeFailed, 400, "Could not change the password", "The old password is not the member's." },
        { MemberEditingOperationStatus.InvalidPassword, 400, "Invalid password", "The password does not follow the rules for passwords of members." },
        { MemberEditingOperationStatus.InvalidName, 400, "Name is missing", "A member must have a name." },
        { MemberEditingOperationStatus.InvalidUsername, 400, "Invalid user name", "The user name is empty, or has characters that user names can't have." },
        { MemberEditingOperationStatus.InvalidEmail, 400, "Invalid e-mail address", "The member must have an e-mail address of the form name@example.org." },
        { MemberEditingOperationStatus.DuplicateUsername, 400, "The user name is taken", "Another member has this user name already." },
        { MemberEditingOperationStatus.DuplicateEmail, 400, "The e-mail address is taken", "Another member has this e-mail address already." },
        { MemberEditingOperationStatus.CancelledByNotificationHandler, 400, "Cancelled by notification", "A notification handler prevented the member operation." },
        { MemberEditingOperationStatus.Unknown, 500, "Unknown error", "The member operation failed; the server's log tells more." },
    };

    /// <summary>The editing service tells of the member and of its content apart; the first that failed is what is wrong.</summary>
    public static IResult Of(MemberEditingStatus status) => Answer.Problem(status.MemberEditingOperationStatus == MemberEditingOperationStatus.Success
        ? ContentProblems.Editing[status.ContentEditingOperationStatus]
        : Table[status.MemberEditingOperationStatus]);
}
