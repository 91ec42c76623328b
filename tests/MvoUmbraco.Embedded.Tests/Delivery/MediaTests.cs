using System.Text.Json;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Delivery;

/// <summary>A folder "Photos" with an image in it, and a file beside it.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class MediaTests
{
    private DeliverySite site = null!;
    private IMedia image = null!;
    private IMedia folder = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await DeliverySite.StartAsync();
        IMediaService media = site.Host.Get<IMediaService>();
        folder = Save(media.CreateMedia("Photos", Constants.System.Root, Constants.Conventions.MediaTypes.Folder));
        image = media.CreateMedia("Team Photo", folder.Id, Constants.Conventions.MediaTypes.Image);
        image.SetValue(Constants.Conventions.Media.File, """{"src":"/media/abc/team.jpg","crops":[],"focalPoint":{"left":0.25,"top":0.75}}""");
        image.SetValue(Constants.Conventions.Media.Width, 640);
        image.SetValue(Constants.Conventions.Media.Height, 480);
        image.SetValue(Constants.Conventions.Media.Bytes, "1234");
        image.SetValue(Constants.Conventions.Media.Extension, "jpg");
        Save(image);
        Save(media.CreateMedia("Report", Constants.System.Root, Constants.Conventions.MediaTypes.File));

        IMedia Save(IMedia item)
        {
            Assert.That(media.Save(item).Success);
            return item;
        }
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [SetUp]
    public void Enter() => site.Host.Enter();

    [TestCase("media/item/photos/team photo")]
    [TestCase("media/item/Photos/Team%20Photo/")]
    [TestCase("media/item/{key}")]
    public async Task Item_HasEverything(string path)
    {
        JsonElement item = await site.JsonAsync(path.Replace("{key}", $"{image.Key}", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(item.GetProperty("name").GetString(), Is.EqualTo("Team Photo"));
            Assert.That(item.GetProperty("mediaType").GetString(), Is.EqualTo("Image"));
            Assert.That(item.GetProperty("url").GetString(), Is.EqualTo("/media/abc/team.jpg"));
            Assert.That(item.GetProperty("extension").GetString(), Is.EqualTo("jpg"));
            Assert.That(item.GetProperty("width").GetInt32(), Is.EqualTo(640));
            Assert.That(item.GetProperty("height").GetInt32(), Is.EqualTo(480));
            Assert.That(item.GetProperty("bytes").GetInt32(), Is.EqualTo(1234));
            Assert.That(item.GetProperty("path").GetString(), Is.EqualTo("/photos/team photo/"));
            Assert.That(item.GetProperty("focalPoint").GetProperty("left").GetDecimal(), Is.EqualTo(0.25m));
            Assert.That(item.GetProperty("properties").EnumerateObject(), Is.Empty, "Umbraco's own properties are told apart");
        }
    }

    [TestCase("media?fetch=children:/", new[] { "Photos", "Report" })]
    [TestCase("media?fetch=children:/photos", new[] { "Team Photo" })]
    [TestCase("media?fetch=children:{folder}", new[] { "Team Photo" })]
    [TestCase("media?fetch=children:/&filter=mediaType:File", new[] { "Report" })]
    [TestCase("media?fetch=children:/&filter=name:PHOTO", new[] { "Photos" })]
    [TestCase("media?fetch=children:/&sort=name:desc", new[] { "Report", "Photos" })]
    [TestCase("media?fetch=children:/&sort=name:desc&skip=1&take=1", new[] { "Photos" })]
    [TestCase("media?fetch=children:/nowhere", new string[0])]
    public async Task List_Finds(string path, string[] names) =>
        Assert.That(await site.NamesAsync(path.Replace("{folder}", $"{folder.Key}", StringComparison.Ordinal)), Is.EqualTo(names));

    [Test]
    public async Task Items_ByIds()
    {
        JsonElement items = await site.JsonAsync($"media/items?id={image.Key}&id={Guid.NewGuid()}");
        Assert.That(items.EnumerateArray().Select(item => item.GetProperty("id").GetGuid()), Is.EqualTo([image.Key]));
    }

    [TestCase("media/item/photos/nothing")]
    [TestCase("media/item/00000000-0000-0000-0000-000000000001")]
    public async Task Item_Unknown_Is404(string path) => Assert.That(await site.StatusAsync(path), Is.EqualTo(404));
}
