using System.Globalization;
using Microsoft.Extensions.Options;
using MimeKit;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Mail;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Email;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;

namespace MvoUmbraco.Embedded.Identity.Mail;

/// <summary>Mails a user the link of an invitation or of a forgotten password, as plain text in the user's language.</summary>
internal sealed class UserMails(IEmailSender mail, IOptionsMonitor<GlobalSettings> global, IOptionsMonitor<SecuritySettings> security) : IUserInviteSender, IUserForgotPasswordSender
{
    public bool CanSend() => security.CurrentValue.AllowPasswordReset && mail.CanSendRequiredEmail();

    public bool CanSendInvites() => mail.CanSendRequiredEmail();

    public Task SendForgotPassword(UserForgotPasswordMessage messageModel)
    {
        MailTexts texts = MailTexts.For(messageModel.Recipient.Language);
        string host = messageModel.ForgotPasswordUri.Host;
        return SendAsync(
            messageModel.Recipient,
            Format(texts.ResetSubject, host),
            Format(texts.ResetBody, Named(messageModel.Recipient), messageModel.ForgotPasswordUri, host),
            Constants.Web.EmailTypes.PasswordReset,
            security.CurrentValue.PasswordResetEmailExpiry);
    }

    public Task InviteUser(UserInvitationMessage invite)
    {
        MailTexts texts = MailTexts.For(invite.Recipient.Language);
        string host = invite.InviteUri.Host;
        return SendAsync(
            invite.Recipient,
            Format(texts.InviteSubject, host),
            Format(texts.InviteBody, Named(invite.Recipient), Named(invite.Sender), host, invite.Message.Trim(), invite.InviteUri),
            Constants.Web.EmailTypes.UserInvite,
            security.CurrentValue.UserInviteEmailExpiry);
    }

    private Task SendAsync(IUser recipient, string subject, string body, string type, TimeSpan expires) => mail.SendAsync(
        new EmailMessage(global.CurrentValue.Smtp?.From, new MailboxAddress(recipient.Name, recipient.Email).ToString(), subject, body, isBodyHtml: false),
        type,
        enableNotification: true,
        expires);

    private static string Named(IUser user) => user.Name ?? user.Username;

    private static string Format(string text, params object[] parts) => string.Format(CultureInfo.InvariantCulture, text, parts);
}
