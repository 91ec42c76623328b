using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Intranet;

/// <summary>
/// Looks at pages as somebody with a small screen, in the dark, or without sight would: nothing wider than the screen, no
/// violation in axe. With the environment variable MVO_PICTURES a picture of each is put in that folder.
/// </summary>
internal sealed class Barriers
{
    private const int Wide = 800;

    private readonly List<string> found = [];

    /// <summary>What was in the way.</summary>
    public IReadOnlyList<string> Found => found;

    /// <summary>Looks at a page, in the light and in the dark.</summary>
    public async Task LookAsync(IPage page, string name)
    {
        await MeasureAsync(page, name);
        await LookAsync(page, name, ColorScheme.Light);
        await LookAsync(page, name, ColorScheme.Dark, "color-contrast");
    }

    /// <summary>Looks at a page once: a small one in the light, a wide one in the dark. For a walk that is made on both.</summary>
    public async Task GlanceAsync(IPage page, string name)
    {
        await MeasureAsync(page, name);
        await LookAsync(page, name, page.ViewportSize!.Width < Wide ? ColorScheme.Light : ColorScheme.Dark);
    }

    private async Task MeasureAsync(IPage page, string name)
    {
        if (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth - document.documentElement.clientWidth") is > 0 and var over)
        {
            found.Add($"{name}: {over} px wider than the screen");
        }
    }

    private async Task LookAsync(IPage page, string name, ColorScheme look, params string[] rules)
    {
        var width = page.ViewportSize!.Width;
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = look });
        found.AddRange((await Axe.ViolationsAsync(page, rules)).Select(violation => $"{name} ({width}, {look}): {violation}"));
        if (Environment.GetEnvironmentVariable("MVO_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}-{width}-{look}.png"), FullPage = true });
        }
    }
}
