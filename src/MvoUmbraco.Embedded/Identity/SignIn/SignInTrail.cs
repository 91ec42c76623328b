using System.Globalization;
using MvoUmbraco.Embedded.Repositories.Users;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>
/// Writes sign-ins, failures, lock-outs and passwords into the trail of accounts, under Umbraco's names for them. Of a
/// failed sign-in it says whose name was given; who gave it, nobody knows. (Umbraco takes the super user for that.)
/// </summary>
internal sealed class SignInTrail(IAuditEntryService trail, IBackOfficeUserStore users, TimeProvider time) :
    INotificationAsyncHandler<UserLoginSuccessNotification>,
    INotificationAsyncHandler<UserLoginFailedNotification>,
    INotificationAsyncHandler<UserLogoutSuccessNotification>,
    INotificationAsyncHandler<UserLockedNotification>,
    INotificationAsyncHandler<UserUnlockedNotification>,
    INotificationAsyncHandler<UserPasswordChangedNotification>,
    INotificationAsyncHandler<UserPasswordResetNotification>,
    INotificationAsyncHandler<UserForgotPasswordRequestedNotification>,
    INotificationAsyncHandler<UserForgotPasswordChangedNotification>
{
    public static void AddTo(IUmbracoBuilder builder) => builder
        .AddNotificationAsyncHandler<UserLoginSuccessNotification, SignInTrail>()
        .AddNotificationAsyncHandler<UserLoginFailedNotification, SignInTrail>()
        .AddNotificationAsyncHandler<UserLogoutSuccessNotification, SignInTrail>()
        .AddNotificationAsyncHandler<UserLockedNotification, SignInTrail>()
        .AddNotificationAsyncHandler<UserUnlockedNotification, SignInTrail>()
        .AddNotificationAsyncHandler<UserPasswordChangedNotification, SignInTrail>()
        .AddNotificationAsyncHandler<UserPasswordResetNotification, SignInTrail>()
        .AddNotificationAsyncHandler<UserForgotPasswordRequestedNotification, SignInTrail>()
        .AddNotificationAsyncHandler<UserForgotPasswordChangedNotification, SignInTrail>();

    public Task HandleAsync(UserLoginSuccessNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, notification.PerformingUserId, "sign-in/login", "login success");

    public Task HandleAsync(UserLoginFailedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, null, "sign-in/failed", "login failed");

    public Task HandleAsync(UserLogoutSuccessNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, notification.PerformingUserId, "sign-in/logout", "logout success");

    public Task HandleAsync(UserLockedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, null, "sign-in/locked", "locked out after failed logins");

    public Task HandleAsync(UserUnlockedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, notification.PerformingUserId, "sign-in/unlocked", "unlocked");

    public Task HandleAsync(UserPasswordChangedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, notification.PerformingUserId, "password/change", "password change");

    public Task HandleAsync(UserPasswordResetNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, notification.PerformingUserId, "password/reset", "password reset");

    public Task HandleAsync(UserForgotPasswordRequestedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, null, "password/forgot/request", "password forgot/request");

    public Task HandleAsync(UserForgotPasswordChangedNotification notification, CancellationToken cancellationToken) =>
        WriteAsync(notification, notification.AffectedUserId, "password/forgot/change", "password forgot/change");

    private async Task WriteAsync(UserNotification notification, string? performer, string type, string details)
    {
        IUser? performing = await UserAsync(performer);
        IUser? affected = await UserAsync(notification.AffectedUserId);
        await trail.WriteAsync(
            performing?.Key,
            Described(performing),
            notification.IpAddress,
            time.GetUtcNow().UtcDateTime,
            affected?.Key,
            Described(affected),
            "umbraco/user/" + type,
            details);
    }

    /// <summary>Null for nobody, and for a name that no user has.</summary>
    private async Task<IUser?> UserAsync(string? id) =>
        int.TryParse(id, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? await users.GetAsync(number) : null;

    private static string Described(IUser? user) => user switch
    {
        null => "User UNKNOWN",
        { Email.Length: > 0 } => $"User \"{user.Name}\" <{user.Email}>",
        _ => $"User \"{user.Name}\"",
    };
}
