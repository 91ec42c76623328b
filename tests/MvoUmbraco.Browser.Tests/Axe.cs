using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests;

/// <summary>
/// Deque's axe, run in the page itself: the way that Deque's own package for Playwright takes opens a window for each page,
/// and that takes longer than the looking.
/// </summary>
internal static class Axe
{
    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    /// <summary>What violates axe's rules, each as <c>rule: what it asks: the element</c>.</summary>
    /// <param name="page">The page as it stands now.</param>
    /// <param name="only">The rules that are asked; all where none is given.</param>
    public static Task<string[]> ViolationsAsync(IPage page, params string[] only) => ViolationsAsync(page, only, []);

    /// <inheritdoc cref="ViolationsAsync(IPage, string[])"/>
    /// <param name="without">The rules that are not asked.</param>
    public static Task<string[]> ViolationsWithoutAsync(IPage page, params string[] without) => ViolationsAsync(page, [], without);

    private static async Task<string[]> ViolationsAsync(IPage page, string[] only, string[] without)
    {
        await page.EvaluateAsync($"() => {{ if (!window.axe) {{ {Source} }} }}");
        return await page.EvaluateAsync<string[]>(
            """
            async ([only, without]) => {
              const options = { resultTypes: ['violations'] };
              if (only.length) options.runOnly = { type: 'rule', values: only };
              // The size of what one points at (WCAG 2.2, criterion 2.5.8) is off in axe unless it is asked for.
              else options.rules = { 'target-size': { enabled: true }, ...Object.fromEntries(without.map(rule => [rule, { enabled: false }])) };
              const { violations } = await axe.run(document, options);
              return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${rule.help}: ${node.html}`));
            }
            """, new[] { only, without });
    }
}
