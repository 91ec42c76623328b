using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using MimeMessage = MimeKit.MimeMessage;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Mails about what is done to documents, to who asked for them; sent to a mail server, as on a live site.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class SubscriptionTests
{
    private MailServer mails = null!;
    private ManagementSite site = null!;
    private IContent section = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        mails = new MailServer();
        site = await ManagementSite.StartAsync(
            ("Umbraco:CMS:WebRouting:UmbracoApplicationUrl", "https://redactie.example/"),
            ("Umbraco:CMS:Global:Smtp:From", "site@redactie.example"),
            ("Umbraco:CMS:Global:Smtp:Host", "127.0.0.1"),
            ("Umbraco:CMS:Global:Smtp:Port", mails.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("Umbraco:CMS:Global:Smtp:SecureSocketOptions", "None"));
        IContentTypeService types = site.Host.Get<IContentTypeService>();
        var type = new ContentType(site.Host.Get<IShortStringHelper>(), Constants.System.Root) { Alias = "page", Name = "Page", AllowedAsRoot = true };
        await types.CreateAsync(type, Constants.Security.SuperUserKey);
        section = Page("Nieuws", Constants.System.Root);
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await site.DisposeAsync();
        await mails.DisposeAsync();
    }

    [Test]
    public async Task WhoSubscribed_HearsOfWhatIsDoneBelow_InTheirLanguage()
    {
        IUser reader = await site.UserAsync(group =>
        {
            group.AddAllowedSection(Constants.Applications.Content);
            group.Permissions = new HashSet<string> { ActionBrowse.ActionLetter };
        });
        reader.Language = "nl";
        site.Host.Get<IUserService>().Save(reader);
        HttpClient client = site.As(reader.Key);

        await client.SendAsync(HttpMethod.Put, $"document/{section.Key}/notifications", new { subscribedActionIds = new[] { ActionPublish.ActionLetter } });
        JsonElement own = await client.JsonAsync($"document/{section.Key}/notifications");
        JsonElement others = await site.Administrator.JsonAsync($"document/{section.Key}/notifications");
        IContent page = Page("Een <b>bericht</b>", section.Id);
        site.Host.Get<IContentService>().Publish(site.Host.Get<IContentService>().GetById(section.Key)!, ["*"]);

        using MimeMessage mail = await mails.ReceiveAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Subscribed(own), Is.EqualTo(new[] { ActionPublish.ActionLetter }));
            Assert.That(Subscribed(others), Is.Empty);
            Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo(reader.Email));
            Assert.That(mail.From.Mailboxes.Single().Address, Is.EqualTo("site@redactie.example"));
            Assert.That(mail.Subject, Does.Contain("Nieuws"));
            Assert.That(mail.TextBody, Does.Contain("geautomatiseerd bericht").And.Contain($"document/edit/{section.Key}"));
            Assert.That(mail.HtmlBody, Is.Null);
            Assert.That(page.Published, Is.False, "only a save: nobody asked to hear of those");
        }

        await client.SendAsync(HttpMethod.Put, $"document/{section.Key}/notifications", new { subscribedActionIds = Array.Empty<string>() });
        Assert.That(Subscribed(await client.JsonAsync($"document/{section.Key}/notifications")), Is.Empty);
    }

    [Test]
    public async Task WhatNoMailIsSentOf_IsRefused() =>
        await site.Administrator.SendAsync(HttpMethod.Put, $"document/{section.Key}/notifications", new { subscribedActionIds = new[] { "Nothing" } }, 400);

    private static string[] Subscribed(JsonElement all) =>
        [.. all.EnumerateArray().Where(one => one.GetProperty("subscribed").GetBoolean()).Select(one => one.GetProperty("actionId").GetString()!)];

    private IContent Page(string name, int parent)
    {
        IContent page = site.Host.Get<IContentService>().Create(name, parent, "page");
        Assert.That(site.Host.Get<IContentService>().Save(page).Success);
        return page;
    }
}
