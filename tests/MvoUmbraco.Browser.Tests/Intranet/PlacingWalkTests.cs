using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Intranet;

/// <summary>A member places something and a coordinator reviews it, with the keyboard alone; every page met has no barrier on a
/// small and on a wide screen, in the light and in the dark.</summary>
internal sealed class PlacingWalkTests : IntranetWalk
{
    protected override async Task PrepareAsync()
    {
        await MemberAsync("anne@example.be", "Anne Auteur", Milieu);
        await MemberAsync("tineke@example.be", "Tineke Trekker", MilieuCoordinators);
    }

    [TestCase(320, 640)]
    [TestCase(1280, 800)]
    public async Task PlaceReturnMendApprove_ByKeyboard_WithoutABarrier(int width, int height)
    {
        var barriers = new Barriers();
        var title = $"Regenwater opvangen {width}";
        var author = await SignedInAsync("anne@example.be", width, height);
        var coordinator = await SignedInAsync("tineke@example.be", width, height);

        await author.GotoAsync(Workspace);
        await barriers.LookAsync(author, "werkruimte");
        await PressAsync(author, "#plaatsen ~ ul a >> text=Kennisitem");
        await barriers.LookAsync(author, "nieuw");
        await TypeAsync(author, "#titel", title);
        await author.Locator("#plaats").FocusAsync();
        await author.Keyboard.TypeAsync("Kennis");
        await PressAsync(author, "button:not(.default-button)[value=dien-in]");
        await barriers.LookAsync(author, "na-te-kijken");
        await author.Locator("[role=alert] a").First.FocusAsync();
        await author.Keyboard.PressAsync("Enter");
        Assert.That(await author.EvaluateAsync<bool>("() => document.querySelector(location.hash) !== null"), Is.True, "the summary leads to the field");

        await author.Locator("#v-kind").FocusAsync();
        await author.Keyboard.TypeAsync("artikel");
        await TypeAsync(author, "#v-summary", "Een put onder de parking volstaat.");
        await TypeAsync(author, "#v-body", "Eerst meten, dan graven.");
        await PressAsync(author, "button:not(.default-button)[value=dien-in]");
        await barriers.LookAsync(author, "ingediend");
        var item = new Uri(author.Url).AbsolutePath;

        await coordinator.GotoAsync(item);
        await barriers.LookAsync(coordinator, "nazien");
        await TypeAsync(coordinator, "#opmerking", "Noem ook de kosten.");
        await PressAsync(coordinator, "form[action$=terugsturen] button");
        await author.GotoAsync(item);
        Assert.That(await author.Locator(".standing blockquote").First.InnerTextAsync(), Does.Contain("Noem ook de kosten."));
        await PressAsync(author, ".standing a.button");
        await TypeAsync(author, "#v-source", "Waterwijzer");
        await PressAsync(author, "button:not(.default-button)[value=dien-in]");
        await coordinator.GotoAsync(item);
        await PressAsync(coordinator, "form[action$=goedkeuren] button");
        await barriers.LookAsync(coordinator, "gepubliceerd");

        var visitor = await PageAsync();
        await visitor.GotoAsync($"/netwerken/lerend-netwerk-milieu/kennis/regenwater-opvangen-{width}/");
        Assert.That(await visitor.Locator("h1").InnerTextAsync(), Is.EqualTo(title));

        await author.GotoAsync(Workspace);
        await PressAsync(author, "#plaatsen ~ ul a >> text=Activiteit");
        await author.Locator("button[value='agenda:nieuw']").PressAsync("Enter");
        await author.Locator("button[value='agenda:sub:0']").PressAsync("Enter");
        await barriers.LookAsync(author, "activiteit");

        // What is said when the connection, and then the sign-in, is gone while somebody makes a link.
        await author.Locator("#v-description").FocusAsync();
        await author.Keyboard.PressAsync("Control+K");
        await author.Keyboard.TypeAsync("geen adres:");
        await author.Keyboard.PressAsync("Enter");
        await author.Context.SetOfflineAsync(true);
        await TypeAsync(author, "#titel", "Zonder verbinding");
        await Assertions.Expect(author.Locator("[data-trouble=offline]")).ToBeVisibleAsync();
        await barriers.GlanceAsync(author, "activiteit-zonder-verbinding");
        await author.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "umbraco.member" });
        await author.Context.SetOfflineAsync(false);
        await Assertions.Expect(author.Locator("[data-trouble=signed-out]")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 20000 });
        await barriers.GlanceAsync(author, "activiteit-afgemeld");
        Assert.That(barriers.Found, Is.Empty);
    }

    private async Task<IPage> SignedInAsync(string name, int width, int height)
    {
        var page = await PageAsync(width, height);
        await page.GotoAsync("/mijn/aanmelden");
        await SignInAsync(page, name);
        return page;
    }
}
