using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Users;

internal static class UserGroupProblems
{
    public static StatusTable<UserGroupOperationStatus> Table { get; } = new()
    {
        { UserGroupOperationStatus.NotFound, 404, "The user group could not be found", "There is no user group with this id." },
        { UserGroupOperationStatus.UserNotFound, 404, "The user could not be found", "One of the users does not exist." },
        { UserGroupOperationStatus.AlreadyExists, 409, "The user group exists already", "Another user group has this id already." },
        { UserGroupOperationStatus.DuplicateAlias, 409, "The alias is taken", "Another user group has this alias already." },
        { UserGroupOperationStatus.MissingUser, 404, "Missing user", "The user in whose name this is asked is no more." },
        { UserGroupOperationStatus.CanNotDeleteIsSystemUserGroup, 400, "The group can't be deleted", "The system needs this user group." },
        { UserGroupOperationStatus.CanNotUpdateAliasIsSystemUserGroup, 400, "The alias is fixed", "The alias of a group that comes with the system can't be changed." },
        { UserGroupOperationStatus.CancelledByNotification, 400, "Cancelled by notification", "A notification handler prevented the user group operation." },
        { UserGroupOperationStatus.MediaStartNodeKeyNotFound, 404, "The media start node could not be found", "There is no media item with the id of the start node." },
        { UserGroupOperationStatus.DocumentStartNodeKeyNotFound, 404, "The document start node could not be found", "There is no document with the id of the start node." },
        { UserGroupOperationStatus.DocumentPermissionKeyNotFound, 404, "A document could not be found", "A permission names a document that does not exist." },
        { UserGroupOperationStatus.DocumentTypePermissionKeyNotFound, 404, "A document type could not be found", "A permission names a document type that does not exist." },
        { UserGroupOperationStatus.LanguageNotFound, 404, "The language could not be found", "The site does not have one of the languages." },
        { UserGroupOperationStatus.NameTooLong, 400, "The name is too long", "A user group's name may have 200 characters at most." },
        { UserGroupOperationStatus.AliasTooLong, 400, "The alias is too long", "A user group's alias may have 200 characters at most." },
        { UserGroupOperationStatus.MissingName, 400, "Name is missing", "A user group must have a name." },
        { UserGroupOperationStatus.Unauthorized, 403, "Not allowed", "You may give others only what you have yourself." },
        { UserGroupOperationStatus.AdminGroupCannotBeEmpty, 400, "Administrators are needed", "The administrators' group can't be left without anybody in it." },
        { UserGroupOperationStatus.UserNotInGroup, 400, "The user is not in the group", "One of the users is not in the group." },
    };
}
