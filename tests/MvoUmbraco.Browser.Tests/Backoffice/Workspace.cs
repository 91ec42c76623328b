using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>
/// A page of the client, and what its user does there. Elements are found by Umbraco's <c>data-mark</c> where they have one.
/// Every answer of 400 or more of the Management API is kept in <see cref="Failures"/>.
/// </summary>
internal class Workspace
{
    private const string Api = "/umbraco/management/api/";

    private readonly ConcurrentQueue<string> failures = [];

    public Workspace(IPage page)
    {
        Page = page;
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

    /// <summary>The name of what is not a document.</summary>
    public ILocator WorkspaceName => Mark("input:workspace-name").Locator("input");

    /// <summary>The name of a document or a media item.</summary>
    public ILocator Name => Mark("input:entity-name").Locator("input");

    public ILocator Toast => Page.Locator("uui-toast-notification");

    public ILocator Mark(string mark) => Page.Locator($"[data-mark='{mark}']");

    public ILocator Property(string alias) => Mark($"property:{alias}");

    /// <summary>
    /// A button that can be pressed. The client renders its buttons before it knows whether the user may use them, and they
    /// do nothing until then; Playwright does not see that of an element that is not the browser's own.
    /// </summary>
    public ILocator Button(string mark) => Page.Locator($"[data-mark='{mark}']:not([disabled])");

    /// <summary>The button that confirms a dialog, once it can be pressed.</summary>
    public ILocator Primary(string dialog) => Page.Locator($"{dialog} uui-button[look=primary]:not([disabled])").Last;

    /// <summary>
    /// Presses a button whose action the client fetches after it has drawn the button: pressed before that, nothing happens,
    /// and a person presses again.
    /// </summary>
    /// <param name="appears">What the button opens.</param>
    public static async Task OpenAsync(ILocator button, ILocator appears)
    {
        do
        {
            await button.ClickAsync();
        }
        while (!await AppearsAsync(appears));
    }

    /// <param name="action">The alias of the workspace's action.</param>
    public Task PressAsync(string action) => Button($"workspace-action:{action}").ClickAsync();

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

    /// <summary>Whether something appears soon; for what the client now and then does not draw at the first time of asking.</summary>
    public static async Task<bool> AppearsAsync(ILocator awaited)
    {
        try
        {
            await awaited.WaitForAsync(new LocatorWaitForOptions { Timeout = 10_000 });
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}
