using Microsoft.Extensions.DependencyInjection;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using static Microsoft.Playwright.Assertions;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>
/// The parts of the client that ask most of the page's policy: workers of the code editor, styles of the rich text editor,
/// pickers with thousands of icons. That nothing is refused is asked after every test (<see cref="RunningBackoffice"/>).
/// </summary>
internal sealed class HeavyEditorTests : BackofficeWalk
{
    /// <summary>The data type of rich text that offers the source; the content model's own ones do not.</summary>
    private static readonly Guid RichText = new("ca90c950-0aff-4e72-b976-a30b1ac57dad");

    [Test]
    public async Task RichText_IsWrittenInItsSource_AndLinkedToAPage()
    {
        var document = await DocumentAsync();
        var editor = await DocumentWorkspace.OpenAsync(Backoffice, $"edit/{document.Key}");
        var page = editor.Page;
        await editor.Mark("action:tiptap-toolbar:Umb.Tiptap.Toolbar.SourceEditor").ClickAsync();
        var source = page.Locator("umb-code-editor-modal .monaco-editor");
        await source.Locator(".view-lines").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.InsertTextAsync("<p>Uit de bron</p>");
        await editor.Primary("umb-code-editor-modal").ClickAsync();
        await Expect(editor.Property("body").GetByText("Uit de bron")).ToBeVisibleAsync();

        await editor.Property("body").GetByText("Uit de bron").ClickAsync();
        await page.Keyboard.PressAsync("Control+A");
        await editor.Mark("action:tiptap-toolbar:Umb.Tiptap.Toolbar.Link").ClickAsync();
        await editor.Mark("action:document").ClickAsync();
        await page.Locator("umb-tree-picker-modal uui-menu-item[label='Digitaal Kenniscentrum MVO'] #label-button").ClickAsync();
        await editor.Primary("umb-tree-picker-modal").ClickAsync();
        await editor.Primary("umb-link-picker-modal").ClickAsync();
        await Expect(page.Locator("umb-link-picker-modal")).ToHaveCountAsync(0);

        var saved = await editor.AnswerAsync("PUT", path => path == $"document/{document.Key}", () => editor.PressAsync("Umb.WorkspaceAction.Document.Save"));
        var body = Backoffice.Site.Services.GetRequiredService<IContentService>().GetById(document.Key)!.GetValue<string>("body");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(saved.Status, Is.EqualTo(200));
            Assert.That(body, Does.Contain("bron").And.Contain("localLink"));
            Assert.That(editor.Failures, Is.Empty);
        }
    }

    [Test]
    public async Task UserGroup_IsGivenAnIcon()
    {
        var workspace = new Workspace(await Backoffice.NewPageAsync());
        await workspace.Page.GotoAsync("/umbraco/section/user-management/workspace/user-group/create");
        await workspace.Page.Locator("umb-user-group-workspace-editor #icon").ClickAsync();
        await workspace.Page.Locator("umb-icon-picker-modal uui-button[label='icon-calendar']").ClickAsync();
        await workspace.Primary("umb-icon-picker-modal").ClickAsync();
        await Expect(workspace.Page.Locator("umb-user-group-workspace-editor umb-icon[name='icon-calendar']").First).ToBeVisibleAsync();
        Assert.That(workspace.Failures, Is.Empty);
    }

    private async Task<IContent> DocumentAsync()
    {
        var services = Backoffice.Site.Services;
        var strings = services.GetRequiredService<IShortStringHelper>();
        var richText = await services.GetRequiredService<IDataTypeService>().GetAsync(RichText);
        var type = new ContentType(strings, Constants.System.Root) { Alias = "sourcePage", Name = "Bronpagina", Icon = "icon-code", AllowedAsRoot = true };
        type.AddPropertyType(new PropertyType(strings, richText!, "body") { Name = "Tekst" }, "content", "Inhoud");
        Assert.That((await services.GetRequiredService<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey)).Success, Is.True, "Making the type");
        var contents = services.GetRequiredService<IContentService>();
        var document = contents.Create("Bronpagina", Constants.System.Root, "sourcePage");
        Assert.That(contents.Save(document).Success, Is.True, "Saving");
        return document;
    }
}
