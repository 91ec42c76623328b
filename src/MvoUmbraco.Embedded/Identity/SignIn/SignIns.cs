using MvoUmbraco.Embedded.Identity.Tokens;
using MvoUmbraco.Embedded.Repositories.Users;
using MvoUmbraco.Embedded.Scoping;
using OpenIddict.Abstractions;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>
/// Signs a user out everywhere: no session and no token of the user counts any more. Happens by itself when a user is
/// disabled, locked out or deleted.
/// </summary>
internal sealed class SignIns(UserSessions sessions, IOpenIddictTokenStore<Held<TokenRow>> tokens, ICoreScopeProvider scopes)
    : INotificationAsyncHandler<UserSavedNotification>, INotificationAsyncHandler<UserDeletedNotification>
{
    public async Task EndAllAsync(IUser user, CancellationToken cancellationToken = default)
    {
        using (ICoreScope scope = scopes.CreateCoreScope())
        {
            sessions.Clear(user.Id);
            scope.Complete();
        }

        await tokens.RevokeBySubjectAsync(user.Key.ToString(), cancellationToken);
    }

    public async Task HandleAsync(UserSavedNotification notification, CancellationToken cancellationToken)
    {
        foreach (IUser user in notification.SavedEntities.Where(user => !user.IsApproved || user.IsLockedOut))
        {
            await EndAllAsync(user, cancellationToken);
        }
    }

    public async Task HandleAsync(UserDeletedNotification notification, CancellationToken cancellationToken)
    {
        foreach (IUser user in notification.DeletedEntities)
        {
            await EndAllAsync(user, cancellationToken);
        }
    }
}
