using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>A document open in the client's editor, and what its user does there.</summary>
internal sealed class DocumentWorkspace(IPage page) : Workspace(page)
{
    /// <param name="backoffice">Where.</param>
    /// <param name="path">The address of the editor below <c>section/content/workspace/document/</c>.</param>
    public static async Task<DocumentWorkspace> OpenAsync(RunningBackoffice backoffice, string path)
    {
        var workspace = new DocumentWorkspace(await backoffice.NewPageAsync());
        await workspace.Page.GotoAsync($"/umbraco/section/content/workspace/document/{path}");
        return workspace;
    }

    public Task ShowTabAsync(string tab) => Mark($"content-tab:tab/{tab}").ClickAsync();

    /// <summary>Presses “Save” and confirms the languages; the answer to the saving itself.</summary>
    public async Task<IResponse> SaveAsync(string method)
    {
        await PressAsync("Umb.WorkspaceAction.Document.Save");
        return await AnswerAsync(method, IsDocument, () => Primary("umb-document-save-modal").ClickAsync());
    }

    /// <summary>Presses “Save and publish” and confirms the languages; the answer to the publishing, or to the saving when
    /// nothing is going to be published.</summary>
    public async Task<IResponse> PublishAsync(bool isRefused = false)
    {
        await PressAsync("Umb.WorkspaceAction.Document.SaveAndPublish");
        return await AnswerAsync(
            null,
            path => isRefused ? IsDocument(path) : path.EndsWith("/publish", StringComparison.Ordinal),
            () => Primary("umb-document-publish-modal").ClickAsync());
    }

    /// <summary>Chooses when the document is to be published, in the language that is shown.</summary>
    /// <param name="moment">On the clock of the browser, as a field of the browser takes it: <c>2027-01-05T08:00</c>.</param>
    /// <returns>The answer to the publishing.</returns>
    public async Task<IResponse> ScheduleAsync(string moment)
    {
        await Page.Locator("[data-mark='workspace-action:Umb.WorkspaceAction.Document.SaveAndPublish']:not([disabled]) ~ *").First.ClickAsync();
        await Page.Locator("umb-workspace-action-menu-item uui-menu-item[label='Planning']").ClickAsync();
        await Page.Locator("umb-document-schedule-modal input[type=datetime-local]").First.FillAsync(moment);
        return await AnswerAsync("PUT", path => path.EndsWith("/publish", StringComparison.Ordinal), () => Primary("umb-document-schedule-modal").ClickAsync());
    }

    /// <summary>Chooses from the document's menu.</summary>
    /// <param name="action">The last part of the action's alias.</param>
    public async Task ChooseAsync(string action)
    {
        var menu = Mark("workspace:action-menu");
        await menu.Locator("[data-mark='open-dropdown']").First.ClickAsync();
        await menu.Locator($"[data-mark='entity-action:Umb.EntityAction.Document.{action}']").ClickAsync();
    }

    /// <summary>The document itself, not something of it.</summary>
    private static bool IsDocument(string path) => path.Split('/') is ["document"] or ["document", { Length: 36 }];
}
