using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Umbraco.Cms.Core.Services;
using static Microsoft.Playwright.Assertions;

namespace MvoUmbraco.Browser.Tests.Backoffice;

/// <summary>An administrator's work on members and their groups in the genuine client.</summary>
internal sealed class MemberTests : BackofficeWalk
{
    private const string Group = "Mainstreamteam";

    [Test]
    public async Task MemberGroup_IsMade_AndIsThereAfterLoadingAgain()
    {
        var workspace = new Workspace(await Backoffice.NewPageAsync());
        await workspace.Page.GotoAsync("/umbraco/section/member-management/workspace/member-group/create");
        await workspace.WorkspaceName.FillAsync("Lerend netwerk");
        await workspace.PressAsync("Umb.WorkspaceAction.MemberGroup.Save");
        await workspace.Page.WaitForURLAsync("**/member-group/edit/**");

        await workspace.Page.ReloadAsync();
        await Expect(workspace.WorkspaceName).ToHaveValueAsync("Lerend netwerk");
        Assert.That(workspace.Failures, Is.Empty);
    }

    [Test]
    public async Task Member_WithAShortPasswordIsRefusedAtItsField_AndOnceMadeIsFoundInTheListAndInHisGroup()
    {
        var workspace = new Workspace(await Backoffice.NewPageAsync());
        var page = workspace.Page;
        await page.GotoAsync("/umbraco/section/member-management/workspace/member-root");
        var create = page.Locator("umb-create-member-collection-action");
        await create.Locator("uui-button").First.ClickAsync();
        await create.Locator("uui-button[label='Netwerklid']").ClickAsync();
        await workspace.Name.FillAsync("An Peeters");
        await workspace.Mark("workspace:view-link:Umb.WorkspaceView.Member.Member").ClickAsync();
        await Field(page, "login").FillAsync("an@example.com");
        await Field(page, "email").FillAsync("an@example.com");
        await page.Locator("umb-input-member-group uui-button").First.ClickAsync();
        await page.Locator($"umb-member-group-picker-modal uui-menu-item[label='{Group}']").ClickAsync();
        await workspace.Primary("umb-member-group-picker-modal").ClickAsync();

        await TypePasswordAsync(page, "kort");
        await workspace.PressAsync("Umb.WorkspaceAction.Member.Save");
        await Expect(page.Locator("umb-property-layout").Filter(new LocatorFilterOptions { Has = page.Locator("uui-input[name='newPassword']") }).GetByText("10")).ToBeVisibleAsync();
        Assert.That(workspace.Failures, Is.EqualTo(["400 POST validate"]));

        await TypePasswordAsync(page, "Reiger-Populier-17");
        var made = await workspace.AnswerAsync("POST", path => path is "member", () => workspace.PressAsync("Umb.WorkspaceAction.Member.Save"));
        Assert.That(made.Status, Is.EqualTo(201));
        await page.WaitForURLAsync("**/member/edit/**");

        await page.GotoAsync("/umbraco/section/member-management/workspace/member-root");
        var rows = page.Locator("umb-member-table-collection-view uui-table-row");
        await page.Locator("umb-member-collection-header uui-input input").FillAsync("niemand met deze naam");
        await Expect(rows).ToHaveCountAsync(0);
        await page.Locator("umb-member-collection-header uui-input input").FillAsync("Peeters");
        await Expect(rows).ToHaveCountAsync(1);
        await Expect(rows.GetByText("An Peeters")).ToBeVisibleAsync();

        var roles = Backoffice.Site.Services.GetRequiredService<IMemberService>().GetAllRoles("an@example.com");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(roles, Is.EqualTo([Group]));
            Assert.That(workspace.Failures, Has.Count.EqualTo(1));
        }
    }

    private static ILocator Field(IPage page, string name) => page.Locator($"umb-member-workspace-view-member uui-input[name='{name}'] input");

    private static async Task TypePasswordAsync(IPage page, string password)
    {
        await Field(page, "newPassword").FillAsync(password);
        await Field(page, "confirmPassword").FillAsync(password);
    }
}
