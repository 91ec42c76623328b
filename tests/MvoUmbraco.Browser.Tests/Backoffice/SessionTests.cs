using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>Signing in through the login page, staying signed in, the end of a session and signing out, in the genuine client.</summary>
[NonParallelizable]
internal sealed class SessionTests
{
    private RunningBackoffice backoffice = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => backoffice = await RunningBackoffice.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (backoffice is not null)
        {
            await backoffice.DisposeAsync();
        }
    }

    [Test]
    public async Task LoginPage_HasNoBarrier_AndSaysThatThePasswordIsWrong()
    {
        // Axe itself is a script, put in by the browser's debugger; the page's own policy would forbid it.
        await using var context = await NewContextAsync(bypassPolicy: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/umbraco/login");
        var before = (await page.RunAxe()).Violations.Select(violation => violation.Id);
        Assert.That(before, Is.Empty);

        await SignInAsync(page, "Niet-het-wachtwoord-1");
        var message = page.Locator("[aria-live]");
        await Assertions.Expect(message).ToHaveTextAsync("De naam of het wachtwoord is niet juist.", new LocatorAssertionsToHaveTextOptions { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("#password")).ToBeFocusedAsync();
        var after = (await page.RunAxe()).Violations.Select(violation => violation.Id);
        Assert.That(after, Is.Empty);
        Assert.That(page.Url, Does.Contain("/umbraco/login"));
    }

    [Test]
    public async Task SignedIn_StaysSoThroughARestart_UntilSigningOut()
    {
        await using var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        var refused = RunningBackoffice.Refusals(page);
        await page.GotoAsync("/umbraco/section/content");
        await SignInAsync(page, RunningBackoffice.Password);
        var avatar = page.Locator("[data-mark='header-app:Umb.HeaderApp.CurrentUser']");
        await avatar.WaitForAsync();

        await backoffice.Site.RestartAsync();
        await page.ReloadAsync();
        await avatar.WaitForAsync();
        await page.Locator("umb-tree-item, umb-document-tree-item").First.WaitForAsync();

        await avatar.ClickAsync();
        await page.Locator("umb-current-user-modal [look=primary][color=danger], umb-current-user-modal [label='Logout'], umb-current-user-modal [label='Uitloggen'], umb-current-user-modal [label='Log uit']").First.ClickAsync();
        await page.WaitForURLAsync("**/umbraco/logout**");
        await page.GotoAsync("/umbraco/section/content");
        await page.Locator("#password").WaitForAsync();
        Assert.That(refused, Is.Empty);
    }

    /// <summary>
    /// The session is over for both: the cookies are gone, as after their time, and the client's clock has passed the end of
    /// what it holds. What was typed must be in the page, and be saved, after signing in again.
    /// </summary>
    [Test]
    public async Task ExpiredSession_KeepsWhatWasTyped()
    {
        await using var context = await NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/umbraco/section/member-management/workspace/member-group/create");
        await SignInAsync(page, RunningBackoffice.Password);
        var name = page.Locator("[data-mark='input:workspace-name'] input");
        await name.FillAsync("Getypt voor het einde");

        await context.ClearCookiesAsync();
        await context.Clock.SetSystemTimeAsync(DateTime.UtcNow.AddMinutes(6));
        var save = page.Locator("[data-mark='workspace-action:Umb.WorkspaceAction.MemberGroup.Save']");
        await save.ClickAsync();

        var again = page.Locator("umb-app-auth-modal");
        await again.WaitForAsync();
        var popup = await context.RunAndWaitForPageAsync(() => again.Locator("umb-auth-provider-default uui-button").First.ClickAsync());
        var closed = new TaskCompletionSource();
        popup.Close += (_, _) => closed.TrySetResult();
        await SignInAsync(popup, RunningBackoffice.Password);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await again.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await Assertions.Expect(name).ToHaveValueAsync("Getypt voor het einde");

        var saved = await page.RunAndWaitForResponseAsync(
            () => save.ClickAsync(),
            response => response.Request.Method == "POST" && response.Url.EndsWith("/member-group", StringComparison.Ordinal));
        Assert.That(saved.Status, Is.EqualTo(201));
    }

    private async Task<IBrowserContext> NewContextAsync(bool bypassPolicy = false)
    {
        var context = await backoffice.NewContextAsync(bypassPolicy);
        context.SetDefaultTimeout(60_000);
        return context;
    }

    private static async Task SignInAsync(IPage page, string password)
    {
        await page.Locator("#username").FillAsync(RunningBackoffice.User);
        await page.Locator("#password").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
    }
}
