using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MimeKit;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Mail;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail;
using MvoUmbraco.Mail.Sending;
using MvoUmbraco.Tests.Site;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Tests.Mail;

/// <summary>Members are told of what happens, as they chose, and of nothing they may not see when the mail leaves.</summary>
[NonParallelizable]
internal sealed class NoticeTests
{
    private const string Group = "Lerend Netwerk Milieu";

    // A Monday, eight in the morning in Brussels.
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero);

    private readonly StillClock clock = new(Start);
    private PluginHost host = null!;
    private MailServer server = null!;
    private Guid network;
    private IMember member = null!;
    private IMember actor = null!;

    [OneTimeSetUp]
    public async Task StartHost()
    {
        server = new MailServer();
        host = await PluginHost.StartAsync(
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.Remove(services.Single(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType == typeof(MailSender)));
            },
            settings:
            [
                ("Mvo:Mail:Host", "127.0.0.1"), ("Mvo:Mail:Port", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                ("Mvo:Mail:SiteAddress", "https://kenniscentrum.example"), ("Mvo:Mail:From", "noreply@kenniscentrum.example"),
            ]);
        network = host.Sample(ContentTypes.LearningNetwork, "Lerend Netwerk Milieu");
        actor = NewMember("Bart Claes");
    }

    [OneTimeTearDown]
    public async Task StopHost()
    {
        await host.DisposeAsync();
        await server.DisposeAsync();
    }

    [SetUp]
    public async Task Enter()
    {
        host.Enter();
        clock.Now = Start;
        member = NewMember("An Peeters");
        host.Get<IMemberService>().AssignRole(member.Username, Group);
        await using var context = Context();
        await context.Set<OutboxMessage>().ExecuteDeleteAsync();
        await context.Set<Notice>().ExecuteDeleteAsync();
    }

    private Guid Intranet
    {
        get
        {
            host.Get<IDocumentNavigationQueryService>().TryGetChildrenKeysOfType(network, ContentTypes.Intranet, out var keys);
            return keys.Single();
        }
    }

    private MvoContext Context() => host.Get<IDbContextFactory<MvoContext>>().CreateDbContext();

    private IMember NewMember(string name)
    {
        var members = host.Get<IMemberService>();
        var made = members.CreateMember($"m{Guid.NewGuid():N}", $"{Guid.NewGuid():N}@voorbeeld.be", name, "Member");
        made.IsApproved = true;
        members.Save(made);
        return made;
    }

    private async Task<bool> TellAsync(Guid content, NoticeKind kind = NoticeKind.Placed, string? remark = null, string title = "Nieuw <verslag>", Guid? to = null)
    {
        await using var context = Context();
        var told = await host.Get<IOutbox>().NotifyAsync(context, new Notice
        {
            Key = $"test:{Guid.NewGuid():N}",
            MemberKey = to ?? member.Key,
            Kind = kind,
            ContentKey = content,
            Title = title,
            Path = "/netwerken/milieu/intranet/verslag",
            ActorKey = actor.Key,
            Remark = remark,
            OccurredAt = clock.Now,
        });
        await context.SaveChangesAsync();
        return told;
    }

    private Task ChooseAsync(MailFrequency frequency, string culture = "nl-BE")
        => host.Get<IMailPreferences>().WriteAsync(member.Key, new MailChoice(culture, new DigestChoice(frequency, 7, DayOfWeek.Wednesday)));

    private async Task<IReadOnlyList<MimeMessage>> SentAsync()
    {
        var before = server.Received.Count;
        await host.Get<MailRounds>().MakeAsync();
        return [.. server.Received.Skip(before)];
    }

    [Test]
    public async Task WhoNeverChose_IsToldAtOnce_ByNameAndWithTheRemark()
    {
        await TellAsync(Intranet, NoticeKind.Returned, "Geef <b>een bron</b> op.\nDank u.");
        var mail = (await SentAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(mail.To.Mailboxes.Single().Address, Is.EqualTo(member.Email));
            Assert.That(mail.Subject, Is.EqualTo("Teruggestuurd: Nieuw <verslag>"));
            Assert.That(mail.TextBody, Does.Contain("Bart Claes stuurde uw item terug").And.Contain("> Geef <b>een bron</b> op."));
            Assert.That(mail.HtmlBody, Does.Contain("Geef &lt;b&gt;een bron&lt;/b&gt; op.<br>").And.Not.Contain("<verslag>"));
            Assert.That(mail.HtmlBody, Does.Contain("https://kenniscentrum.example/netwerken/milieu/intranet/verslag").And.Contain("/mijn/profiel"));
        });
        Assert.That(await SentAsync(), Is.Empty);
    }

    [Test]
    public async Task Digest_GathersUntilItsHour_InTheMembersLanguage_AndComesOnce()
    {
        await ChooseAsync(MailFrequency.Daily, "fr-BE");
        await TellAsync(Intranet, title: "Eerste");
        clock.Now = Start.AddHours(5);
        await TellAsync(Intranet, NoticeKind.Returned, title: "Tweede");
        Assert.That(await SentAsync(), Is.Empty);

        clock.Now = Start.AddHours(23);
        var mail = (await SentAsync()).Single();
        Assert.Multiple(() =>
        {
            Assert.That(mail.Subject, Is.EqualTo("2 nouvelles du centre de connaissances"));
            Assert.That(mail.HtmlBody, Does.Contain("lang=\"fr-BE\""));
            Assert.That(mail.TextBody, Does.Contain("Votre aperçu quotidien."));
            Assert.That(mail.TextBody!.IndexOf("Tweede", StringComparison.Ordinal), Is.LessThan(mail.TextBody.IndexOf("Eerste", StringComparison.Ordinal)), "what asks for action comes first");
        });
        clock.Now = Start.AddHours(47);
        Assert.That(await SentAsync(), Is.Empty);
    }

    [Test]
    public async Task Weekly_ComesOnItsDay()
    {
        await ChooseAsync(MailFrequency.Weekly);
        await TellAsync(Intranet);
        clock.Now = Start.AddHours(46);
        Assert.That(await SentAsync(), Is.Empty);
        clock.Now = Start.AddHours(47);
        Assert.That((await SentAsync()).Single().TextBody, Does.Contain("Uw wekelijkse overzicht."));
    }

    [Test]
    public async Task Never_IsNotToldAndWhatWaitedIsForgotten()
    {
        await ChooseAsync(MailFrequency.Daily);
        await TellAsync(Intranet);
        await ChooseAsync(MailFrequency.Never);
        Assert.That(await TellAsync(Intranet), Is.False);
        clock.Now = Start.AddDays(2);
        Assert.That(await SentAsync(), Is.Empty);
        await using var context = Context();
        Assert.That(await context.Set<Notice>().CountAsync(), Is.Zero);
    }

    [Test]
    public async Task WhatTheMemberMayNotSeeWhenTheMailLeaves_IsLeftOut()
    {
        await ChooseAsync(MailFrequency.Daily);
        host.Get<IDocumentNavigationQueryService>().TryGetChildrenKeysOfType(
            host.Sample(ContentTypes.LearningNetwork, "Lerend Netwerk Consumenten"), ContentTypes.Intranet, out var others);
        await TellAsync(Intranet, title: "Van het eigen netwerk");
        await TellAsync(others.Single(), title: "Van een ander netwerk");
        clock.Now = Start.AddDays(1);
        var mail = (await SentAsync()).Single();
        Assert.That(mail.TextBody, Does.Contain("Van het eigen netwerk").And.Not.Contain("ander netwerk"));
    }

    [Test]
    public async Task WhoLeftTheGroup_IsNotTold()
    {
        await ChooseAsync(MailFrequency.Daily);
        await TellAsync(Intranet);
        host.Get<IMemberService>().DissociateRole(member.Username, Group);
        clock.Now = Start.AddDays(1);
        Assert.That(await SentAsync(), Is.Empty);
        await using var context = Context();
        Assert.That((await context.Set<OutboxMessage>().SingleAsync()).State, Is.EqualTo(MailState.Withdrawn));
    }

    [Test]
    public async Task WhatIsUnpublishedOrBinned_IsNotToldAsNew()
    {
        var content = host.PublishEvent("Ingetrokken", parent: Intranet);
        await TellAsync(content.Key);
        await TellAsync(content.Key, NoticeKind.Returned);
        host.Get<IContentService>().Unpublish(content);
        var mail = (await SentAsync()).Single();
        Assert.That(mail.Subject, Does.StartWith("Teruggestuurd"), "its author is told of the draft");

        await TellAsync(content.Key, NoticeKind.Returned);
        host.Get<IContentService>().MoveToRecycleBin(host.Get<IContentService>().GetById(content.Key)!);
        Assert.That(await SentAsync(), Is.Empty);
    }

    [Test]
    public async Task WhoIsDeletedOrNotApproved_IsNotTold()
    {
        var gone = NewMember("Weg");
        await TellAsync(Intranet, NoticeKind.Returned, to: gone.Key);
        host.Get<IMemberService>().Delete(gone);
        member.IsApproved = false;
        host.Get<IMemberService>().Save(member);
        await TellAsync(Intranet);
        Assert.That(await SentAsync(), Is.Empty);
    }

    [Test]
    public async Task Unsubscribing_TakesOnePress_AndLookingChangesNothing()
    {
        await TellAsync(Intranet);
        var mail = (await SentAsync()).Single();
        Assert.That(mail.Headers["List-Unsubscribe-Post"], Is.EqualTo("List-Unsubscribe=One-Click"));
        var address = new Uri(new Uri(mail.Headers["List-Unsubscribe"]!.Trim('<', '>')).AbsolutePath, UriKind.Relative);

        using var looked = await host.Client.GetAsync(address);
        Assert.That((looked.StatusCode, looked.Headers.Location?.ToString()), Is.EqualTo((HttpStatusCode.Found, "/mijn/profiel")));
        Assert.That((await host.Get<IMailPreferences>().ReadAsync(member.Key)).Digest.Frequency, Is.EqualTo(MailFrequency.Immediately));

        using var pressed = await host.Client.PostAsync(address, new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]));
        Assert.That(pressed.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
        Assert.That((await host.Get<IMailPreferences>().ReadAsync(member.Key)).Digest.Frequency, Is.EqualTo(MailFrequency.Never));

        using var forged = await host.Client.PostAsync(new Uri("/api/mvo/v1/mail/unsubscribe/abc", UriKind.Relative), null);
        Assert.That(forged.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task TheSenderOfTheSite_IsWokenByASave()
    {
        var taken = new TaskCompletionSource();
        server.Message = _ =>
        {
            taken.TrySetResult();
            return Task.FromResult<string?>(null);
        };
        using var sender = ActivatorUtilities.CreateInstance<MailSender>(host.Get<IServiceProvider>());
        await sender.StartAsync(CancellationToken.None);
        await TellAsync(Intranet);
        await taken.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await sender.StopAsync(CancellationToken.None);
        await using var context = Context();
        Assert.That((await context.Set<OutboxMessage>().SingleAsync()).State, Is.EqualTo(MailState.Sent));
        server.Message = _ => Task.FromResult<string?>(null);
    }

    [TestCase("de-DE", 7)]
    [TestCase("nl-BE", 24)]
    public void Choice_ThatIsNone_IsRefused(string culture, int hour)
        => Assert.That(
            async () => await host.Get<IMailPreferences>().WriteAsync(member.Key, new MailChoice(culture, new DigestChoice(MailFrequency.Daily, hour, DayOfWeek.Monday))),
            Throws.ArgumentException);
}
