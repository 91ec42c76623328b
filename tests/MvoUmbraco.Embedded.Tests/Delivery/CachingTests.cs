using System.Text.Json;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Delivery;

[Parallelizable(ParallelScope.Self)]
internal sealed class CachingTests
{
    private DeliverySite site = null!;
    private IContent home = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync();
        await site.TypeAsync("page", ("title", Keys.TextstringGuid), ("link", Keys.ContentPickerGuid));
        home = site.Publish("Home", "page");
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [TestCase("content/item/")]
    [TestCase("content/item/{key}")]
    [TestCase("content/items?id={key}")]
    [TestCase("content?fetch=children:/")]
    [TestCase("media?fetch=children:/")]
    public async Task Tag_SaysWhetherItChanged(string path)
    {
        path = path.Replace("{key}", $"{home.Key}", StringComparison.Ordinal);
        using HttpResponseMessage first = await site.AskAsync(path);
        string tag = first.Headers.ETag!.ToString();
        using HttpResponseMessage same = await site.AskAsync(path, $"If-None-Match: {tag}");
        using HttpResponseMessage oneOf = await site.AskAsync(path, $"If-None-Match: \"other\", W/{tag}");
        using HttpResponseMessage other = await site.AskAsync(path, "If-None-Match: \"other\"");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Headers.ETag.IsWeak, Is.False);
            Assert.That((int)same.StatusCode, Is.EqualTo(304));
            Assert.That(same.Headers.ETag?.ToString(), Is.EqualTo(tag));
            Assert.That(await same.Content.ReadAsStringAsync(), Is.Empty);
            Assert.That((int)oneOf.StatusCode, Is.EqualTo(304));
            Assert.That((int)other.StatusCode, Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Tag_IsTheSameWhenNotKept_AndFollowsTheContent()
    {
        IContent page = site.Publish("Tagged", "page", home, ("title", "one"));
        const string path = "content/item/tagged";
        string kept = await TagAsync(path);
        string preview = await TagAsync(path, "Preview: true", $"Api-Key: {DeliverySite.ApiKey}");
        site.Host.Get<IKeyValueService>().SetValue("something", "else");
        string afterOtherChange = await TagAsync(path);
        page.SetValue("title", "two");
        site.Publish(page);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(preview, Is.EqualTo(kept), "the tag is made of the bytes");
            Assert.That(afterOtherChange, Is.EqualTo(kept), "what does not change the answer does not change the tag");
            Assert.That(await TagAsync(path), Is.Not.EqualTo(kept));
            Assert.That(await site.StatusAsync(path, $"If-None-Match: {kept}"), Is.EqualTo(200));
        }
    }

    [Test]
    public async Task Kept_IsGivenAgainUntilSomethingIsStored()
    {
        const string path = "content?sort=name:asc&take=3";
        await site.JsonAsync(path);
        using HttpResponseMessage again = await site.AskAsync(path);
        site.Host.Get<IKeyValueService>().SetValue("kept", Guid.NewGuid().ToString());
        using HttpResponseMessage afterwards = await site.AskAsync(path);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(again.Headers.Age, Is.Not.Null, "from the cache");
            Assert.That(afterwards.Headers.Age, Is.Null, "rendered anew");
        }
    }

    [Test]
    public async Task Key_HoldsTheOrderOfSorts()
    {
        site.Publish("B", "page", home);
        site.Publish("Z", "page", site.Publish("C", "page", home));
        string[] byLevel = await site.NamesAsync("content?sort=level:asc&sort=name:desc");
        string[] byName = await site.NamesAsync("content?sort=name:desc&sort=level:asc");
        Assert.That(byLevel, Is.Not.EqualTo(byName));
    }

    [TestCase("Preview: true")]
    public async Task Preview_IsNotKept(string header)
    {
        await site.JsonAsync("content/item/", header, $"Api-Key: {DeliverySite.ApiKey}");
        using HttpResponseMessage again = await site.AskAsync("content/item/", header, $"Api-Key: {DeliverySite.ApiKey}");
        Assert.That(again.Headers.Age, Is.Null);
    }

    [Test]
    public async Task Setting_SwitchesItOff()
    {
        await using DeliverySite other = await DeliverySite.StartAsync(("Umbraco:CMS:DeliveryApi:OutputCache:Enabled", "false"));
        await other.TypeAsync("page");
        other.Publish("Home", "page");
        await other.JsonAsync("content/item/");
        using HttpResponseMessage again = await other.AskAsync("content/item/");
        Assert.That(again.Headers.Age, Is.Null);
    }

    /// <summary>While many read, one publishes and reads at once: every answer after a publish shows it, in item, list and what picks it.</summary>
    [Test]
    public async Task Publish_IsSeenByEveryAnswerAfterIt()
    {
        IContent page = site.Publish("Busy", "page", home, ("title", "0"));
        site.Publish("Watcher", "page", home, ("link", DeliverySite.Udi(page)));
        string[] paths = ["content/item/busy", $"content/item/{page.Key}", "content?fetch=children:/&filter=name:busy", "content/item/watcher?expand=properties[link]"];
        using var stop = new CancellationTokenSource();
        int published = 0;
        List<string> stale = [];
        Task[] readers = [.. Enumerable.Range(0, 4).Select(reader => Task.Run(async () =>
        {
            for (int round = reader; !stop.IsCancellationRequested; round++)
            {
                string path = paths[round % paths.Length];
                int before = Volatile.Read(ref published);
                int seen = TitleOf(await site.JsonAsync(path));
                if (seen < before)
                {
                    lock (stale)
                    {
                        stale.Add($"{path} showed {seen} after {before} was published");
                    }
                }
            }
        }))];

        for (int number = 1; number <= 60; number++)
        {
            page.SetValue("title", $"{number}");
            site.Publish(page);
            Volatile.Write(ref published, number);
            foreach (string path in paths)
            {
                Assert.That(TitleOf(await site.JsonAsync(path)), Is.EqualTo(number), path);
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(readers);
        Assert.That(stale, Is.Empty);
    }

    private static int TitleOf(JsonElement answer)
    {
        JsonElement item = answer.TryGetProperty("items", out JsonElement items) ? items[0] : answer;
        JsonElement properties = item.GetProperty("properties");
        JsonElement title = properties.GetProperty("link") is { ValueKind: JsonValueKind.Object } link ? link.GetProperty("properties").GetProperty("title") : properties.GetProperty("title");
        return int.Parse(title.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<string> TagAsync(string path, params string[] headers)
    {
        using HttpResponseMessage answer = await site.AskAsync(path, headers);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200));
        return answer.Headers.ETag!.ToString();
    }
}
