using System.Text.RegularExpressions;

namespace MvoUmbraco.Site.Serving;

/// <summary>
/// The scripts of the site: plain modules, in <c>Scripts</c> beside what they belong to. Each is served under the hash of its
/// bytes, in which the modules it imports stand by their own addresses: when one changes, so does every one above it.
/// </summary>
internal sealed partial class SiteScripts
{
    private readonly Dictionary<string, SiteAssets.Asset?> made = new(StringComparer.Ordinal);

    /// <param name="read">The bytes of a module, by its name.</param>
    /// <param name="entries">The modules that pages load; what they import comes with them.</param>
    public SiteScripts(Func<string, string> read, params string[] entries)
    {
        foreach (var entry in entries)
        {
            Make(entry, read);
        }

        ByUrl = made.Values.OfType<SiteAssets.Asset>().ToDictionary(asset => asset.Url, StringComparer.Ordinal);
    }

    /// <summary>Every script, by its address.</summary>
    public IReadOnlyDictionary<string, SiteAssets.Asset> ByUrl { get; }

    /// <summary>A script that a page loads.</summary>
    public SiteAssets.Asset this[string name] => made[name]!;

    private SiteAssets.Asset Make(string name, Func<string, string> read)
    {
        if (made.TryGetValue(name, out var known))
        {
            return known ?? throw new InvalidOperationException($"The script '{name}' imports itself, by way of others.");
        }

        made[name] = null;
        var text = Import().Replace(read(name), import => $"{import.Groups["from"].Value} '{Make(import.Groups["name"].Value, read).Url}'");
        var asset = SiteAssets.Asset.Of(Path.GetFileNameWithoutExtension(name), "js", "text/javascript; charset=utf-8", System.Text.Encoding.UTF8.GetBytes(text));
        made[name] = asset;
        return asset;
    }

    [GeneratedRegex(@"(?<=^import\b[^;]*)(?<from>\bfrom) '\./(?<name>[a-z-]+\.js)'", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Import();
}
