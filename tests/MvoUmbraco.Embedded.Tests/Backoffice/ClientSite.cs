using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using MvoUmbraco.Embedded.Tests.Hosting;

namespace MvoUmbraco.Embedded.Tests.Backoffice;

/// <summary>A host with a client of a few files, laid out as the build lays out the real one.</summary>
internal sealed class ClientSite : IAsyncDisposable
{
    public const string Chunk = "export const everything = 'the same words again, the same words again, the same words again';";

    private readonly TemporaryFolder folder;

    private ClientSite(TemporaryFolder folder, TestHost host) => (this.folder, Host) = (folder, host);

    public TestHost Host { get; }

    public static async Task<ClientSite> StartAsync()
    {
        var folder = new TemporaryFolder();
        string client = Path.Combine(folder.Path, "client");
        Write(client, "backoffice/importmap.json", """{"imports":{"@umbraco-cms/backoffice/lit-element":"/umbraco/backoffice/packages/lit-element.js"}}""");
        Write(client, "backoffice/apps/app/app.element.js", "import '../../chunks/core-B8q2b8aL.js';");
        Write(client, "backoffice/chunks/core-B8q2b8aL.js", Chunk);
        Write(client, "backoffice/assets/worker-CmAc0kz1.js", "self;");
        Write(client, "backoffice/assets/favicon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
        Write(client, "backoffice/assets/fonts/lato/LatoLatin-Bold.woff2", "font");
        Write(client, "backoffice/css/uui-css.css", ":root{}");
        Write(client, "backoffice/notes.txt", "not for anybody");
        Write(client, "outside.js", "not below backoffice");
        Compress(client, "backoffice/chunks/core-B8q2b8aL.js");
        return new ClientSite(folder, await TestHost.StartAsync(folder, [("Embedded:Client:Folder", client)]));
    }

    /// <summary>Asks for a path exactly as it is written, dots and escapes included.</summary>
    public async Task<HttpResponseMessage> GetAsync(string path, string? encodings = null, EntityTagHeaderValue? known = null)
    {
        string address = Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path;
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (encodings is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", encodings);
        }

        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await Host.Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        folder.Dispose();
    }

    private static void Write(string folder, string path, string text)
    {
        string file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static void Compress(string folder, string path)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Chunk);
        using (var brotli = new BrotliStream(File.Create(Path.Combine(folder, path + ".br")), CompressionLevel.SmallestSize))
        {
            brotli.Write(bytes);
        }

        using var gzip = new GZipStream(File.Create(Path.Combine(folder, path + ".gz")), CompressionLevel.SmallestSize);
        gzip.Write(bytes);
    }
}
