using System.Security.Cryptography;
using System.Text;

namespace MvoUmbraco.Site.Serving;

/// <summary>
/// The files of the site itself. Each is served under an address that carries the hash of its bytes, so that a browser may
/// keep it for good: other bytes have another address.
/// </summary>
internal sealed class SiteAssets
{
    /// <summary>The folder of the site's own addresses, which no document can have: Umbraco makes no segment with an
    /// underscore in front.</summary>
    public const string Folder = "/_mvo/";

    /// <summary>A file with its address.</summary>
    /// <param name="Url">The address, with the hash.</param>
    /// <param name="ContentType">The media type.</param>
    /// <param name="Bytes">The content.</param>
    public sealed record Asset(string Url, string ContentType, byte[] Bytes)
    {
        /// <summary>Gives the bytes their address: <c>/_mvo/site.3f9a….css</c>.</summary>
        public static Asset Of(string name, string extension, string contentType, byte[] bytes)
            => new($"{Folder}{name}.{HashOf(bytes)}.{extension}", contentType, bytes);
    }

    /// <summary>The style sheet.</summary>
    public Asset StyleSheet { get; } = Asset.Of("site", "css", "text/css; charset=utf-8", Read("site.css"));

    /// <summary>The mark, for the browser's tab.</summary>
    public Asset Mark { get; } = Asset.Of("mark", "svg", "image/svg+xml", Read("mark.svg"));

    /// <summary>What the forms of the intranet do more when scripts run.</summary>
    public const string Placing = "placing.js";

    /// <summary>The scripts.</summary>
    public SiteScripts Scripts { get; } = new(name => Encoding.UTF8.GetString(Read(name)), Placing);

    /// <summary>The file at an address; null when there is none.</summary>
    public Asset? Find(string url)
        => url == StyleSheet.Url ? StyleSheet : url == Mark.Url ? Mark : Scripts.ByUrl.GetValueOrDefault(url);

    private static string HashOf(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes))[..16];

    private static byte[] Read(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The file '{name}' is not in the assembly of the site.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
