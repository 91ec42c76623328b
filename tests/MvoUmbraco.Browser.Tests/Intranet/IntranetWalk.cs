using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MvoUmbraco.SignIn;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Browser.Tests.Intranet;

/// <summary>
/// Walks through the intranets of one site that all of them share. Every test works on what it makes itself, for members of
/// its own.
/// </summary>
[NonParallelizable]
internal abstract class IntranetWalk
{
    protected const string Password = "Een-Lang-Wachtwoord-1";
    protected const string Workspace = "/netwerken/lerend-netwerk-milieu/intranet/";
    protected const string Milieu = "Lerend Netwerk Milieu";
    protected const string MilieuCoordinators = "Lerend Netwerk Milieu - trekkers";

    private readonly ConcurrentBag<IBrowserContext> opened = [];

    protected RunningSite Site { get; private set; } = null!;

    private Chromium Chromium { get; set; } = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        Chromium = await SharedIntranet.ChromiumAsync();
        Site = await SharedIntranet.SiteAsync();
        await PrepareAsync();
    }

    [TearDown]
    public async Task CloseAsync()
    {
        while (opened.TryTake(out var context))
        {
            await context.CloseAsync();
        }
    }

    /// <summary>Makes what all tests of the fixture work with.</summary>
    protected virtual Task PrepareAsync() => Task.CompletedTask;

    /// <summary>Makes a member with the password of all.</summary>
    protected async Task MemberAsync(string email, string name, params string[] groups)
    {
        var members = Site.Services.GetRequiredService<IMemberService>();
        var member = members.CreateMemberWithIdentity(email, email, name, "networkMember", isApproved: true);
        members.AssignRoles([member.Id], groups);
        Assert.That(await Site.Services.GetRequiredService<IMemberSignIn>().SetPasswordAsync(member.Key, Password), Is.Empty);
    }

    /// <summary>A window of its own.</summary>
    /// <param name="width">In CSS pixels.</param>
    /// <param name="height">In CSS pixels.</param>
    /// <param name="bypassesPolicy">For axe, itself a script, put in by the browser's debugger: the page's own policy would forbid it.</param>
    protected async Task<IPage> PageAsync(int width = 1280, int height = 800, bool bypassesPolicy = true)
    {
        var context = await Chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = height },
            BypassCSP = bypassesPolicy,
            Locale = "nl-BE",
        });
        opened.Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>Signs in on the page that is open.</summary>
    protected static async Task SignInAsync(IPage page, string name, string password = Password)
    {
        await TypeAsync(page, "#naam", name);
        await TypeAsync(page, "#wachtwoord", password);
        await EnterAsync(page);
    }

    /// <summary>Types in a field, in the place of what is there.</summary>
    protected static async Task TypeAsync(IPage page, string field, string text)
    {
        await page.Locator(field).FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Goes to a link or a button and presses Enter, which leads to another page.</summary>
    protected static async Task PressAsync(IPage page, string what)
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
