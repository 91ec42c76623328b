using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>An administrator's work on members in the genuine client.</summary>
[NonParallelizable]
internal sealed class PeopleAndMediaTests
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
    public async Task MemberGroup_IsMade_AndIsThereAfterLoadingAgain()
    {
        var page = await backoffice.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        var refused = RunningBackoffice.Refusals(page);
        await page.GotoAsync("/umbraco/section/member-management/workspace/member-group/create");
        var name = page.Locator("[data-mark='input:workspace-name'] input");
        await name.FillAsync("Lerend netwerk");
        await page.Locator("[data-mark='workspace-action:Umb.WorkspaceAction.MemberGroup.Save']").ClickAsync();
        await page.WaitForURLAsync("**/member-group/edit/**");

        await page.ReloadAsync();
        await Assertions.Expect(name).ToHaveValueAsync("Lerend netwerk", new LocatorAssertionsToHaveValueOptions { Timeout = 60_000 });
        Assert.That(refused, Is.Empty);
        await page.CloseAsync();
    }
}
