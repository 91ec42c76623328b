using System.Text.Json;
using MvoUmbraco.Embedded.Tests.MediaFiles;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Media through the API: made of uploads, listed, moved, thrown away and taken back, each as far as the user may.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class MediaApiTests
{
    private ManagementSite site = null!;

    [OneTimeSetUp]
    public async Task Start() => site = await ManagementSite.StartAsync();

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    private HttpClient Api => site.Administrator;

    [Test]
    public async Task Picture_IsMadeOfAnUpload_AndServed()
    {
        byte[] png = Pictures.Png(32, 16);
        Guid id = await Api.PictureAsync("Sunset.png", png);

        JsonElement medium = await Api.JsonAsync($"media/{id}");
        string address = medium.Value("umbracoFile").GetProperty("src").GetString()!;
        Assert.That(await site.Host.Client.GetByteArrayAsync(address), Is.EqualTo(png));
        Assert.That(medium.Value("umbracoExtension").GetString(), Is.EqualTo("png"));
        Assert.That(medium.Value("umbracoWidth").ToString(), Is.EqualTo("32"));
        Assert.That(medium.Name(), Is.EqualTo("Sunset.png"));
        Assert.That(medium.GetProperty("isTrashed").GetBoolean(), Is.False);
        Assert.That(medium.GetProperty("mediaType").GetProperty("id").GetString(), Is.EqualTo(Constants.MediaTypes.Guids.Image));

        JsonElement urls = await Api.JsonAsync($"media/urls?id={id}");
        Assert.That(urls[0].GetProperty("urlInfos")[0].GetProperty("url").GetString(), Is.EqualTo(address));
    }

    [Test]
    public async Task ResizedAddress_IsSigned_AndWorks_AndAFolderHasNone()
    {
        Guid picture = await Api.PictureAsync("thumb.png", Pictures.Png(64, 32));
        Guid folder = await Api.FolderAsync("Thumbs");

        JsonElement urls = await Api.JsonAsync($"imaging/resize/urls?id={picture}&id={folder}&width=20&height=20&mode=Crop");

        JsonElement of(Guid id) => urls.EnumerateArray().Single(url => url.GetProperty("id").GetGuid() == id).GetProperty("urlInfos");
        Assert.That(of(folder).GetArrayLength(), Is.Zero);
        byte[] made = await site.Host.Client.GetByteArrayAsync(of(picture)[0].GetProperty("url").GetString());
        Assert.That(Pictures.SizeOf(made), Is.EqualTo((20, 20)));
    }

    [Test]
    public async Task Update_ReplacesTheFileUnderItsAddress_AndClearsWhatIsNotSent()
    {
        Guid id = await Api.PictureAsync("same.png", Pictures.Png(8, 8));
        string address = (await Api.JsonAsync($"media/{id}")).Value("umbracoFile").GetProperty("src").GetString()!;
        Guid upload = await Api.UploadedAsync("same.png", Pictures.Png(40, 20));

        await Api.SendAsync(HttpMethod.Put, $"media/{id}", MediaApi.Changed("Renamed", MediaApi.FileValue(upload)));

        JsonElement medium = await Api.JsonAsync($"media/{id}");
        Assert.That(medium.Name(), Is.EqualTo("Renamed"));
        Assert.That(medium.Value("umbracoFile").GetProperty("src").GetString(), Is.EqualTo(address));
        Assert.That(medium.Value("umbracoWidth").ToString(), Is.EqualTo("40"));
        Assert.That(Pictures.SizeOf(await site.Host.Client.GetByteArrayAsync(address)), Is.EqualTo((40, 20)));
        await Api.JsonAsync($"temporary-file/{upload}", 404);
    }

    [Test]
    public async Task MediumWithoutItsFile_IsInvalid_AndNotMade()
    {
        Guid id = Guid.NewGuid();
        object body = MediaApi.Body(id, "Empty", Constants.MediaTypes.Guids.Image, null, [new { alias = "umbracoFile", value = (object?)null }]);

        JsonElement invalid = await Api.SendAsync(HttpMethod.Post, "media/validate", body, 400);
        Assert.That(invalid.GetProperty("errors").EnumerateObject().Select(error => error.Name), Does.Contain("$.values[0].value"));
        JsonElement refused = await Api.SendAsync(HttpMethod.Post, "media", body, 400);
        Assert.That(refused.GetProperty("operationStatus").GetString(), Is.EqualTo("PropertyValidationError"));
        await Api.JsonAsync($"media/{id}", 404);
    }

    [Test]
    public async Task Tree_ShowsFoldersAndTheirContent()
    {
        Guid folder = await Api.FolderAsync("Tree");
        Guid below = await Api.FolderAsync("Tree below", folder);
        Guid picture = await Api.PictureAsync("leaf.png", Pictures.Png(4, 4), below);

        JsonElement root = await Api.JsonAsync("tree/media/root?skip=0&take=1000");
        JsonElement children = await Api.JsonAsync($"tree/media/children?parentId={folder}");
        JsonElement ancestors = await Api.JsonAsync($"tree/media/ancestors?descendantId={picture}");
        Assert.That((await Api.JsonAsync("tree/media/ancestors")).GetArrayLength(), Is.Zero, "Of what is not there yet");
        JsonElement siblings = await Api.JsonAsync($"tree/media/siblings?target={folder}&before=0&after=0");

        JsonElement shown = root.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("id").GetGuid() == folder);
        Assert.That(shown.GetProperty("hasChildren").GetBoolean(), Is.True);
        Assert.That(children.Names(), Is.EqualTo(new[] { "Tree below" }));
        Assert.That(ancestors.EnumerateArray().Select(MediaApi.Name), Is.EqualTo(new[] { "Tree", "Tree below", "leaf.png" }));
        Assert.That(siblings.Names(), Is.EqualTo(new[] { "Tree" }));
        Assert.That(siblings.GetProperty("totalBefore").GetInt64() + siblings.GetProperty("totalAfter").GetInt64() + 1, Is.EqualTo(root.GetProperty("total").GetInt64()));
    }

    [Test]
    public async Task Items_ComeInTheOrderAskedFor()
    {
        Guid first = await Api.FolderAsync("Item 1"), second = await Api.FolderAsync("Item 2");

        JsonElement items = await Api.JsonAsync($"item/media?id={second}&id={Guid.NewGuid()}&id={first}");

        Assert.That(items.EnumerateArray().Select(MediaApi.Name), Is.EqualTo(new[] { "Item 2", "Item 1" }));
    }

    [Test]
    public async Task Search_FindsByName_WhateverAccentsAndCapitals()
    {
        Guid folder = await Api.FolderAsync("Foto's Zoë");
        await Api.PictureAsync("Café terras.png", Pictures.Png(4, 4), folder);

        Assert.That((await Api.JsonAsync("item/media/search?query=CAFE%20terr")).Names(), Is.EqualTo(new[] { "Café terras.png" }));
        Assert.That((await Api.JsonAsync($"item/media/search?query=zoe&allowedMediaTypes={Constants.MediaTypes.Guids.Image}")).Names(), Is.EqualTo(new[] { "Foto's Zoë" }));
        Assert.That((await Api.JsonAsync("item/media/search?query=cafe&trashed=true")).GetProperty("total").GetInt64(), Is.Zero);
    }

    [Test]
    public async Task Collection_ListsARootAndAFolder_OrderedAndFiltered()
    {
        Guid folder = await Api.FolderAsync("Collection");
        await Api.PictureAsync("b.png", Pictures.Png(4, 4), folder);
        await Api.PictureAsync("a.png", Pictures.Png(4, 4), folder);

        string list = Constants.DataTypes.Guids.ListViewMedia;
        JsonElement root = await Api.JsonAsync($"collection/media?id=&dataTypeId={list}&orderBy=updateDate&orderDirection=Descending&skip=0&take=100");
        JsonElement ordered = await Api.JsonAsync($"collection/media?id={folder}&dataTypeId={list}&orderBy=name&orderDirection=Ascending&filter=&skip=0&take=100");
        JsonElement filtered = await Api.JsonAsync($"collection/media?id={folder}&orderBy=name&filter=B.pn");

        Assert.That(root.Names(), Does.Contain("Collection"));
        Assert.That(ordered.Names(), Is.EqualTo(new[] { "a.png", "b.png" }));
        Assert.That(filtered.Names(), Is.EqualTo(new[] { "b.png" }));
        Assert.That(ordered.GetProperty("items")[0].GetProperty("mediaType").GetProperty("alias").GetString(), Is.EqualTo("Image"));
        await Api.JsonAsync($"collection/media?id={Guid.NewGuid()}", 404);
        await Api.JsonAsync($"collection/media?id={folder}&orderBy=nothing", 400);
    }

    [Test]
    public async Task Medium_IsMovedAndSorted()
    {
        Guid from = await Api.FolderAsync("From"), to = await Api.FolderAsync("To");
        Guid first = await Api.FolderAsync("First", from), second = await Api.FolderAsync("Second", from);

        await Api.SendAsync(HttpMethod.Put, "media/sort", new { parent = new { id = from }, sorting = new[] { new { id = second, sortOrder = 0 }, new { id = first, sortOrder = 1 } } });
        Assert.That((await Api.JsonAsync($"tree/media/children?parentId={from}")).Names(), Is.EqualTo(new[] { "Second", "First" }));

        await Api.SendAsync(HttpMethod.Put, $"media/{first}/move", new { target = new { id = to } });
        Assert.That((await Api.JsonAsync($"tree/media/children?parentId={to}")).Names(), Is.EqualTo(new[] { "First" }));
        JsonElement refused = await Api.SendAsync(HttpMethod.Put, $"media/{to}/move", new { target = new { id = first } }, 400);
        Assert.That(refused.GetProperty("operationStatus").GetString(), Is.EqualTo("ParentInvalid"));
    }

    [Test]
    public async Task Bin_GivesBack_AndDeletesForGood()
    {
        Guid folder = await Api.FolderAsync("Bin");
        Guid kept = await Api.PictureAsync("kept.png", Pictures.Png(4, 4), folder), gone = await Api.PictureAsync("gone.png", Pictures.Png(4, 4), folder);
        string address = (await Api.JsonAsync($"media/{gone}")).Value("umbracoFile").GetProperty("src").GetString()!;
        await Api.SendAsync(HttpMethod.Put, $"media/{kept}/move-to-recycle-bin", null);
        await Api.SendAsync(HttpMethod.Put, $"media/{gone}/move-to-recycle-bin", null);

        JsonElement root = await Api.JsonAsync("recycle-bin/media/root?skip=0&take=100");
        Assert.That(root.Names(), Is.SupersetOf(new[] { "kept.png", "gone.png" }));
        Assert.That((await Api.JsonAsync($"recycle-bin/media/{kept}/original-parent")).GetProperty("id").GetGuid(), Is.EqualTo(folder));
        Assert.That((await Api.JsonAsync($"recycle-bin/media/siblings?target={kept}&before=0&after=0")).Names(), Is.EqualTo(new[] { "kept.png" }));

        await Api.SendAsync(HttpMethod.Put, $"recycle-bin/media/{kept}/restore", new { target = new { id = folder } });
        Assert.That((await Api.JsonAsync($"tree/media/children?parentId={folder}")).Names(), Is.EqualTo(new[] { "kept.png" }));
        await Api.JsonAsync($"recycle-bin/media/{kept}/original-parent", 400);
        await Api.SendAsync(HttpMethod.Put, $"media/{folder}/move-to-recycle-bin", null);

        // It stood at the root. Umbraco answers the literal null, which its own contract does not describe.
        using var asked = new HttpRequestMessage(HttpMethod.Get, $"/umbraco/management/api/v1/recycle-bin/media/{folder}/original-parent");
        asked.Headers.Add("Test-User", Constants.Security.SuperUserKey.ToString());
        using HttpResponseMessage atTheRoot = await site.Host.Client.SendAsync(asked);
        Assert.That(await atTheRoot.Content.ReadAsStringAsync(), Is.EqualTo("null"));
        Assert.That((await Api.JsonAsync($"recycle-bin/media/children?parentId={folder}")).Names(), Is.EqualTo(new[] { "kept.png" }));

        await Api.SendAsync(HttpMethod.Delete, $"recycle-bin/media/{gone}", null);
        await Api.JsonAsync($"media/{gone}", 404);
        using HttpResponseMessage file = await site.Host.Client.GetAsync(address);
        Assert.That((int)file.StatusCode, Is.EqualTo(404));
        await Api.SendAsync(HttpMethod.Delete, "recycle-bin/media", null);
        Assert.That((await Api.JsonAsync("recycle-bin/media/root?skip=0&take=0")).GetProperty("total").GetInt64(), Is.Zero);
    }

    [Test]
    public async Task References_AndHistory_AreTold()
    {
        Guid id = await Api.PictureAsync("told.png", Pictures.Png(4, 4));
        await Api.SendAsync(HttpMethod.Put, $"media/{id}/move-to-recycle-bin", null);

        JsonElement log = await Api.JsonAsync($"media/{id}/audit-log?skip=0&take=10&orderDirection=Descending");
        Assert.That(log.GetProperty("items").Texts("logType"), Does.Contain("Move").And.Contain("Save"));
        Assert.That(log.GetProperty("total").GetInt64(), Is.GreaterThanOrEqualTo(2));
        Assert.That((await Api.JsonAsync($"media/{id}/referenced-by?skip=0&take=20")).GetProperty("total").GetInt64(), Is.Zero);
        Assert.That((await Api.JsonAsync($"media/{id}/referenced-descendants?skip=0&take=20")).GetProperty("total").GetInt64(), Is.Zero);
        Assert.That((await Api.JsonAsync($"media/are-referenced?id={id}&skip=0&take=20")).GetProperty("total").GetInt64(), Is.Zero);
        Assert.That((await Api.JsonAsync("recycle-bin/media/referenced-by?skip=0&take=20")).GetProperty("total").GetInt64(), Is.Zero);
        Assert.That((await Api.JsonAsync("media/configuration")).GetProperty("disableDeleteWhenReferenced").GetBoolean(), Is.False);
    }

    [Test]
    public async Task UserWithAStartNode_SeesAndChangesOnlyWhatIsBelow()
    {
        Guid own = await Api.FolderAsync("Own"), other = await Api.FolderAsync("Other");
        Guid inside = await Api.FolderAsync("Inside", own), outside = await Api.FolderAsync("Outside secret", other);
        site.Host.Enter();
        IMedia start = site.Host.Get<IMediaService>().GetById(own)!;
        IUser user = await site.Host.MediaUserAsync("limited", start.Id, Constants.Applications.Media);
        HttpClient limited = site.As(user.Key);

        Assert.That((await limited.JsonAsync("tree/media/root?skip=0&take=100")).Names(), Is.EqualTo(new[] { "Own" }));
        Assert.That((await limited.JsonAsync($"tree/media/children?parentId={own}")).Names(), Is.EqualTo(new[] { "Inside" }));
        Assert.That((await limited.JsonAsync($"tree/media/children?parentId={other}")).Names(), Is.Empty);
        Assert.That((await limited.JsonAsync("item/media/search?query=secret")).Names(), Is.Empty);
        await limited.JsonAsync($"media/{inside}");
        await limited.JsonAsync($"media/{outside}", 403);
        await limited.SendAsync(HttpMethod.Put, $"media/{outside}", MediaApi.Changed("Mine now"), 403);
        await limited.SendAsync(HttpMethod.Put, $"media/{inside}/move", new { target = new { id = other } }, 403);
        await limited.SendAsync(HttpMethod.Post, "media", MediaApi.Body(Guid.NewGuid(), "At the root", Constants.MediaTypes.Guids.Folder, null, []), 403);
        await limited.JsonAsync("recycle-bin/media/root", 403);
        await limited.SendAsync(HttpMethod.Delete, "recycle-bin/media", null, 403);
        await limited.FolderAsync("Allowed", own);
    }

    [Test]
    public async Task UserWithoutTheSection_MayPickMedia_ButNotEditThem()
    {
        Guid id = await Api.PictureAsync("pick.png", Pictures.Png(4, 4));
        IUser user = await site.Host.MediaUserAsync("writer only", Constants.System.Root, Constants.Applications.Content);
        HttpClient writer = site.As(user.Key);

        await writer.JsonAsync($"item/media?id={id}");
        await writer.JsonAsync($"media/urls?id={id}");
        await writer.JsonAsync("tree/media/root");
        await writer.JsonAsync($"media/{id}", 403);
        Assert.That(await site.Anonymous.StatusAsync(HttpMethod.Get, $"media/{id}"), Is.EqualTo(401));
    }

    [TestCase("png", "Image", true)]
    [TestCase(".svg", "Vector Graphics (SVG)", true)]
    [TestCase("zzz", "File", false)]
    public async Task TypesForAFile_AreTold(string extension, string name, bool matched)
    {
        JsonElement found = await Api.JsonAsync($"item/media-type/allowed?fileExtension={extension}&skip=0&take=100");

        JsonElement type = found.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("name").GetString() == name);
        Assert.That(type.GetProperty("matchedFileExtension").GetBoolean(), Is.EqualTo(matched));
    }

    [Test]
    public async Task MediaTypes_AreShown()
    {
        JsonElement image = await Api.JsonAsync($"media-type/{Constants.MediaTypes.Guids.Image}");
        JsonElement root = await Api.JsonAsync("media-type/allowed-at-root");
        JsonElement below = await Api.JsonAsync($"media-type/{Constants.MediaTypes.Guids.Folder}/allowed-children");
        JsonElement items = await Api.JsonAsync($"item/media-type?id={Constants.MediaTypes.Guids.File}&id={Constants.MediaTypes.Guids.Image}");

        Assert.That(image.GetProperty("properties").Texts("alias"), Is.EqualTo(new[] { "umbracoFile", "umbracoWidth", "umbracoHeight", "umbracoBytes", "umbracoExtension" }));
        Assert.That(image.GetProperty("isDeletable").GetBoolean(), Is.False);
        Assert.That(root.GetProperty("items").Texts("name"), Is.EquivalentTo(new[] { "Folder", "Image", "File", "Video", "Audio", "Article", "Vector Graphics (SVG)" }));
        Assert.That(below.GetProperty("total").GetInt64(), Is.EqualTo(7));
        Assert.That(items.Texts("name"), Is.EqualTo(new[] { "File", "Image" }));
        Assert.That((await Api.JsonAsync("item/media-type/folders")).GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Folder" }));
        Assert.That((await Api.JsonAsync("item/media-type/search?query=vect")).GetProperty("items").Texts("name"), Is.EqualTo(new[] { "Vector Graphics (SVG)" }));
        await Api.JsonAsync("media-type/configuration");
        await Api.JsonAsync($"media-type/{Guid.NewGuid()}", 404);
    }

    [Test]
    public async Task ListViewOfTheSection_IsThere() =>
        Assert.That((await Api.JsonAsync("data-type/3a0156c4-3b8c-4803-bdc1-6871faa83fff")).GetProperty("name").GetString(), Is.EqualTo("List View - Media"));
}
