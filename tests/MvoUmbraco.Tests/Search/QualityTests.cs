using System.Globalization;

namespace MvoUmbraco.Tests.Search;

/// <summary>How good search is at finding what people look for (docs/search.md): this keeps it from becoming worse.</summary>
internal sealed class QualityTests
{
    private const double Least = 0.82;

    [Test]
    public async Task Search_FindsWhatWasLookedFor_AndMoreOfItThanPlainWords()
    {
        await using var host = await PluginHost.StartAsync();
        var generated = JudgedSite.Publish(host.Services, JudgedCorpus.Documents());
        var judged = await JudgedSite.JudgeAsync(host.Services, generated);
        var table = string.Join('\n', judged.Select(query => string.Create(CultureInfo.InvariantCulture, $"{query.Ndcg:0.000}  {query.Plain:0.000}  {query.Query}")));
        await TestContext.Out.WriteLineAsync(table);
        var (ours, plain) = (judged.Average(query => query.Ndcg), judged.Average(query => query.Plain));
        await TestContext.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{ours:0.000}  {plain:0.000}  mean of {judged.Count}"));
        Assert.That(judged, Has.Count.GreaterThanOrEqualTo(60));
        Assert.That(ours, Is.GreaterThanOrEqualTo(Least).And.GreaterThan(plain + 0.1));
    }
}
