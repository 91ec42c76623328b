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

    public void Unlocked(HttpContext? context, IUser user) => events.Publish(new UserUnlockedNotification(Address(context), Id(user), Performer(context)));

    /// <param name="context">The request, when there is one.</param>
    /// <param name="user">Id of whom a link is mailed to.</param>
    public void ForgotPassword(HttpContext? context, string user) =>
        events.Publish(new UserForgotPasswordRequestedNotification(Address(context), user, Constants.Security.SuperUserIdAsString));

    /// <param name="context">The request, when there is one.</param>
    /// <param name="user">Whose password.</param>
    /// <param name="byLink">Whether it was chosen through a mailed link.</param>
    /// <param name="own">Whether the user changed it.</param>
    public void PasswordChanged(HttpContext? context, IUser user, bool byLink, bool own)
    {
        string performer = own ? Id(user) : Performer(context);
        if (byLink)
        {
            events.Publish(new UserForgotPasswordChangedNotification(Address(context), Id(user), performer));
        }
        else if (own)
        {
            events.Publish(new UserPasswordChangedNotification(Address(context), Id(user), performer));
        }
        else
        {
            events.Publish(new UserPasswordResetNotification(Address(context), Id(user), performer));
        }
    }

    private static string Performer(HttpContext? context) => context?.User.Identity?.GetUserId() ?? Constants.Security.SuperUserIdAsString;

    public static string Address(HttpContext? context) => context?.Connection.RemoteIpAddress?.ToString() ?? string.Empty;

    private static string Id(IUser user) => user.Id.ToInvariantString();
}
