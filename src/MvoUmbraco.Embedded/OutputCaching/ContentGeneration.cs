using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.OutputCaching;

/// <summary>
/// Makes ASP.NET Core's output cache exact. The key of every kept answer holds the store's generation, read before the
/// answer is rendered: an answer made of what was there before a change can never be found after it, so nothing has to
/// be evicted and nothing can be forgotten. Answers of earlier generations leave the cache by age and size.
/// <para>
/// It is a base policy: whatever endpoint of the program caches its output by plain ASP.NET Core means
/// (<c>CacheOutput</c>, <see cref="OutputCacheAttribute"/>) is made exact by it, and an endpoint that does not is left
/// alone. What somebody who is signed in is answered is never kept, wherever in the pipeline they were recognised.
/// </para>
/// </summary>
internal sealed class ContentGeneration(Database database) : IOutputCachePolicy
{
    private const string VaryBy = "content";

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.CacheVaryByRules.VaryByValues[VaryBy] = database.Generation.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        if (IsPersonal(context.HttpContext))
        {
            context.AllowCacheStorage = false;
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Whether the answer may depend on who asks.</summary>
    internal static bool IsPersonal(HttpContext context)
    {
        foreach (var identity in context.User.Identities)
        {
            if (identity.IsAuthenticated)
            {
                return true;
            }
        }

        return false;
    }
}
