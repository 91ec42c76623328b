using MvoUmbraco.Search;
using MvoUmbraco.Tests.SignIn;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.Search;

/// <summary>The index of a program that ends and starts again.</summary>
internal sealed class RestartTests
{
    [Test]
    public async Task Index_IsTakenUpWhereItWasLeft_AndMadeAgainWhenItIsDamaged()
    {
        await using var site = await MemberSite.StartAsync();
        Assert.That(await site.FoundAsync("scriptieprijs"), Is.EqualTo(1));
        await site.RestartAsync();
        var written = site.FilesOfIndex();
        Assert.That(await site.FoundAsync("scriptieprijs"), Is.EqualTo(1));
        await site.RestartAsync();
        Assert.That(site.FilesOfIndex(), Is.EqualTo(written), "nothing had changed and nothing is written");

        // What changed while nobody searched: the index is opened with the first search.
        var contents = site.Get<IContentService>();
        var home = site.Get<IKnowledgeCentre>().Read().Frame!.Home.Key;
        var page = contents.Create("Tapuit en paapje", home, ContentModel.ContentTypes.ContentPage);
        page.SetCultureName("Tapuit en paapje", "nl-BE");
        Assert.That(contents.Save(page).Success && contents.Publish(page, ["nl-BE"]).Success, Is.True);
        Assert.That(await site.FoundAsync("tapuit"), Is.EqualTo(1));

        await site.RestartAsync(meanwhile: () =>
        {
            foreach (var file in new DirectoryInfo(site.IndexFolder).GetFiles().Where(file => file.Extension is ".cfs" or ".tim"))
            {
                File.WriteAllBytes(file.FullName, File.ReadAllBytes(file.FullName)[..100]);
            }
        });
        Assert.That((await site.FoundAsync("scriptieprijs"), await site.FoundAsync("tapuit")), Is.EqualTo((1, 1)));
    }
}

internal static class SearchedSite
{
    public static async Task<int> FoundAsync(this MemberSite site, string text)
    {
        // A first search may come before everything is there; it says so.
        for (var tries = 0; ; tries++)
        {
            var answer = await site.Get<ISearch>().FindAsync(new SearchQuery { Text = text });
            if (answer.IsComplete || tries == 20)
            {
                Assert.That(answer.IsComplete, Is.True);
                return answer.WithAll;
            }
        }
    }

    public static IReadOnlyList<string> FilesOfIndex(this MemberSite site)
        => [.. new DirectoryInfo(site.IndexFolder).GetFiles().Where(file => file.Name != "write.lock").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{file.Name} {file.Length}")];
}
