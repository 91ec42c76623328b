using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>Tells plugins, and the trail, what happened to somebody's sign-in, in Umbraco's own notifications.</summary>
internal sealed class SignInEvents(IEventAggregator events)
{
    public void SignedIn(HttpContext context, IUser user) => events.Publish(new UserLoginSuccessNotification(Address(context), Id(user), Id(user)));

    /// <param name="context">The request.</param>
    /// <param name="user">Whose name was given, when there is such a user.</param>
    public void Failed(HttpContext context, IUser? user) =>
        events.Publish(new UserLoginFailedNotification(Address(context), user is null ? Constants.Security.UnknownUserId.ToInvariantString() : Id(user), Constants.Security.SuperUserIdAsString));

    public void LockedOut(HttpContext context, IUser user) => events.Publish(new UserLockedNotification(Address(context), Id(user), Constants.Security.SuperUserIdAsString));

    public void SignedOut(HttpContext context, IUser user) => events.Publish(new UserLogoutSuccessNotification(Address(context), Id(user), Id(user)));

    public static string Address(HttpContext? context) => context?.Connection.RemoteIpAddress?.ToString() ?? string.Empty;

    private static string Id(IUser user) => user.Id.ToInvariantString();
}
