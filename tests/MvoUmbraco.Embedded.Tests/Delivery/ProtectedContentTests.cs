using System.Text.Json;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Keys = Umbraco.Cms.Core.Constants.DataTypes.Guids;

namespace MvoUmbraco.Embedded.Tests.Delivery;

/// <summary>Below Home, Private and what is below it is for members of the group "insiders"; Home picks it.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class ProtectedContentTests
{
    private const string Expanded = "content/item/?expand=properties[link]";
    private DeliverySite site = null!;
    private IContent hidden = null!;
    private IContent below = null!;
    private IMember insider = null!;
    private IMember outsider = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync();
        await site.TypeAsync("page", ("title", Keys.TextstringGuid), ("link", Keys.ContentPickerGuid));
        IContent home = site.Publish("Home", "page");
        hidden = site.Publish("Private", "page", home, ("title", "the secret"));
        below = site.Publish("Below", "page", hidden, ("title", "another secret"));
        home.SetValue("link", DeliverySite.Udi(hidden));
        site.Publish(home);
        insider = await site.MemberAsync("insider", "insiders");
        outsider = await site.MemberAsync("outsider", "others");
        site.Protect(hidden, "insiders");
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [Test]
    public async Task Item_AnswersByWhoAsks([Values("content/item/private", "content/item/private/below", "content/item/{key}", "content/items?id={key}")] string path)
    {
        path = path.Replace("{key}", $"{below.Key}", StringComparison.Ordinal);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await site.StatusAsync(path), Is.EqualTo(401));
            Assert.That(await site.StatusAsync(path, DeliverySite.As(outsider)), Is.EqualTo(403));
            Assert.That(await site.StatusAsync(path, DeliverySite.As(insider)), Is.EqualTo(200));
            Assert.That(await site.StatusAsync(path), Is.EqualTo(401), "also after a member was answered");
        }
    }

    [Test]
    public async Task LockedOutOrNotApproved_CountsAsNobody()
    {
        IMember member = await site.MemberAsync("third", "insiders");
        Assert.That(await site.StatusAsync("content/item/private", DeliverySite.As(member)), Is.EqualTo(200));
        member.IsLockedOut = true;
        site.Host.Get<IMemberService>().Save(member);
        Assert.That(await site.StatusAsync("content/item/private", DeliverySite.As(member)), Is.EqualTo(401));
        member.IsLockedOut = false;
        member.IsApproved = false;
        site.Host.Get<IMemberService>().Save(member);
        Assert.That(await site.StatusAsync("content/item/private", DeliverySite.As(member)), Is.EqualTo(401));
    }

    [Test]
    public async Task Lists_LeaveItOutAndDoNotCountIt([Values("content", "content?fetch=descendants:/", "content?filter=name:private,below", "content?filter=contentType:page&take=0", "content?fetch=children:{key}")] string path)
    {
        path = path.Replace("{key}", $"{hidden.Key}", StringComparison.Ordinal);
        JsonElement anonymous = await site.JsonAsync(path);
        JsonElement other = await site.JsonAsync(path, DeliverySite.As(outsider));
        JsonElement member = await site.JsonAsync(path, DeliverySite.As(insider));
        int open = anonymous.GetProperty("total").GetInt32();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(anonymous.ToString(), Does.Not.Contain("ecret"));
            Assert.That(other.ToString(), Is.EqualTo(anonymous.ToString()));
            Assert.That(member.GetProperty("total").GetInt32(), Is.GreaterThan(open));
        }
    }

    [Test]
    public async Task Expand_DoesNotShowIt()
    {
        JsonElement anonymous = (await site.JsonAsync(Expanded)).GetProperty("properties").GetProperty("link");
        JsonElement other = (await site.JsonAsync(Expanded, DeliverySite.As(outsider))).GetProperty("properties").GetProperty("link");
        JsonElement member = (await site.JsonAsync(Expanded, DeliverySite.As(insider))).GetProperty("properties").GetProperty("link");
        JsonElement again = (await site.JsonAsync(Expanded)).GetProperty("properties").GetProperty("link");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(anonymous.GetProperty("properties").EnumerateObject(), Is.Empty);
            Assert.That(other.GetProperty("properties").EnumerateObject(), Is.Empty);
            Assert.That(member.GetProperty("properties").GetProperty("title").GetString(), Is.EqualTo("the secret"));
            Assert.That(again.GetProperty("properties").EnumerateObject(), Is.Empty);
        }
    }

    [Test]
    public async Task Member_IsNeverAnsweredFromNorIntoTheCache()
    {
        using HttpResponseMessage first = await site.AskAsync("content/item/private", DeliverySite.As(insider));
        using HttpResponseMessage second = await site.AskAsync("content/item/private", DeliverySite.As(insider));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.Headers.Age, Is.Null);
            Assert.That(second.Headers.Age, Is.Null);
        }
    }
}
