using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Identity.SignIn;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Identity.Passwords;

/// <summary>
/// The addresses in mails to users. They stand under <c>Umbraco:CMS:WebRouting:UmbracoApplicationUrl</c>; without it under
/// the address of the request, if that can be trusted: it is a signed-in user's, or the machine's own. Anybody can send a
/// request with a made-up host, and have a link with a real code mailed that leads there.
/// </summary>
internal sealed class LinkAddresses(
    UserLinks links,
    IHttpContextAccessor http,
    IOptionsMonitor<WebRoutingSettings> routing,
    ILogger<LinkAddresses> logger) : IForgotPasswordUriProvider, IInviteUriProvider
{
    public Task<Attempt<Uri, UserOperationStatus>> CreateForgotPasswordUriAsync(IUser user) =>
        Task.FromResult(Create(LinkPurpose.ResetPassword, user, "reset-password", "resetCode"));

    public Task<Attempt<UserOperationStatus>> CanCreateForgotPasswordUriAsync() =>
        Task.FromResult(Root() is null ? Attempt.Fail(UserOperationStatus.ApplicationUrlNotConfigured) : Attempt.Succeed(UserOperationStatus.Success));

    public Task<Attempt<Uri, UserOperationStatus>> CreateInviteUriAsync(IUser invitee) =>
        Task.FromResult(Create(LinkPurpose.AnswerInvitation, invitee, "invite-user", "inviteCode"));

    private Attempt<Uri, UserOperationStatus> Create(LinkPurpose purpose, IUser user, string flow, string codeName)
    {
        if (Root() is not { } root)
        {
            logger.LogWarning("A link can't be mailed to a user, because the site's own address is not known. Set Umbraco:CMS:WebRouting:UmbracoApplicationUrl");
            return Attempt.FailWithStatus(UserOperationStatus.ApplicationUrlNotConfigured, default(Uri)!);
        }

        QueryString query = QueryString.Create("flow", flow).Add("userId", user.Key.ToString()).Add(codeName, links.Create(purpose, user).ToUrlBase64()!);
        return Attempt.SucceedWithStatus(UserOperationStatus.Success, new Uri(root, SignInPaths.LoginPage + query));
    }

    private Uri? Root()
    {
        if (Uri.TryCreate(routing.CurrentValue.UmbracoApplicationUrl, UriKind.Absolute, out Uri? configured))
        {
            return configured;
        }

        return http.HttpContext is { } context
            && Uri.TryCreate($"{context.Request.Scheme}://{context.Request.Host}", UriKind.Absolute, out Uri? asked)
            && (asked.IsLoopback || context.User.Identity?.IsAuthenticated == true)
            ? asked
            : null;
    }
}
