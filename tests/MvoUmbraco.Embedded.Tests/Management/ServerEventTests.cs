using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>What the event hub tells, over a real connection.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ServerEventTests
{
    private ManagementSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await ManagementSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test]
    public async Task Connection_NeedsASignIn()
    {
        using HttpResponseMessage answer = await site.Host.Client.PostAsync("/umbraco/serverEventHub/negotiate?negotiateVersion=1", null);
        Assert.That((int)answer.StatusCode, Is.EqualTo(401));
    }

    [Test]
    public async Task Changes_AreToldAfterTheyAreStored_ByKind()
    {
        await using Listener listener = await Listener.StartAsync(site, Constants.Security.SuperUserKey);
        Guid key = Guid.NewGuid();
        await site.Administrator.SendAsync(HttpMethod.Post, "member-group", new { name = "Told", id = key }, 201);
        string created = await listener.NextAsync();
        await site.Administrator.SendAsync(HttpMethod.Delete, $"member-group/{key}", null);
        string deleted = await listener.NextAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(created, Is.EqualTo($"Created Umbraco:CMS:MemberGroup {key}"));
            Assert.That(deleted, Is.EqualTo($"Deleted Umbraco:CMS:MemberGroup {key}"));
        }
    }

    [Test]
    public async Task Documents_AreToldWithinTheStartNodes_AndWhenTheyAreThrownAway()
    {
        IContentType type = new ContentType(site.Host.Get<IShortStringHelper>(), Constants.System.Root) { Alias = "page", Name = "Page", AllowedAsRoot = true };
        await site.Host.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey);
        IContentService documents = site.Host.Get<IContentService>();
        IContent inside = Saved("Inside");
        IContent outside = Saved("Outside");
        Guid user = (await site.UserAsync(group =>
        {
            group.AddAllowedSection(Constants.Applications.Content);
            group.StartContentId = inside.Id;
        })).Key;
        await using Listener listener = await Listener.StartAsync(site, user);
        documents.Save(outside);
        await site.Host.Get<IMemberGroupService>().CreateAsync(new MemberGroup { Name = "Not for editors" });
        inside.Name = "Inside, changed";
        documents.Save(inside);
        string saved = await listener.NextAsync("Umbraco:CMS:Document ");
        documents.MoveToRecycleBin(inside);
        string trashed = await listener.NextAsync("Umbraco:CMS:Document ");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved, Is.EqualTo($"Updated Umbraco:CMS:Document {inside.Key}"));
            Assert.That(trashed, Is.EqualTo($"Trashed Umbraco:CMS:Document {inside.Key}"));
        }

        IContent Saved(string name)
        {
            IContent document = documents.Create(name, Constants.System.Root, type.Alias);
            documents.Save(document);
            return document;
        }
    }

    [Test]
    public async Task Editor_HearsOfTypesAndOfHimself_NotOfUsers()
    {
        Guid user = (await site.UserAsync(group => group.AddAllowedSection(Constants.Applications.Content))).Key;
        await using Listener listener = await Listener.StartAsync(site, user);
        IDataTypeService dataTypes = site.Host.Get<IDataTypeService>();
        IUserService users = site.Host.Get<IUserService>();
        users.Save((await users.GetAsync(Constants.Security.SuperUserKey))!);
        IDataType textstring = (await dataTypes.GetAsync("Textstring"))!;
        await dataTypes.UpdateAsync(textstring, Constants.Security.SuperUserKey);
        string type = await listener.NextAsync();
        users.Save((await users.GetAsync(user))!);
        string himself = await listener.NextAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(type, Is.EqualTo($"Updated Umbraco:CMS:DataType {textstring.Key}"));
            Assert.That(himself, Does.EndWith($"CurrentUser {user}"));
        }
    }

    /// <summary>Speaks SignalR's JSON protocol: messages end with the record separator.</summary>
    private sealed class Listener(ClientWebSocket socket) : IAsyncDisposable
    {
        private const char End = '\u001e';

        private readonly Channel<string> heard = Channel.CreateUnbounded<string>();
        private readonly CancellationTokenSource stop = new();
        private readonly TaskCompletionSource shaken = new();
        private Task reading = Task.CompletedTask;

        public static async Task<Listener> StartAsync(ManagementSite site, Guid user)
        {
            var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Test-User", user.ToString());
            var address = new UriBuilder(site.Host.Client.BaseAddress!) { Scheme = "ws", Path = "/umbraco/serverEventHub" };
            await socket.ConnectAsync(address.Uri, CancellationToken.None);
            var listener = new Listener(socket);
            await socket.SendAsync(Encoding.UTF8.GetBytes($$"""{"protocol":"json","version":1}{{End}}"""), WebSocketMessageType.Text, true, CancellationToken.None);
            listener.reading = listener.ReadAsync();
            await listener.shaken.Task.WaitAsync(TimeSpan.FromSeconds(30));
            await listener.RegisteredAsync(site, user);
            return listener;
        }

        /// <summary>The next event of a source, whatever else is told before it.</summary>
        public async Task<string> NextAsync(string source)
        {
            string next;
            do
            {
                next = await NextAsync();
            }
            while (!next.Contains(source, StringComparison.Ordinal));
            return next;
        }

        public async Task<string> NextAsync() => await heard.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30));

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await reading;
            socket.Dispose();
            stop.Dispose();
        }

        /// <summary>The hub runs its side of the connecting after the handshake was answered.</summary>
        private async Task RegisteredAsync(ManagementSite site, Guid user)
        {
            var router = site.Host.Get<Umbraco.Cms.Core.ServerEvents.IServerEventRouter>();
            while (!heard.Reader.TryRead(out _))
            {
                await router.NotifyUserAsync(new() { EventType = "Hello", EventSource = "Test", Key = user }, user);
                await Task.Yield();
            }

            await router.NotifyUserAsync(new() { EventType = "Done", EventSource = "Test", Key = user }, user);
            while (!(await NextAsync()).StartsWith("Done", StringComparison.Ordinal))
            {
            }
        }

        private async Task ReadAsync()
        {
            var buffer = new byte[16 * 1024];
            var text = new StringBuilder();
            try
            {
                while (true)
                {
                    WebSocketReceiveResult received = await socket.ReceiveAsync(buffer, stop.Token);
                    text.Append(Encoding.UTF8.GetString(buffer, 0, received.Count));
                    string[] messages = text.ToString().Split(End);
                    text.Clear().Append(messages[^1]);
                    foreach (string message in messages[..^1])
                    {
                        Take(JsonDocument.Parse(message).RootElement);
                    }
                }
            }
            catch (OperationCanceledException)
            {
                heard.Writer.TryComplete();
            }
        }

        private void Take(JsonElement message)
        {
            if (!message.TryGetProperty("type", out JsonElement type))
            {
                shaken.TrySetResult();
            }
            else if (type.GetInt32() == 1 && message.GetProperty("target").GetString() == "notify")
            {
                JsonElement told = message.GetProperty("arguments")[0];
                heard.Writer.TryWrite($"{told.GetProperty("eventType").GetString()} {told.GetProperty("eventSource").GetString()} {told.GetProperty("key").GetGuid()}");
            }
        }
    }
}
