using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>An administrator's work on users in the genuine client, and what the user finds there then.</summary>
internal sealed class UserTests : BackofficeWalk
{
    [Test]
    public async Task User_IsMadeWithAGroup_SignsInWithTheGivenPassword_AndSeesTheSectionsOfTheGroupOnly()
    {
        var workspace = new Workspace(await Backoffice.NewPageAsync());
        var page = workspace.Page;
        await page.GotoAsync("/umbraco/section/user-management/workspace/user-root");
        var dialog = page.Locator("umb-create-user-modal");
        await Workspace.OpenAsync(page.Locator("umb-collection-create-action-button uui-button").First, dialog);
        await dialog.Locator("#name input").FillAsync("Els Mertens");
        await dialog.Locator("#email input").FillAsync("els@example.com");
        await dialog.Locator("umb-user-group-input uui-button").First.ClickAsync();
        await page.Locator("umb-user-group-picker-modal umb-user-group-ref").Filter(new LocatorFilterOptions { HasText = "Mainstreamteam" }).ClickAsync();
        await workspace.Primary("umb-user-group-picker-modal").ClickAsync();
        await Expect(page.Locator("umb-user-group-picker-modal")).ToHaveCountAsync(0);
        await dialog.Locator("uui-button[type=submit]").ClickAsync();
        var given = page.Locator("umb-create-user-success-modal #password input");
        await Expect(given).Not.ToHaveValueAsync(string.Empty);
        var password = await given.InputValueAsync();

        var other = await Backoffice.SignInAsync("els@example.com", password);
        var user = new Workspace(await other.NewPageAsync());
        await user.Page.GotoAsync("/umbraco/section/content");
        var sections = user.Page.Locator("[data-mark^='section-link:']");
        await Expect(sections).ToHaveCountAsync(3);
        await user.Page.Locator("umb-document-tree-item").First.WaitForAsync();
        var marks = await sections.EvaluateAllAsync<string[]>("links => links.map(link => link.dataset.mark)");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(marks, Is.EquivalentTo(["section-link:Umb.Section.Content", "section-link:Mvo.Section", "section-link:Umb.Section.Media"]));
            Assert.That(workspace.Failures, Is.Empty);
            Assert.That(user.Failures, Is.Empty);
        }
    }
}
