using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Tests.Hosting;
using MvoUmbraco.Embedded.Tests.Management;

namespace MvoUmbraco.Embedded.Tests.Backoffice;

/// <summary>Packages that extend the backoffice: where they are found, what the client is told, and what a broken one does.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class PackageTests
{
    private const string Bundle = """{"type":"bundle","alias":"Tools.Bundle","name":"Tools","js":"/App_Plugins/Tools/bundle.js"}""";

    [Test]
    public async Task Package_OnDisk_IsFound_WithItsVersionInAddresses()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "App_Plugins/Tools/umbraco-package.json", $$"""
            {
              // a comment, and a comma at the end
              "id": "Tools", "name": "Tools", "version": "1.2.0",
              "extensions": [{{Bundle}}, {"type":"x","nested":{"js":["/App_Plugins/Tools/a.js?v=%CACHE_BUSTER%","/elsewhere/b.js",7,null]} }],
            }
            """);
        Write(folder, "App_Plugins/Tools/bundle.js", "export const manifests = [];");
        await using ManagementSite site = await StartAsync(folder);

        JsonElement package = (await site.Administrator.JsonAsync("manifest/manifest/private")).EnumerateArray().Single();
        string address = package.GetProperty("extensions")[0].GetProperty("js").GetString()!;
        string[] nested = [.. package.GetProperty("extensions")[1].GetProperty("nested").GetProperty("js").EnumerateArray().Select(item => item.ToString())];
        using HttpResponseMessage versioned = await site.Host.Client.GetAsync(address);
        using HttpResponseMessage plain = await site.Host.Client.GetAsync("/App_Plugins/Tools/bundle.js");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(address, Does.Match(@"^/App_Plugins/Tools/bundle\.js\?umb__rnd=1\.2\.0-[0-9a-f]{7}$"));
            Assert.That(nested[0], Does.Match(@"^/App_Plugins/Tools/a\.js\?v=1\.2\.0-[0-9a-f]{7}$"));
            Assert.That(nested[1..], Is.EqualTo(new[] { "/elsewhere/b.js", "7", string.Empty }));
            Assert.That(versioned.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(versioned.Headers.GetValues("Cache-Control").Single(), Does.Contain("immutable"));
            Assert.That(plain.Headers.GetValues("Cache-Control").Single(), Is.EqualTo("no-cache"));
            Assert.That(await plain.Content.ReadAsStringAsync(), Does.Contain("manifests"));
        }
    }

    [Test]
    public async Task Package_ThatChanged_HasAnotherVersion()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "App_Plugins/Tools/umbraco-package.json", $$"""{ "name": "Tools", "extensions": [{{Bundle}}] }""");
        Write(folder, "App_Plugins/Tools/parts/a.js", "1");
        string before = await FirstAddressAsync(folder);
        Write(folder, "App_Plugins/Tools/parts/a.js", "12");
        string after = await FirstAddressAsync(folder);
        Assert.That(after, Is.Not.EqualTo(before));
    }

    [Test]
    public async Task Package_ThatWantsNoVersion_GetsNone()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "App_Plugins/Tools/umbraco-package.json", $$"""{ "name": "Tools", "allowCacheBusting": false, "extensions": [{{Bundle}}] }""");
        Assert.That(await FirstAddressAsync(folder), Is.EqualTo("/App_Plugins/Tools/bundle.js"));
    }

    [Test]
    public async Task Package_InStaticWebAssets_IsFoundAndServed()
    {
        using var folder = new TemporaryFolder();
        using var library = new TemporaryFolder();
        Write(library, "wwwroot/umbraco-package.json", """{ "name": "Library", "extensions": [] }""");
        Write(library, "wwwroot/parts-B8q2b8aL.js", "export {};");
        string assets = Path.Combine(folder.Path, "Program.staticwebassets.runtime.json");
        await File.WriteAllTextAsync(assets, JsonSerializer.Serialize(new
        {
            ContentRoots = new[] { Path.Combine(library.Path, "wwwroot") + Path.DirectorySeparatorChar },
            Root = Folder("App_Plugins", Folder("Library", new Dictionary<string, object>
            {
                ["umbraco-package.json"] = Asset("umbraco-package.json"),
                ["parts-B8q2b8aL.js"] = Asset("parts-B8q2b8aL.js"),
            })),
        }));

        await using ManagementSite site = await StartAsync(folder, null, ("staticWebAssets", assets));
        JsonElement packages = await site.Administrator.JsonAsync("manifest/manifest");
        using HttpResponseMessage part = await site.Host.Client.GetAsync("/App_Plugins/Library/parts-B8q2b8aL.js");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(packages.Texts("name"), Is.EqualTo(new[] { "Library" }));
            Assert.That(part.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(part.Headers.GetValues("Cache-Control").Single(), Does.Contain("immutable"));
        }

        static object Asset(string path) => new { Children = (object?)null, Asset = new { ContentRootIndex = 0, SubPath = path }, Patterns = (object?)null };
        static object Folder(string name, object below) => new
        {
            Children = new Dictionary<string, object> { [name] = below is Dictionary<string, object> files ? new { Children = files, Asset = (object?)null, Patterns = (object?)null } : below },
            Asset = (object?)null,
            Patterns = (object?)null,
        };
    }

    [TestCase("{ \"name\": \"Broken\", ", "end of data")]
    [TestCase("""{ "extensions": [] }""", "name")]
    [TestCase("""{ "name": "", "extensions": [] }""", "name")]
    [TestCase("""{ "name": "Broken" }""", "extensions")]
    [TestCase("""{ "name": "Broken", "extensions": null }""", "extensions")]
    [TestCase("""{ "name": "Broken", "extensions": [3] }""", "extensions")]
    [TestCase("null", "null")]
    public async Task Package_ThatIsBroken_IsReportedAndTakesNoneWithIt(string manifest, string reason)
    {
        using var folder = new TemporaryFolder();
        Write(folder, "App_Plugins/Broken/umbraco-package.json", manifest);
        Write(folder, "App_Plugins/Tools/umbraco-package.json", $$"""{ "name": "Tools", "extensions": [] }""");
        var log = new ErrorLog();
        await using ManagementSite site = await StartAsync(folder, services => services.AddSingleton<ILoggerProvider>(log));

        JsonElement packages = await site.Administrator.JsonAsync("manifest/manifest/private");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(packages.Texts("name"), Is.EqualTo(new[] { "Tools" }));
            Assert.That(log.Errors, Has.Some.Contains("App_Plugins/Broken/umbraco-package.json").And.Some.Contains(reason));
        }
    }

    [Test]
    public async Task Packages_ForTheSignInScreenAreForAnybody_TheOthersAreNot()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "App_Plugins/Front/umbraco-package.json", """{ "name": "Front", "allowPublicAccess": true, "extensions": [] }""");
        Write(folder, "App_Plugins/Tools/umbraco-package.json", """{ "name": "Tools", "extensions": [] }""");
        await using ManagementSite site = await StartAsync(folder);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await site.Anonymous.JsonAsync("manifest/manifest/public")).Texts("name"), Is.EqualTo(new[] { "Front" }));
            Assert.That(await site.Anonymous.StatusAsync(HttpMethod.Get, "manifest/manifest/private"), Is.EqualTo(401));
            Assert.That(await site.Anonymous.StatusAsync(HttpMethod.Get, "manifest/manifest"), Is.EqualTo(401));
            Assert.That((await site.Administrator.JsonAsync("manifest/manifest/private")).Texts("name"), Is.EqualTo(new[] { "Tools" }));
            Assert.That((await site.Administrator.JsonAsync("manifest/manifest")).Texts("name"), Is.EqualTo(new[] { "Front", "Tools" }));
        }
    }

    [TestCase("notes.txt")]
    [TestCase("plugin.dll")]
    [TestCase("view.cshtml")]
    [TestCase(".secret.js")]
    public async Task File_OfAKindThatIsNotForBrowsers_IsNotServed(string name)
    {
        using var folder = new TemporaryFolder();
        Write(folder, $"App_Plugins/Tools/{name}", "x");
        await using ManagementSite site = await StartAsync(folder);
        Assert.That((await site.Host.Client.GetAsync($"/App_Plugins/Tools/{name}")).StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task ImportMap_TakesUpWhatPackagesAdd_ReplacesNothing_AndEndsNoScript()
    {
        using var folder = new TemporaryFolder();
        Write(folder, "client/backoffice/importmap.json", """{"imports":{"@umbraco-cms/backoffice/lit":"/umbraco/backoffice/lit.js"}}""");
        Write(folder, "App_Plugins/Tools/umbraco-package.json", """
            {
              "name": "Tools", "extensions": [],
              "importmap": { "imports": { "tools": "/App_Plugins/Tools/index.js", "@umbraco-cms/backoffice/lit": "/App_Plugins/Tools/lit.js", "</script><script>": "x" } }
            }
            """);
        await using ManagementSite site = await StartAsync(folder);
        string page = await site.Host.Client.GetStringAsync("/umbraco");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(page, Does.Contain("\"@umbraco-cms/backoffice/lit\":\"/umbraco/backoffice/lit.js\""));
            Assert.That(page, Does.Match("\"tools\":\"/App_Plugins/Tools/index\\.js\\?umb__rnd=[0-9a-f]{7}\""));
            Assert.That(page, Does.Not.Contain("</script><script>"));
        }
    }

    /// <summary>A host without the package that the built client brings.</summary>
    private static Task<ManagementSite> StartAsync(TemporaryFolder folder, Action<IServiceCollection>? services = null, params (string Key, string Value)[] settings) =>
        ManagementSite.StartAsync(folder, services, [("Embedded:Client:Folder", Path.Combine(folder.Path, "client")), .. settings]);

    private static async Task<string> FirstAddressAsync(TemporaryFolder folder)
    {
        await using ManagementSite site = await StartAsync(folder);
        JsonElement packages = await site.Administrator.JsonAsync("manifest/manifest/private");
        return packages[0].GetProperty("extensions")[0].GetProperty("js").GetString()!;
    }

    private static void Write(TemporaryFolder folder, string path, string text)
    {
        string file = Path.Combine(folder.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Remembers what was logged as an error.</summary>
    private sealed class ErrorLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> errors = new();

        public IReadOnlyCollection<string> Errors => errors;

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                errors.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
