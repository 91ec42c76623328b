using System.Diagnostics;
using System.Text.Json;

namespace MvoUmbraco.Tests.Client;

/// <summary>
/// The component tests of the backoffice extension, which run in a browser: <c>npm test</c> in <c>src/MvoUmbraco.Client</c>.
/// Every test of theirs that fails is a failure here, by its own name.
/// </summary>
internal sealed class ComponentTests
{
    private sealed record Outcome(string Name, bool Passed, string? Error);

    [Test]
    [CancelAfter(180_000)]
    public async Task NpmTest_EveryTestOfTheExtension_Passes(CancellationToken cancellation)
    {
        var folder = Repository.Folder("src", "MvoUmbraco.Client");
        Assume.That(Directory.Exists(Path.Combine(folder, "node_modules")), "the client was left out of the build (SkipClient)");
        var file = Path.GetTempFileName();
        try
        {
            var output = await RunAsync(folder, file, cancellation);

            var text = await File.ReadAllTextAsync(file, cancellation);
            Assert.That(text, Is.Not.Empty, $"npm test ended before any test: {output}");
            var outcomes = JsonSerializer.Deserialize<Outcome[]>(text, JsonSerializerOptions.Web)!;
            Assert.Multiple(() =>
            {
                Assert.That(outcomes, Has.Length.GreaterThan(50));
                foreach (var outcome in outcomes.Where(outcome => !outcome.Passed))
                {
                    Assert.Fail($"{outcome.Name}: {outcome.Error}");
                }
            });
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static async Task<string> RunAsync(string folder, string results, CancellationToken cancellation)
    {
        using var npm = Process.Start(new ProcessStartInfo("npm", ["test", "--silent"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["MVO_TEST_RESULTS"] = results },
        })!;
        try
        {
            var output = npm.StandardOutput.ReadToEndAsync(cancellation);
            var errors = npm.StandardError.ReadToEndAsync(cancellation);
            await npm.WaitForExitAsync(cancellation);
            return $"{await output}\n{await errors}";
        }
        catch (OperationCanceledException)
        {
            npm.Kill(entireProcessTree: true);
            throw;
        }
    }
}
