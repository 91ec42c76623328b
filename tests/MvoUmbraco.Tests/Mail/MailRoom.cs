using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Access;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Mail;
using MvoUmbraco.Mail.Notices;
using MvoUmbraco.Mail.Sending;
using MvoUmbraco.Tests.Site;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Tests.Mail;

/// <summary>
/// The outbox and its sender on a database file, without a site around them: for mails to addresses, which need to know of
/// no member. Several may stand on one file, as several processes of a site do.
/// </summary>
internal sealed class MailRoom : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private MailRoom(string folder, int? port, TimeProvider clock)
    {
        Folder = folder;
        var host = new Environment(folder);
        services = new ServiceCollection()
            .AddMvoData(new ConfigurationBuilder().Build(), _ => folder)
            .AddLogging()
            .AddSingleton(clock)
            .AddSingleton<IWebHostEnvironment>(host)
            .Configure<GlobalSettings>(_ => { })
            .Configure<WebRoutingSettings>(_ => { })
            .Configure<MailOptions>(options =>
            {
                options.From = "Kenniscentrum <noreply@kenniscentrum.example>";
                options.SiteAddress = new Uri("https://kenniscentrum.example");
                options.Security = SecureSocketOptions.None;
                options.Host = port is null ? null : "127.0.0.1";
                options.Port = port ?? 0;
                options.Folder = "mail";
            })
            .AddSingleton<SiteAddress>()
            .AddSingleton<OutboxSignal>()
            .AddSingleton<OutboxQueue>()
            .AddSingleton<IOutbox, Outbox>()
            .AddSingleton<MailedMembers>()
            .AddSingleton<Unsubscribing>()
            .AddDataProtection().Services
            .AddSingleton<NoticeAccess>()
            .AddSingleton<NoticeLetters>()
            .AddSingleton<NoticeGathering>()
            .AddSingleton<MimeMessages>()
            .AddSingleton<MailTransports>()
            .AddSingleton<MailRounds>()
            .AddSingleton(NotAsked<IMemberService>())
            .AddSingleton(NotAsked<IUserService>())
            .AddSingleton(NotAsked<IPublishedContentCache>())
            .AddSingleton(NotAsked<IDocumentNavigationQueryService>())
            .AddSingleton(NotAsked<IPublishStatusQueryService>())
            .AddSingleton(NotAsked<IContentAccess>())
            .BuildServiceProvider();
    }

    public string Folder { get; }

    public OutboxQueue Queue => services.GetRequiredService<OutboxQueue>();

    public StuckMails Health => ActivatorUtilities.CreateInstance<StuckMails>(services);

    public static async Task<MailRoom> OpenAsync(string folder, int? port, TimeProvider? clock = null)
    {
        var room = new MailRoom(folder, port, clock ?? new StillClock(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero)));
        await room.services.GetRequiredService<IDbContextFactory<MvoContext>>().MigrateAsync();
        return room;
    }

    public MvoContext NewContext() => services.GetRequiredService<IDbContextFactory<MvoContext>>().CreateDbContext();

    public Task<bool> SendAsync() => services.GetRequiredService<MailRounds>().MakeAsync();

    public async Task<bool> WriteAsync(string key, string address = "an@voorbeeld.be", OutgoingMail? mail = null, string? culture = null)
    {
        await using var context = NewContext();
        var written = await services.GetRequiredService<IOutbox>().WriteAsync(
            context,
            key,
            MailReceiver.At(address, "An Peeters", culture),
            mail ?? new PasswordChangedMail(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), "/mijn/wachtwoord"));
        await context.SaveChangesAsync();
        return written;
    }

    public Task<bool> WriteUnsavedAsync(MvoContext context, string key)
        => services.GetRequiredService<IOutbox>().WriteAsync(context, key, MailReceiver.At("an@voorbeeld.be"), new ErasedMail(DateTimeOffset.UnixEpoch));

    public OutboxMessage Stored(string key)
    {
        using var context = NewContext();
        return context.Set<OutboxMessage>().AsNoTracking().Single(message => message.Key == key);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
    }

    private static T NotAsked<T>() where T : class => DispatchProxy.Create<T, Silent>();

    /// <summary>Fails the test that asks it anything.</summary>
    internal class Silent : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
            => throw new InvalidOperationException($"{targetMethod} was asked.");
    }

    private sealed class Environment(string folder) : IWebHostEnvironment
    {
        public string ContentRootPath { get; set; } = folder;

        public string WebRootPath { get; set; } = string.Empty;

        public string ApplicationName { get; set; } = "tests";

        public string EnvironmentName { get; set; } = "Production";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();

        public IFileProvider WebRootFileProvider { get; set; } = new NullFileProvider();
    }
}
