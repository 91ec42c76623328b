using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using static Microsoft.Playwright.Assertions;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>An administrator's work on media in the genuine client.</summary>
internal sealed class MediaTests : BackofficeWalk
{
    private IMediaService Media => Backoffice.Site.Services.GetRequiredService<IMediaService>();

    [Test]
    public async Task Picture_IsUploadedWithItsDimensionsAndAThumbnail_Replaced_AndThrownAway()
    {
        var workspace = await OpenAsync();
        var page = workspace.Page;
        Assert.That((await UploadAsync(workspace, "Bosrand.png", await PictureAsync(page, 320, 200))).Status, Is.EqualTo(201));
        var card = page.Locator("uui-card-media[name='Bosrand.png']");
        var thumbnail = card.Locator("umb-imaging-thumbnail img");
        await thumbnail.WaitForAsync();
        await page.WaitForFunctionAsync("picture => picture.complete && picture.naturalWidth > 0", await thumbnail.ElementHandleAsync());
        var picture = Picture("Bosrand.png");
        Assert.That(Dimensions(picture), Is.EqualTo((320, 200, "png")));

        await page.GotoAsync($"/umbraco/section/media/workspace/media/edit/{picture.Key}");
        var field = workspace.Property("umbracoFile");
        await field.Locator("umb-image-cropper-preview, umb-input-image-cropper img").First.WaitForAsync();
        await field.Locator("uui-button[label='Bestand(en) verwijderen']").ClickAsync();
        await field.Locator("uui-file-dropzone input[type=file]").SetInputFilesAsync(File("Bosrand in de winter.png", await PictureAsync(page, 64, 48)));
        await field.Locator("umb-image-cropper-preview, umb-input-image-cropper img").First.WaitForAsync();
        var saved = await workspace.AnswerAsync("PUT", path => path.StartsWith("media/", StringComparison.Ordinal) && path.Length == 42, () => workspace.PressAsync("Umb.WorkspaceAction.Media.Save"));
        Assert.That(saved.Status, Is.EqualTo(200));
        Assert.That(Dimensions(Media.GetById(picture.Key)!), Is.EqualTo((64, 48, "png")));

        var menu = workspace.Mark("workspace:action-menu");
        await menu.Locator("[data-mark='open-dropdown']").First.ClickAsync();
        await menu.Locator("[data-mark='entity-action:Umb.EntityAction.Media.RecycleBin.Trash']").ClickAsync();
        var thrown = await workspace.AnswerAsync("PUT", path => path.EndsWith("/move-to-recycle-bin", StringComparison.Ordinal), () => page.Locator("umb-confirm-modal #confirm, umb-trash-confirm-modal #confirm, umb-trash-with-relation-confirm-modal #confirm").ClickAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown.Status, Is.EqualTo(200));
            Assert.That(Media.GetById(picture.Key)!.Trashed, Is.True);
            Assert.That(workspace.Failures, Is.Empty);
        }
    }

    [Test]
    public async Task FileThatIsNotWhatItsNameSays_IsRefusedWithTheReason()
    {
        var workspace = await OpenAsync();
        await UploadAsync(workspace, "Vermomd.png", "<html><script>alert(1)</script></html>"u8.ToArray(), isRefused: true);

        await Expect(workspace.Toast.GetByText("The file's content is not allowed")).ToBeVisibleAsync();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(workspace.Failures, Is.EqualTo(["400 POST temporary-file"]));
            Assert.That(Media.GetRootMedia().Select(item => item.Name), Has.None.EqualTo("Vermomd.png"));
        }
    }

    [Test]
    public async Task FileOfATypeThatIsNotAllowed_IsRefusedWithTheReason()
    {
        var workspace = await OpenAsync();
        await Files(workspace).SetInputFilesAsync(File("pagina.aspx", "<%@ Page %>"u8.ToArray()));

        await Expect(workspace.Toast.GetByText("aspx").First).ToBeVisibleAsync();
        Assert.That(Media.GetRootMedia().Select(item => item.Name), Has.None.EqualTo("pagina.aspx"));
    }

    [Test]
    public async Task Folder_IsMade_AndHoldsWhatIsUploadedInIt()
    {
        var workspace = await OpenAsync();
        var page = workspace.Page;
        await page.Locator("umb-create-media-collection-action uui-button").First.ClickAsync();
        await page.Locator("umb-create-media-collection-action uui-menu-item[label='Folder']").ClickAsync();
        await workspace.Name.FillAsync("Studiedagen");
        var made = await workspace.AnswerAsync("POST", path => path is "media", () => workspace.PressAsync("Umb.WorkspaceAction.Media.Save"));
        Assert.That(made.Status, Is.EqualTo(201));
        await page.WaitForURLAsync("**/workspace/media/edit/**");

        await GoAsync(workspace, page.Url);
        Assert.That((await UploadAsync(workspace, "Zaal.png", await PictureAsync(page, 32, 32))).Status, Is.EqualTo(201));
        var folder = Media.GetRootMedia().Single(item => item.Name == "Studiedagen");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Media.GetPagedChildren(folder.Id, 0, 10, out _).Select(item => item.Name), Is.EqualTo(["Zaal.png"]));
            Assert.That(workspace.Failures, Is.Empty);
        }
    }

    private async Task<Workspace> OpenAsync()
    {
        var workspace = new Workspace(await Backoffice.NewPageAsync());
        await GoAsync(workspace, "/umbraco/section/media");
        return workspace;
    }

    private static async Task GoAsync(Workspace workspace, string address)
    {
        do
        {
            await workspace.Page.GotoAsync(address);
            await Files(workspace).WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

            // The client closes a dialog whenever the address changes, and that does until all is there.
            await workspace.Page.Locator("umb-media-grid-collection-view").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        }
        // The client sometimes leaves out the recycle bin below a tree; a person loads the page again.
        while (!await Workspace.AppearsAsync(workspace.Page.GetByText("Prullenbak")));
    }

    private static ILocator Files(Workspace workspace) => workspace.Page.Locator("umb-dropzone-media uui-file-dropzone input[type=file]");

    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "application/octet-stream", Buffer = content };

    /// <summary>Drops a file on the list, says that it is a picture, and waits for the server's answer: to the media
    /// item, or to the bytes when those are refused.</summary>
    private static async Task<IResponse> UploadAsync(Workspace workspace, string name, byte[] content, bool isRefused = false)
    {
        await Files(workspace).SetInputFilesAsync(File(name, content));
        return await workspace.AnswerAsync(
            "POST",
            path => path == (isRefused ? "temporary-file" : "media"),
            () => workspace.Page.Locator("umb-dropzone-media-type-picker-modal uui-button[label='Image']").ClickAsync());
    }

    /// <summary>A picture of that size in pixels, as PNG, drawn by the browser.</summary>
    private static async Task<byte[]> PictureAsync(IPage page, int width, int height) => Convert.FromBase64String(await page.EvaluateAsync<string>(
        """
        ([width, height]) => {
          const canvas = Object.assign(document.createElement('canvas'), { width, height });
          const paint = canvas.getContext('2d');
          paint.fillStyle = '#385';
          paint.fillRect(0, 0, width, height);
          return canvas.toDataURL('image/png').split(',')[1];
        }
        """,
        new[] { width, height }));

    private IMedia Picture(string name) => Media.GetRootMedia().Single(item => item.Name == name);

    private static (int Width, int Height, string? Extension) Dimensions(IMedia picture) =>
        (picture.GetValue<int>(Constants.Conventions.Media.Width), picture.GetValue<int>(Constants.Conventions.Media.Height), picture.GetValue<string>(Constants.Conventions.Media.Extension));
}
