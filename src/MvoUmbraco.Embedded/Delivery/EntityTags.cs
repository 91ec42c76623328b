using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace MvoUmbraco.Embedded.Delivery;

/// <summary>Conditional requests (RFC 9110, 13.1.2).</summary>
internal static class EntityTags
{
    /// <summary>Whether the client says that it has the answer with this tag.</summary>
    public static bool Match(HttpRequest request, string tag)
    {
        StringValues given = request.Headers.IfNoneMatch;
        if (given.Count == 0)
        {
            return false;
        }

        foreach (string? list in given)
        {
            foreach (Range range in list.AsSpan().Split(','))
            {
                ReadOnlySpan<char> one = list.AsSpan()[range].Trim();
                if (one is "*" || one.SequenceEqual(tag) || (one.StartsWith("W/") && one[2..].SequenceEqual(tag)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
