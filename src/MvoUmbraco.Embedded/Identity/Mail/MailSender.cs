using System.Globalization;
using System.Net.Mail;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Options;
using MimeKit;
using MvoUmbraco.Embedded.Hosting;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Mail;
using Umbraco.Cms.Core.Models.Email;
using Umbraco.Cms.Core.Notifications;
using SmtpClient = MailKit.Net.Smtp.SmtpClient;

namespace MvoUmbraco.Embedded.Identity.Mail;

/// <summary>
/// Sends mail by <c>Umbraco:CMS:Global:Smtp</c>: to its server, or as files into its pickup directory. Without either, mails
/// are files in the folder <c>mail</c> beside the database, for a mail program to pick up. They hold links that let somebody
/// in, so only the host's own account may read them.
/// </summary>
internal sealed class MailSender(IOptionsMonitor<GlobalSettings> settings, IEventAggregator events, HostPaths paths, TimeProvider time) : IEmailSender
{
    private const string Folder = "mail";
    private const string Nobody = "noreply@localhost";

    private SmtpSettings? Smtp => settings.CurrentValue.Smtp;

    private bool HasServer => Smtp is { DeliveryMethod: SmtpDeliveryMethod.Network, Host.Length: > 0 };

    public bool CanSendRequiredEmail() => true;

    public Task SendAsync(EmailMessage message, string emailType) => SendAsync(message, emailType, enableNotification: false, null);

    public Task SendAsync(EmailMessage message, string emailType, bool enableNotification) => SendAsync(message, emailType, enableNotification, null);

    public async Task SendAsync(EmailMessage message, string emailType, bool enableNotification = false, TimeSpan? expires = null)
    {
        using MimeMessage mime = MimeOf(message);
        if (enableNotification)
        {
            var notification = new SendEmailNotification(NotificationOf(message, mime), emailType);
            await events.PublishAsync(notification);
            if (notification.IsHandled)
            {
                return;
            }
        }

        if (expires is { } lifetime)
        {
            mime.Headers.Add("Expires", time.GetUtcNow().Add(lifetime).ToString("R", CultureInfo.InvariantCulture));
        }

        await (HasServer ? ToServerAsync(mime) : ToFolderAsync(mime));
    }

    private async Task ToServerAsync(MimeMessage mime)
    {
        SmtpSettings smtp = Smtp!;
        using var client = new SmtpClient();
        await client.ConnectAsync(smtp.Host!, smtp.Port, (MailKit.Security.SecureSocketOptions)(int)smtp.SecureSocketOptions);
        if (!string.IsNullOrEmpty(smtp.Username))
        {
            await client.AuthenticateAsync(smtp.Username, smtp.Password ?? string.Empty);
        }

        await client.SendAsync(mime);
        await client.DisconnectAsync(quit: true);
    }

    private async Task ToFolderAsync(MimeMessage mime)
    {
        string folder = Smtp is { PickupDirectoryLocation: { Length: > 0 } named } ? Path.GetFullPath(named, paths.ApplicationPhysicalPath) : paths.MapPathContentRoot(Folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // Whoever picks mails up must not find half a one.
        string path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd'T'HHmmss}-{Guid.NewGuid():N}"));
        await using (var file = new FileStream(path + ".part", options))
        {
            await mime.WriteToAsync(file);
        }

        File.Move(path + ".part", path + ".eml");
    }

    private MimeMessage MimeOf(EmailMessage message)
    {
        var mime = new MimeMessage { Subject = message.Subject ?? string.Empty, Date = time.GetUtcNow() };
        mime.From.Add(MailboxAddress.Parse(First(message.From, Smtp?.From) ?? Nobody));
        Add(mime.To, message.To);
        Add(mime.Cc, message.Cc);
        Add(mime.Bcc, message.Bcc);
        Add(mime.ReplyTo, message.ReplyTo);
        var body = new BodyBuilder();
        if (message.IsBodyHtml)
        {
            body.HtmlBody = message.Body;
        }
        else
        {
            body.TextBody = message.Body;
        }

        foreach (EmailMessageAttachment attachment in message.Attachments ?? [])
        {
            body.Attachments.Add(attachment.FileName, attachment.Stream);
        }

        mime.Body = body.ToMessageBody();
        return mime;
    }

    private static NotificationEmailModel NotificationOf(EmailMessage message, MimeMessage mime) => new(
        Addresses(mime.From).First(),
        Addresses(mime.To),
        Addresses(mime.Cc),
        Addresses(mime.Bcc),
        Addresses(mime.ReplyTo),
        message.Subject,
        message.Body,
        message.Attachments,
        message.IsBodyHtml);

    private static NotificationEmailAddress[] Addresses(InternetAddressList addresses) =>
        [.. addresses.Mailboxes.Select(address => new NotificationEmailAddress(address.Address, address.Name ?? string.Empty))];

    private static void Add(InternetAddressList list, IEnumerable<string?>? addresses) =>
        list.AddRange((addresses ?? []).OfType<string>().Where(address => address.Trim().Length > 0).Select(MailboxAddress.Parse));

    private static string? First(params string?[] texts) => texts.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
}
