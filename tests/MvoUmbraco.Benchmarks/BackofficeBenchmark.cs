using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Web;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Querying;

namespace MvoUmbraco.Benchmarks;

/// <summary>
/// What an editor waits for: a page of a tree of many siblings, opening a document, saving it; each over HTTP beside the
/// call of Umbraco.Core's service that it stands on, taking turns in one process.
/// </summary>
internal static class BackofficeBenchmark
{
    private const int Rounds = 200;
    private const int WarmUp = 30;

    public static async Task RunAsync(string sample, int siblings)
    {
        string copy = Path.Combine(Path.GetDirectoryName(sample)!, "backoffice", "site.db");
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        System.IO.File.Copy(sample, copy, overwrite: true);
        Console.WriteLine($"\n| backoffice, {siblings} siblings | over HTTP p50 | p95 | service alone p50 | p95 |\n| --- | --- | --- | --- | --- |");
        Console.Write(await Children.RunAsync("backoffice", copy, $"{siblings}"));
    }

    /// <summary>The job of the child process: measures on its own copy and prints rows.</summary>
    public static async Task<int> MeasureAsync(string database, int siblings)
    {
        await using WebApplication app = WebProgram.Build(
        [
            "--urls", "http://127.0.0.1:0", "--Embedded:Store:Path", database,
            "--Logging:LogLevel:Default", "Warning", "--Logging:LogLevel:MvoUmbraco", "Warning",
        ]);
        await app.StartAsync();
        IContentService content = app.Services.GetRequiredService<IContentService>();
        IContent folder = Corpus.Folders(content)[0];
        content.Save(Enumerable.Range(0, siblings).Select(number => Corpus.Item(content, folder, number)));
        IContent[] documents = [.. content.GetPagedChildren(folder.Id, 0, 2, out _, null, null, null, loadTemplates: false)];
        IContent document = documents[0];

        using HttpClient client = await Backoffice.SignInAsync(app.Urls.First());
        IEntityService entities = app.Services.GetRequiredService<IEntityService>();
        int middle = siblings / 2 / 100 * 100;
        await PrintAsync(
            "tree page of 100 in the middle",
            () => client.GetByteArrayAsync($"tree/document/children?parentId={folder.Key}&skip={middle}&take=100"),
            () => Task.FromResult(entities.GetPagedChildren(folder.Key, UmbracoObjectTypes.Document, middle, 100, out _).Count()));

        IContentQueryService queries = app.Services.GetRequiredService<IContentQueryService>();
        await PrintAsync("open a document", () => client.GetByteArrayAsync($"document/{document.Key}"), () => queries.GetWithSchedulesAsync(document.Key));

        IContentEditingService editing = app.Services.GetRequiredService<IContentEditingService>();
        JsonNode opened = (await client.GetFromJsonAsync<JsonNode>($"document/{document.Key}"))!;

        // Another document for the service: the API keeps what somebody else saves meanwhile.
        JsonNode other = (await client.GetFromJsonAsync<JsonNode>($"document/{documents[1].Key}"))!;
        int change = 0;
        await PrintAsync("save a document", () => SaveAsync(client, document.Key, opened, ++change), () => editing.UpdateAsync(documents[1].Key, Update(other, ++change), Constants.Security.SuperUserKey));
        await app.StopAsync();
        return 0;
    }

    private static async Task SaveAsync(HttpClient client, Guid key, JsonNode opened, int change)
    {
        var body = new JsonObject
        {
            ["template"] = null,
            ["values"] = new JsonArray([.. opened["values"]!.AsArray().Select(value => Changed(value!, change))]),
            ["variants"] = new JsonArray([.. opened["variants"]!.AsArray().Select(variant => variant!.DeepClone())]),
        };
        using var json = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        (await client.PutAsync($"document/{key}", json)).EnsureSuccessStatusCode();
    }

    private static ContentUpdateModel Update(JsonNode opened, int change) => new()
    {
        Properties =
        [
            .. opened["values"]!.AsArray().Select(value => Changed(value!, change)).Select(value => new PropertyValueModel
            {
                Alias = (string)value["alias"]!,
                Culture = (string?)value["culture"],
                Segment = null,
                Value = value["value"] switch
                {
                    JsonArray list when list.All(item => item is JsonValue) => list.Select(item => (string?)item).ToList(),
                    JsonValue text when text.TryGetValue(out string? plain) => plain,
                    var other => other?.DeepClone(),
                },
            }),
        ],
        Variants = [.. opened["variants"]!.AsArray().Select(variant => new VariantModel { Culture = (string?)variant!["culture"], Name = (string)variant["name"]! })],
    };

    /// <summary>Another source each time, so that every save has something to write.</summary>
    private static JsonNode Changed(JsonNode value, int change)
    {
        JsonNode copy = value.DeepClone();
        if ((string?)copy["alias"] == "source")
        {
            copy["value"] = $"Gegenereerd {change}";
        }

        return copy;
    }

    private static async Task PrintAsync(string name, Func<Task> overHttp, Func<Task> service)
    {
        List<double> http = [];
        List<double> alone = [];
        for (int round = -WarmUp; round < Rounds; round++)
        {
            double first = await TimedAsync(overHttp);
            double second = await TimedAsync(service);
            if (round >= 0)
            {
                http.Add(first);
                alone.Add(second);
            }
        }

        Console.WriteLine($"| {name} | {WriteBenchmark.P(http)} | {WriteBenchmark.P(alone)} |");
    }

    private static async Task<double> TimedAsync(Func<Task> action)
    {
        long started = Stopwatch.GetTimestamp();
        await action();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }
}
