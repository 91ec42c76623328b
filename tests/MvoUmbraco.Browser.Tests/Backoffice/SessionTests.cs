using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>Signing in through the login page, staying signed in, the end of a session and signing out, in the genuine client.</summary>
internal sealed class SessionTests : BackofficeWalk
{
    protected override Task<RunningBackoffice> GetAsync() => SharedBackoffice.GetRestlessAsync();

    [Test]
    public async Task LoginPage_HasNoBarrier_AndSaysThatThePasswordIsWrong()
    {
        // Axe itself is a script, put in by the browser's debugger; the page's own policy would forbid it.
        var context = await Backoffice.NewContextAsync(bypassPolicy: true);
        var page = await context.NewPageAsync();
        await page.GotoAsync("/umbraco/login");
        var before = await Axe.ViolationsAsync(page);
        Assert.That(before, Is.Empty);

        await SignInAsync(page, "Niet-het-wachtwoord-1");
        var message = page.Locator("[aria-live]");
        await Assertions.Expect(message).ToHaveTextAsync("De naam of het wachtwoord is niet juist.");
        await Assertions.Expect(page.Locator("#password")).ToBeFocusedAsync();
        var after = await Axe.ViolationsAsync(page);
        Assert.That(after, Is.Empty);
        Assert.That(page.Url, Does.Contain("/umbraco/login"));
    }

    [Test]
    public async Task SignedIn_StaysSoThroughARestart_UntilSigningOut()
    {
        var context = await Backoffice.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.GotoAsync("/umbraco/section/content");
        await SignInAsync(page, RunningBackoffice.Password);
        var avatar = page.Locator("[data-mark='header-app:Umb.HeaderApp.CurrentUser']");
        await avatar.WaitForAsync();

        await Backoffice.Site.RestartAsync();
        await page.ReloadAsync();
        await avatar.WaitForAsync();
        await page.Locator("umb-tree-item, umb-document-tree-item").First.WaitForAsync();

        await avatar.ClickAsync();
        await page.Locator("umb-current-user-modal [look=primary][color=danger], umb-current-user-modal [label='Logout'], umb-current-user-modal [label='Uitloggen'], umb-current-user-modal [label='Log uit']").First.ClickAsync();
        await page.WaitForURLAsync("**/umbraco/logout**");
        await page.GotoAsync("/umbraco/section/content");
        await page.Locator("#password").WaitForAsync();
    }

    /// <summary>
    /// The session is over on the server: nobody used it for longer than it lasts, and the browser's clock says so too; or
    /// its user signed in on another machine. What was typed must be in the page, and be saved, after signing in again.
    /// </summary>
    [TestCase(true)]
    [TestCase(false)]
    public async Task SessionThatIsOver_KeepsWhatWasTyped(bool isUnused)
    {
        using var events = new SampleEvents(Backoffice.Site);
        var draft = events.Draft(isUnused ? "Verlopen dag" : "Dag op een andere machine");
        var context = await Backoffice.NewContextAsync();
        var editor = new DocumentWorkspace(await context.NewPageAsync());
        await editor.Page.GotoAsync($"/umbraco/section/content/workspace/document/edit/{draft.Key}/{SampleEvents.Dutch}");
        await SignInAsync(editor.Page, RunningBackoffice.Password);
        var summary = editor.Property("summary").Locator("textarea");
        await summary.FillAsync("Getypt voor het einde");

        if (isUnused)
        {
            SharedBackoffice.Clock.Forward(TimeSpan.FromMinutes(21));
            await context.Clock.SetSystemTimeAsync(SharedBackoffice.Clock.GetUtcNow().UtcDateTime);
        }
        else
        {
            await Backoffice.SignInAsync(RunningBackoffice.User, RunningBackoffice.Password);
        }

        await editor.PressAsync("Umb.WorkspaceAction.Document.Save");
        await editor.Primary("umb-document-save-modal").ClickAsync();
        var again = editor.Page.Locator("umb-app-auth-modal");
        await again.WaitForAsync();
        var popup = await context.RunAndWaitForPageAsync(() => again.Locator("umb-auth-provider-default uui-button").First.ClickAsync());
        var closed = new TaskCompletionSource();
        popup.Close += (_, _) => closed.TrySetResult();
        await SignInAsync(popup, RunningBackoffice.Password);
        await closed.Task.WaitAsync(TimeSpan.FromSeconds(90));
        await again.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
        await Assertions.Expect(summary).ToHaveValueAsync("Getypt voor het einde");

        Assert.That((await editor.SaveAsync("PUT")).Status, Is.EqualTo(200));
        var saved = Backoffice.Site.Services.GetRequiredService<IContentService>().GetById(draft.Key)!;
        Assert.That(saved.GetValue<string>("summary", SampleEvents.Dutch), Is.EqualTo("Getypt voor het einde"));
    }

    private static async Task SignInAsync(IPage page, string password)
    {
        await page.Locator("#username").FillAsync(RunningBackoffice.User);
        await page.Locator("#password").FillAsync(password);
        await page.Keyboard.PressAsync("Enter");
    }
}
