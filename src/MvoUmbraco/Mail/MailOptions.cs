using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using MvoUmbraco.Mail.Letters;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Mail;

/// <summary>
/// How mail leaves: section <c>Mvo:Mail</c> of the configuration. Without a <see cref="Host"/> here the server or pickup
/// directory of <c>Umbraco:CMS:Global:Smtp</c> is used; without that, mails are files in <see cref="Folder"/>.
/// </summary>
public sealed class MailOptions
{
    /// <summary>Who mails come from, such as <c>Kenniscentrum MVO &lt;noreply@voorbeeld.be&gt;</c>; null: Umbraco's own setting.</summary>
    public string? From { get; set; }

    /// <summary>The SMTP server; null for none.</summary>
    public string? Host { get; set; }

    /// <summary>Its port; 0 for the usual one of the security.</summary>
    public int Port { get; set; }

    /// <summary>How the connection is kept private.</summary>
    public SecureSocketOptions Security { get; set; } = SecureSocketOptions.Auto;

    /// <summary>The name to sign in with; null to send without signing in.</summary>
    public string? UserName { get; set; }

    /// <summary>The password to sign in with.</summary>
    public string? Password { get; set; }

    /// <summary>Where mails are put as files, absolute or from the content root, when there is no server.</summary>
    public string Folder { get; set; } = "App_Data/mail";

    /// <summary>Where links in mails lead, such as <c>https://kenniscentrum.be</c>; null: <c>Umbraco:CMS:WebRouting:UmbracoApplicationUrl</c>.</summary>
    public Uri? SiteAddress { get; set; }
}

/// <summary>
/// Where this site is, for links in mails. Never taken from a request: anybody can send one with a made-up host and have a
/// link mailed that leads there. Without a setting it is the address the server listens on, which works on this machine.
/// </summary>
internal sealed class SiteAddress(IOptionsMonitor<MailOptions> mail, IOptionsMonitor<WebRoutingSettings> routing, IServiceProvider services)
{
    private static readonly Uri LocalMachine = new("http://localhost/");

    public Uri Current => mail.CurrentValue.SiteAddress is { IsAbsoluteUri: true } set ? set
        : Uri.TryCreate(routing.CurrentValue.UmbracoApplicationUrl, UriKind.Absolute, out var umbraco) ? umbraco
        : Listening ?? LocalMachine;

    /// <summary>A writer of letters that lead here.</summary>
    public LetterWriter WriterIn(string culture) => new(culture, Current);

    private Uri? Listening
        => services.GetService(typeof(IServer)) is IServer server
            && server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            && Uri.TryCreate(address.Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                ? uri
                : null;
}
