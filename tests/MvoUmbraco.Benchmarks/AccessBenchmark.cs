using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Exporters;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Loggers;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Access;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Web;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.PublishedCache;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Benchmarks;

/// <summary>
/// "May this visitor see this document?", asked of the plugin in the running program: the time and the allocations of one
/// decision, by who asks and where the document stands.
/// </summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class AccessBenchmark
{
    private static WebApplication? app;

    private readonly Visitor member = Visitor.Member("lid0@example.be", [People.Group]);
    private readonly Visitor stranger = Visitor.Member("vreemd@example.be", ["Pers"]);
    private IContentAccess access = null!;
    private IPublishedContent publicPage = null!;
    private IPublishedContent intranet = null!;

    /// <summary>Measures over a database, and prints a table.</summary>
    internal static int Measure(string database)
    {
        app = WebProgram.Build(["--Embedded:Store:Path", database, "--Logging:LogLevel:Default", "Warning", .. Backoffice.Settings], importUsync: false);
        app.StartUmbracoAsync().GetAwaiter().GetResult();
        ManualConfig config = ManualConfig.CreateEmpty()
            .AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance))
            .AddColumnProvider(DefaultColumnProviders.Instance)
            .AddDiagnoser(MemoryDiagnoser.Default)
            .WithOptions(ConfigOptions.DisableLogFile)
            .WithArtifactsPath(Path.Combine(Path.GetTempPath(), $"benchmarks-access-{Guid.NewGuid():N}"));
        var summary = BenchmarkRunner.Run<AccessBenchmark>(config);
        MarkdownExporter.GitHub.ExportToLog(summary, ConsoleLogger.Ascii);
        if (Directory.Exists(config.ArtifactsPath))
        {
            Directory.Delete(config.ArtifactsPath, recursive: true);
        }

        app.DisposeAsync().AsTask().GetAwaiter().GetResult();
        return summary.HasCriticalValidationErrors ? 1 : 0;
    }

    /// <summary>The deepest documents there are: an item of a network's public knowledge, and its intranet.</summary>
    [GlobalSetup]
    public void Find()
    {
        access = app!.Services.GetRequiredService<IContentAccess>();
        var contents = app.Services.GetRequiredService<IContentService>();
        var published = app.Services.GetRequiredService<IPublishedContentCache>();
        var all = contents.GetPagedDescendants(-1, 0, int.MaxValue, out _).Where(document => document.Published).ToList();
        publicPage = published.GetById(all.First(document => document.ContentType.Alias == "knowledgeItem").Key)!;
        intranet = published.GetById(all.Where(document => document.ContentType.Alias == "intranet").MaxBy(document => document.Level)!.Key)!;
    }

    /// <summary>A public document, asked by nobody in particular.</summary>
    [Benchmark(Baseline = true, Description = "public/anonymous")]
    public bool PublicForAnybody() => access.Ask(publicPage, Visitor.Anonymous).IsAllowed;

    /// <summary>A public document, asked by a member.</summary>
    [Benchmark(Description = "public/member")]
    public bool PublicForAMember() => access.Ask(publicPage, member).IsAllowed;

    /// <summary>An intranet, asked by nobody in particular.</summary>
    [Benchmark(Description = "intranet/anonymous")]
    public bool IntranetForAnybody() => access.Ask(intranet, Visitor.Anonymous).IsAllowed;

    /// <summary>An intranet, asked by one of its members.</summary>
    [Benchmark(Description = "intranet/its-member")]
    public bool IntranetForItsMember() => access.Ask(intranet, member).IsAllowed;

    /// <summary>An intranet, asked by a member of something else.</summary>
    [Benchmark(Description = "intranet/stranger")]
    public bool IntranetForAStranger() => access.Ask(intranet, stranger).IsAllowed;
}
