using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Reading;

/// <summary>
/// Walks over Umbraco's navigation tree that survive a change under way: the tree is changed node by node, and a walk that
/// meets a parent whose child is just being removed throws. It then begins again; the change itself takes microseconds.
/// </summary>
internal static class TreeWalk
{
    private const int MostWalks = 50;

    public static IReadOnlyList<Guid> RootsOfType(this IDocumentNavigationQueryService navigation, string alias)
        => Walk(() => navigation.TryGetRootKeysOfType(alias, out var keys) ? [.. keys] : []);

    public static IReadOnlyList<Guid> Roots(this IDocumentNavigationQueryService navigation)
        => Walk(() => navigation.TryGetRootKeys(out var keys) ? [.. keys] : []);

    public static IReadOnlyList<Guid> ChildrenOf(this IDocumentNavigationQueryService navigation, Guid key)
        => Walk(() => navigation.TryGetChildrenKeys(key, out var keys) ? [.. keys] : []);

    public static IReadOnlyList<Guid> ChildrenOfType(this IDocumentNavigationQueryService navigation, Guid key, string alias)
        => Walk(() => navigation.TryGetChildrenKeysOfType(key, alias, out var keys) ? [.. keys] : []);

    public static IReadOnlyList<Guid> DescendantsOfType(this IDocumentNavigationQueryService navigation, Guid key, string alias)
        => Walk(() => navigation.TryGetDescendantsKeysOfType(key, alias, out var keys) ? [.. keys] : []);

    public static IReadOnlyList<Guid> DescendantsOf(this IDocumentNavigationQueryService navigation, Guid key)
        => Walk(() => navigation.TryGetDescendantsKeys(key, out var keys) ? [.. keys] : []);

    private static Guid[] Walk(Func<Guid[]> walk)
    {
        for (var walks = 1; ; walks++)
        {
            try
            {
                return walk();
            }
            catch (KeyNotFoundException) when (walks < MostWalks)
            {
                Thread.Yield();
            }
        }
    }
}
