using System.Net.Mail;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Options;
using MimeKit;
using Umbraco.Cms.Core.Configuration.Models;
using MailSecurity = MailKit.Security.SecureSocketOptions;

namespace MvoUmbraco.Mail.Sending;

/// <summary>Opens the way that is configured now: a server of the plugin's own, else Umbraco's, else a folder.</summary>
internal sealed class MailTransports(IOptionsMonitor<MailOptions> options, IOptionsMonitor<GlobalSettings> global, IWebHostEnvironment host)
{
    private const string Nobody = "noreply@localhost";

    /// <exception cref="MailOutageException">The address mails come from is none.</exception>
    public IMailTransport Open()
    {
        var own = options.CurrentValue;
        var umbraco = global.CurrentValue.Smtp;
        var from = From(own.From, umbraco?.From);
        if (own.Host is { Length: > 0 })
        {
            return new SmtpTransport(new SmtpServer(own.Host, own.Port, (MailSecurity)(int)own.Security, own.UserName, own.Password), from);
        }

        if (umbraco is { DeliveryMethod: SmtpDeliveryMethod.Network, Host.Length: > 0 })
        {
            return new SmtpTransport(
                new SmtpServer(umbraco.Host, umbraco.Port, (MailSecurity)(int)umbraco.SecureSocketOptions, umbraco.Username, umbraco.Password), from);
        }

        var folder = umbraco is { PickupDirectoryLocation: { Length: > 0 } picked } ? picked : own.Folder;
        return new PickupTransport(Path.GetFullPath(folder, host.ContentRootPath), from);
    }

    private static MailboxAddress From(params string?[] configured)
    {
        var text = Array.Find(configured, address => !string.IsNullOrWhiteSpace(address)) ?? Nobody;
        return MailboxAddress.TryParse(text, out var address)
            ? address
            : throw new MailOutageException($"Mvo:Mail:From is '{text}', which is no address. Write it as 'Naam <noreply@voorbeeld.be>'.");
    }
}
