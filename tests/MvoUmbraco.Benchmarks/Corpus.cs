using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Web;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Benchmarks;

/// <summary>
/// Fills a database: the sample content, and published knowledge items of about a kilobyte spread over the networks, with
/// one event in ten. The same numbers give the same texts.
/// </summary>
internal static class Corpus
{
    private const string Culture = "nl-BE";

    private static readonly string[] Words =
        "duurzaam ondernemen netwerk bedrijf milieu keten overleg verslag aanpak leverancier werknemer energie water rapport indicator bestuur gemeenschap klant eerlijk opleiding"
        .Split(' ');

    public static async Task<int> FillAsync(string database, int documents)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(database)!);
        await using WebApplication app = WebProgram.Build(["--Embedded:Store:Path", database, "--Embedded:Store:Durability", "ProcessCrash", .. Backoffice.Settings]);
        await app.StartUmbracoAsync();
        IContentService content = app.Services.GetRequiredService<IContentService>();
        IContent[] folders = Children(content, "knowledgeFolder");
        IContent[] calendars = Children(content, "calendar");
        for (int number = 0; number < documents; number++)
        {
            IContent document = number % 10 == 9
                ? Event(content, calendars[0], number)
                : Item(content, folders[number % folders.Length], number);
            content.Save(document);
            content.Publish(document, [Culture]);
        }

        return 0;
    }

    public static IContent Item(IContentService content, IContent folder, int number)
    {
        var random = new Random(number);
        string name = $"Kennisitem {number}: {Text(random, 4)}";
        IContent item = content.Create(name, folder, "knowledgeItem");
        item.SetCultureName(name, Culture);
        item.SetValue("kind", "[\"artikel\"]");
        item.SetValue("summary", Text(random, 20), Culture);
        item.SetValue("body", $$"""{"markup":"<p>{{Text(random, 110)}}</p>","blocks":null}""", Culture);
        item.SetValue("source", "Gegenereerd");
        return item;
    }

    public static IContent[] Folders(IContentService content) => Children(content, "knowledgeFolder");

    private static IContent Event(IContentService content, IContent calendar, int number)
    {
        var random = new Random(number);
        DateTime day = new DateTime(2007, 1, 1).AddDays(number % 3000);
        string name = $"Overleg {number}";
        IContent item = content.Create(name, calendar, "event");
        item.SetCultureName(name, Culture);
        item.SetValue("kind", "[\"overleg\"]");
        item.SetValue("status", "[\"doorgegaan\"]");
        item.SetValue("precision", "[\"dag\"]");
        item.SetValue("start", string.Create(CultureInfo.InvariantCulture, $$"""{"date":"{{day:yyyy-MM-dd}}T00:00:00+01:00","timeZone":"Europe/Brussels"}"""));
        item.SetValue("summary", Text(random, 20), Culture);
        return item;
    }

    private static IContent[] Children(IContentService content, string type) =>
        [.. content.GetPagedDescendants(-1, 0, int.MaxValue, out _).Where(document => document.ContentType.Alias == type).OrderBy(document => document.Path, StringComparer.Ordinal)];

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
