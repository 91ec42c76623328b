using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>
/// A document open in the client's editor, and what its user does there. Elements are found by Umbraco's <c>data-mark</c>
/// where they have one. Every answer of 400 or more of the Management API is kept in <see cref="Failures"/>.
/// </summary>
internal sealed class DocumentWorkspace
{
    private const string Api = "/umbraco/management/api/";

    private readonly ConcurrentQueue<string> failures = [];
    private readonly ConcurrentQueue<string> refusals;

    private DocumentWorkspace(IPage page)
    {
        Page = page;
        refusals = RunningBackoffice.Refusals(page);
        page.Response += (_, response) =>
        {
            var path = new Uri(response.Url).AbsolutePath;
            if (response.Status >= 400 && path.StartsWith(Api, StringComparison.Ordinal))
            {
                failures.Enqueue($"{response.Status} {response.Request.Method} {path.Split('/')[^1]}");
            }
        };
    }

    public IPage Page { get; }

    /// <summary>What the Management API refused: status, method and the last part of the path, in the order of the answers.</summary>
    public IReadOnlyCollection<string> Failures => failures;

    /// <summary>What the page's policy refused.</summary>
    public IReadOnlyCollection<string> Refusals => refusals;

    /// <param name="backoffice">Where.</param>
    /// <param name="path">The address of the editor below <c>section/content/workspace/document/</c>.</param>
    public static async Task<DocumentWorkspace> OpenAsync(RunningBackoffice backoffice, string path)
    {
        var workspace = new DocumentWorkspace(await backoffice.NewPageAsync());
        await workspace.Page.GotoAsync($"/umbraco/section/content/workspace/document/{path}");
        return workspace;
    }

    public ILocator Mark(string mark) => Page.Locator($"[data-mark='{mark}']");

    public ILocator Property(string alias) => Mark($"property:{alias}");

    public ILocator Name => Mark("input:entity-name").Locator("input");

    public Task ShowTabAsync(string tab) => Mark($"content-tab:tab/{tab}").ClickAsync();

    /// <summary>Presses “Save” and confirms the languages; the answer to the saving itself.</summary>
    public async Task<IResponse> SaveAsync(string method)
    {
        await Mark("workspace-action:Umb.WorkspaceAction.Document.Save").ClickAsync();
        return await AnswerAsync(method, IsDocument, () => Primary("umb-document-save-modal").ClickAsync());
    }

    /// <summary>Presses “Save and publish” and confirms the languages; the answer to the publishing, or to the saving when
    /// nothing is going to be published.</summary>
    public async Task<IResponse> PublishAsync(bool isRefused = false)
    {
        await Mark("workspace-action:Umb.WorkspaceAction.Document.SaveAndPublish").ClickAsync();
        return await AnswerAsync(
            null,
            path => isRefused ? IsDocument(path) : path.EndsWith("/publish", StringComparison.Ordinal),
            () => Primary("umb-document-publish-modal").ClickAsync());
    }

    /// <summary>Chooses from the document's menu.</summary>
    /// <param name="action">The last part of the action's alias.</param>
    public async Task ChooseAsync(string action)
    {
        var menu = Mark("workspace:action-menu");
        await menu.Locator("[data-mark='open-dropdown']").First.ClickAsync();
        await menu.Locator($"[data-mark='entity-action:Umb.EntityAction.Document.{action}']").ClickAsync();
    }

    /// <summary>The button that confirms a dialog.</summary>
    public ILocator Primary(string dialog) => Page.Locator($"{dialog} uui-button[look=primary]").Last;

    /// <summary>Does something and waits for the Management API's answer to it.</summary>
    /// <param name="method">The method, or null for any that writes.</param>
    /// <param name="isIt">Whether the path, below the API's version, is the one.</param>
    /// <param name="action">What causes the request.</param>
    public Task<IResponse> AnswerAsync(string? method, Func<string, bool> isIt, Func<Task> action)
        => Page.RunAndWaitForResponseAsync(action, response =>
        {
            var path = new Uri(response.Url).AbsolutePath;
            return path.StartsWith(Api, StringComparison.Ordinal)
                && (method is null ? response.Request.Method is not "GET" : response.Request.Method == method)
                && isIt(path[(path.IndexOf('/', Api.Length) + 1)..]);
        });

    /// <summary>The document itself, not something of it.</summary>
    private static bool IsDocument(string path) => path.Split('/') is ["document"] or ["document", { Length: 36 }];
}
