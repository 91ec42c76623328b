using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MvoUmbraco.SignIn;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Browser.Tests.Intranet;

/// <summary>A member places something and a coordinator reviews it, with the keyboard alone; every page met has no barrier on a
/// small and on a wide screen, in the light and in the dark.</summary>
[NonParallelizable]
internal sealed class PlacingWalkTests
{
    private const string Password = "Een-Lang-Wachtwoord-1";
    private const string Workspace = "/netwerken/lerend-netwerk-milieu/intranet/";

    private RunningSite site = null!;
    private Chromium chromium = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        chromium = await Chromium.StartAsync();
        site = await RunningSite.StartAsync();
        await MemberAsync("anne@example.be", "Anne Auteur", "Lerend Netwerk Milieu");
        await MemberAsync("tom@example.be", "Tom Trekker", "Lerend Netwerk Milieu - trekkers");
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        if (site is not null)
        {
            await site.DisposeAsync();
        }
    }

    [TestCase(320, 640)]
    [TestCase(1280, 800)]
    public async Task PlaceReturnMendApprove_ByKeyboard_WithoutABarrier(int width, int height)
    {
        var barriers = new Barriers();
        var title = $"Regenwater opvangen {width}";
        var author = await SignedInAsync("anne@example.be", width, height);
        var coordinator = await SignedInAsync("tom@example.be", width, height);

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

        var visitor = await chromium.Browser.NewPageAsync(new BrowserNewPageOptions { BaseURL = site.Address.ToString() });
        await visitor.GotoAsync($"/netwerken/lerend-netwerk-milieu/kennis/regenwater-opvangen-{width}/");
        Assert.That(await visitor.Locator("h1").InnerTextAsync(), Is.EqualTo(title));

        await author.GotoAsync(Workspace);
        await PressAsync(author, "#plaatsen ~ ul a >> text=Activiteit");
        await PressAsync(author, "button[value='agenda:nieuw']");
        await PressAsync(author, "button[value='agenda:sub:0']");
        await barriers.LookAsync(author, "activiteit");
        Assert.That(barriers.Found, Is.Empty);
    }

    private async Task MemberAsync(string email, string name, string group)
    {
        var members = site.Services.GetRequiredService<IMemberService>();
        var member = members.CreateMemberWithIdentity(email, email, name, "networkMember", isApproved: true);
        members.AssignRoles([member.Id], [group]);
        Assert.That(await site.Services.GetRequiredService<IMemberSignIn>().SetPasswordAsync(member.Key, Password), Is.Empty);
    }

    private async Task<IPage> SignedInAsync(string name, int width, int height)
    {
        // Axe itself is a script, put in by the browser's debugger; the page's own policy would forbid it.
        var page = await chromium.Browser.NewPageAsync(new BrowserNewPageOptions
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            BypassCSP = true,
            Locale = "nl-BE",
        });
        await page.GotoAsync("/mijn/aanmelden");
        await TypeAsync(page, "#naam", name);
        await TypeAsync(page, "#wachtwoord", Password);
        await EnterAsync(page);
        return page;
    }

    private static async Task TypeAsync(IPage page, string field, string text)
    {
        await page.Locator(field).FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    private static async Task PressAsync(IPage page, string what)
    {
        await page.Locator(what).FocusAsync();
        await EnterAsync(page);
    }

    // Waits until the page that answers is there: the mark of this one is gone.
    private static async Task EnterAsync(IPage page)
    {
        await page.EvaluateAsync("() => { document.documentElement.dataset.before = 'yes'; }");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("() => !document.documentElement.dataset.before && document.readyState === 'complete'");
    }
}
