using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Users;

/// <summary>Through which the user service reads and saves users: with the notifications that a save has.</summary>
internal sealed class BackOfficeUserStore(ICoreScopeProvider scopes, IUserRepository users, IBackOfficeUserReader reader, IEventMessagesFactory messages) : IBackOfficeUserStore
{
    /// <exception cref="ArgumentException">The user has no name or no user name.</exception>
    public Task<UserOperationStatus> SaveAsync(IUser user)
    {
        EventMessages said = messages.Get();
        using ICoreScope scope = scopes.CreateCoreScope();
        var saving = new UserSavingNotification(user, said);
        if (scope.Notifications.PublishCancelable(saving))
        {
            scope.Complete();
            return Task.FromResult(UserOperationStatus.CancelledByNotification);
        }

        if (string.IsNullOrWhiteSpace(user.Username) || string.IsNullOrWhiteSpace(user.Name))
        {
            throw new ArgumentException("A user needs a name (Name) and a user name to sign in with (Username).", nameof(user));
        }

        users.Save(user);
        scope.Notifications.Publish(new UserSavedNotification(user, said).WithStateFrom(saving));
        scope.Complete();
        return Task.FromResult(UserOperationStatus.Success);
    }

    public Task<UserOperationStatus> DisableAsync(IUser user)
    {
        user.IsApproved = false;
        return SaveAsync(user);
    }

    public Task<IUser?> GetByUserNameAsync(string username) => Task.FromResult(users.GetByUsername(username, includeSecurityData: true));

    public Task<IUser?> GetByEmailAsync(string email) =>
        Task.FromResult(users.Get(scopes.CreateQuery<IUser>().Where(user => user.Email == email)).FirstOrDefault());

    public Task<IUser?> GetAsync(int id) => Task.FromResult(reader.GetById(id));

    public Task<IUser?> GetAsync(Guid key) => Task.FromResult(reader.GetByKey(key));

    public Task<IEnumerable<IUser>> GetUsersAsync(params Guid[]? keys) => Task.FromResult(reader.GetManyByKey(keys ?? []));

    public Task<IEnumerable<IUser>> GetUsersAsync(params int[]? ids) => Task.FromResult(reader.GetManyById(ids ?? []));

    public Task<IEnumerable<IUser>> GetAllInGroupAsync(int groupId) => Task.FromResult(reader.GetAllInGroup(groupId));
}
