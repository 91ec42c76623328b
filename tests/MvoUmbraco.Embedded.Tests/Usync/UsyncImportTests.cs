using MvoUmbraco.Usync;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.Usync;

/// <summary>Files become a site.</summary>
[TestFixture]
public sealed class UsyncImportTests
{
    public static IEnumerable<TestCaseData> Folders() =>
    [
        new TestCaseData(TestFolders.Sample).SetArgDisplayNames("sample"),
        new TestCaseData(TestFolders.Project).SetArgDisplayNames("project"),
    ];

    [TestCaseSource(nameof(Folders))]
    public async Task SecondImport_SavesNothing(UsyncFolder folder)
    {
        await using UsyncHost host = await UsyncHost.StartAsync();
        ImportReport first = await host.ImportAsync(folder);
        Assert.That(first.Succeeded, Is.True, () => string.Join('\n', first.Messages));
        Assert.That(host.Saves.Seen, Is.Not.Empty);
        host.Saves.Clear();

        ImportReport second = await host.ImportAsync(folder, compareAll: true);

        Assert.Multiple(() =>
        {
            Assert.That(second.Files.Where(f => f.Outcome != FileOutcome.Unchanged).Select(f => $"{f.File} {f.Outcome} {f.Reason}"), Is.Empty);
            Assert.That(host.Saves.Seen, Is.Empty);
        });
    }

    [Test]
    public async Task SmallSite_SecondImport_SavesNothing()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        await using UsyncHost host = await UsyncHost.StartAsync();
        ImportReport first = await host.ImportAsync(folder.Usync);
        host.Saves.Clear();

        ImportReport second = await host.ImportAsync(folder.Usync, compareAll: true);

        Assert.Multiple(() =>
        {
            Assert.That(first.Messages.Select(m => m.ToString()), Is.Empty);
            Assert.That(first.Count(FileOutcome.Created), Is.GreaterThanOrEqualTo(8));
            Assert.That(second.Count(FileOutcome.Unchanged), Is.EqualTo(second.Files.Count));
            Assert.That(host.Saves.Seen, Is.Empty);
        });
    }

    [Test]
    public async Task VariantDocument_HasNamesValuesAndStatePerLanguage()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        await using UsyncHost host = await UsyncHost.StartAsync();
        await host.ImportAsync(folder.Usync);

        IContent home = host.Get<IContentService>().GetById(SmallSite.Home)!;
        IContent about = host.Get<IContentService>().GetById(SmallSite.About)!;
        Assert.Multiple(() =>
        {
            Assert.That(home.GetCultureName("fr-BE"), Is.EqualTo("Maison"));
            Assert.That(home.GetValue("title", "nl-BE"), Is.EqualTo("Welkom"));
            Assert.That(home.GetValue("title", "fr-BE"), Is.EqualTo("Bienvenue"));
            Assert.That(home.GetValue("number"), Is.EqualTo(7));
            Assert.That(home.PublishedCultures, Is.EquivalentTo(new[] { "nl-BE", "fr-BE" }));
            Assert.That(home.CreateDate, Is.EqualTo(new DateTime(2006, 10, 11, 9, 30, 0, DateTimeKind.Utc)));
            Assert.That(home.CreateDate.Kind, Is.EqualTo(DateTimeKind.Utc));
            Assert.That(about.ParentId, Is.EqualTo(home.Id));
            Assert.That(about.PublishedCultures, Is.EquivalentTo(new[] { "nl-BE" }));
            Assert.That(about.GetValue("title", "fr-BE"), Is.EqualTo("À propos"));
            Assert.That(about.GetValue("description", "nl-BE", published: true), Is.EqualTo("Wie wij zijn"));
        });
    }

    [Test]
    public async Task ChangedFile_ChangesThatAndNothingElse()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        await using UsyncHost host = await UsyncHost.StartAsync();
        await host.ImportAsync(folder.Usync);
        host.Saves.Clear();
        folder.Write("Content/about.config", SmallSite.Document(SmallSite.About, Guid.Empty, 3, [("nl-BE", "Over", true)], "<title><Value Culture=\"nl-BE\"></Value></title>"));

        ImportReport report = await host.ImportAsync(folder.Usync);

        IContent about = host.Get<IContentService>().GetById(SmallSite.About)!;
        Assert.Multiple(() =>
        {
            Assert.That(report.Files.Select(f => (f.File, f.Outcome)), Is.EqualTo(new[] { ("Content/about.config", FileOutcome.Updated) }));
            Assert.That(report.Known, Is.EqualTo(8));
            Assert.That(about.ParentId, Is.EqualTo(-1));
            Assert.That(about.SortOrder, Is.EqualTo(3));
            Assert.That(about.AvailableCultures, Is.EqualTo(new[] { "nl-BE" }));
            Assert.That(about.GetValue("title", "nl-BE"), Is.Null);
            Assert.That(about.GetValue("description", "nl-BE"), Is.EqualTo("Wie wij zijn"), "what a file does not mention stays");
            Assert.That(host.Saves.Seen, Does.Not.Contain("ContentTypeSaved"));
        });
    }

    [Test]
    public async Task EditorsChange_Stays_UntilTheFileChangesOrAllIsCompared()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        await using UsyncHost host = await UsyncHost.StartAsync();
        await host.ImportAsync(folder.Usync);
        IContentService contents = host.Get<IContentService>();
        IContent home = contents.GetById(SmallSite.Home)!;
        home.SetValue("title", "Van de redactie", "nl-BE");
        contents.Save(home);

        ImportReport again = await host.ImportAsync(folder.Usync);
        object? kept = contents.GetById(SmallSite.Home)!.GetValue("title", "nl-BE");
        ImportReport compared = await host.ImportAsync(folder.Usync, compareAll: true);
        object? restored = contents.GetById(SmallSite.Home)!.GetValue("title", "nl-BE");

        Assert.Multiple(() =>
        {
            Assert.That(again.Files, Is.Empty);
            Assert.That(kept, Is.EqualTo("Van de redactie"));
            Assert.That(compared.Count(FileOutcome.Updated), Is.EqualTo(1));
            Assert.That(restored, Is.EqualTo("Welkom"));
        });
    }

    [Test]
    public async Task MemberGroupsAndPublicAccess_ProtectADocument()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        await using UsyncHost host = await UsyncHost.StartAsync();
        await host.ImportAsync(folder.Usync);
        IContent about = host.Get<IContentService>().GetById(SmallSite.About)!;
        PublicAccessEntry entry = host.Get<IPublicAccessService>().GetEntryForContent(about)!;
        string?[] before = [.. entry.Rules.Select(r => r.RuleValue)];
        folder.Write("MemberGroups/bestuur.config", "<MemberGroup Key=\"b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0029\" Alias=\"bestuur\"><Info><Name>bestuur</Name></Info></MemberGroup>");
        folder.Write("PublicAccess/over.config", SmallSite.AccessTo(SmallSite.About, "bestuur"));
        await host.ImportAsync(folder.Usync);

        IMemberGroup[] groups = [.. await host.Get<IMemberGroupService>().GetAllAsync()];
        PublicAccessEntry after = host.Get<IPublicAccessService>().GetEntryForContent(about)!;
        Assert.Multiple(() =>
        {
            Assert.That(entry.Key, Is.EqualTo(SmallSite.Access));
            Assert.That(before, Is.EqualTo(new[] { "leden" }));
            Assert.That(after.Rules.Select(r => r.RuleValue), Is.EqualTo(new[] { "bestuur" }));
            Assert.That(groups.Select(g => g.Name), Is.SupersetOf(new[] { "leden", "bestuur" }));
        });
    }

    [Test]
    public async Task BrokenFiles_AreReported_AndTheRestGoesOn()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        folder.Write("Content/kapot.config", "<Content Key=\"" + Guid.NewGuid() + "\">\n <Info>\n</Content>");
        folder.Write("Content/zonder-type.config", SmallSite.Document(Guid.NewGuid(), SmallSite.Home, 5, [("nl-BE", "X", true)], "").Replace(">page<", ">bestaat-niet<", StringComparison.Ordinal));
        folder.Write("Content/zonder-ouder.config", SmallSite.Document(Guid.NewGuid(), Guid.NewGuid(), 5, [("nl-BE", "Y", true)], ""));
        folder.Write("Content/tweemaal.config", SmallSite.Document(SmallSite.Home, Guid.Empty, 0, [("nl-BE", "Nog eens", true)], ""));
        folder.Write("Content/vreemd.config", "<Ding />");
        folder.Write("ContentTypes/los.config", SmallSite.Type(Guid.NewGuid(), "los", "Nothing", $"<Composition Key=\"{Guid.NewGuid()}\">weg</Composition>", "", "", false));
        await using UsyncHost host = await UsyncHost.StartAsync();

        ImportReport report = await host.ImportAsync(folder.Usync);

        string[] failures = [.. report.Failures.Select(f => $"{f.Reason!.File}({f.Reason.Line}) {f.Reason.Element}")];
        Assert.Multiple(() =>
        {
            Assert.That(failures, Is.EquivalentTo(new[]
            {
                "Content/kapot.config(3) ",
                "Content/zonder-type.config(1) Content/Info/ContentType",
                "Content/zonder-ouder.config(1) Content/Info/Parent",
                "Content/tweemaal.config(1) Content/@Key",
                "Content/vreemd.config(1) Ding",
                $"ContentTypes/los.config(1) {report.Failures.First(f => f.Kind == "ContentTypes").Reason!.Element}",
            }));
            Assert.That(report.Failures.Select(f => f.Reason!.Text), Has.All.Matches<string>(text => text.Length > 20));
            Assert.That(host.Get<IContentService>().GetById(SmallSite.About), Is.Not.Null);
        });

        // What failed is not remembered: mended, it comes in.
        folder.Write("Content/kapot.config", SmallSite.Document(new Guid("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0099"), SmallSite.Home, 5, [("nl-BE", "Heel", true)], ""));
        await host.ImportAsync(folder.Usync);
        Assert.That(host.Get<IContentService>().GetById(new Guid("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0099"))?.GetCultureName("nl-BE"), Is.EqualTo("Heel"));
    }

    [Test]
    public async Task WhatIsNotThere_IsLeftOutWithAWarning()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        folder.Write("DataTypes/vreemd.config", "<DataType Key=\"b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0031\" Alias=\"Vreemd\"><Info><Name>Vreemd</Name><EditorAlias>Iemand.Anders</EditorAlias><EditorUIAlias>Iemand.Ui</EditorUIAlias></Info><Config>{ \"maat\": 3 }</Config></DataType>");
        folder.Write("ContentTypes/page.config", SmallSite.Type(
            SmallSite.Page, "page", "Culture", $"<Composition Key=\"{SmallSite.Seo}\">seo</Composition>", $"<ContentType Key=\"{Guid.NewGuid()}\">weg</ContentType>",
            SmallSite.Property("title", "b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0031", "Culture")
            + SmallSite.Property("number", Guid.NewGuid().ToString(), "Nothing").Replace("Umbraco.TextBox", "Iemand.Onbekend", StringComparison.Ordinal),
            true));
        folder.Write("Content/home.config", SmallSite.Document(SmallSite.Home, Guid.Empty, 0, [("nl-BE", "Thuis", true), ("de-DE", "Heim", true)], "<title><Value Culture=\"nl-BE\">Welkom</Value></title><kleur><Value>rood</Value></kleur>"));
        await using UsyncHost host = await UsyncHost.StartAsync();

        ImportReport report = await host.ImportAsync(folder.Usync);
        host.Saves.Clear();
        ImportReport second = await host.ImportAsync(folder.Usync, compareAll: true);

        string[] warned = [.. report.Files.SelectMany(f => f.Warnings).Select(w => $"{w.File} {w.Element}")];
        Assert.Multiple(() =>
        {
            Assert.That(report.Succeeded, Is.True, () => string.Join('\n', report.Messages));
            Assert.That(warned, Has.Some.EqualTo("DataTypes/vreemd.config DataType/Info/EditorAlias"));
            Assert.That(warned, Has.Some.EqualTo("ContentTypes/page.config ContentType/GenericProperties/GenericProperty[Alias='number']/Definition"));
            Assert.That(warned, Has.Some.StartsWith("ContentTypes/page.config ContentType/Structure"));
            Assert.That(warned, Has.Some.EqualTo("Content/home.config Content/Properties/kleur"));
            Assert.That(warned, Has.Some.EqualTo("Content/home.config Content/Info/NodeName"));
            Assert.That(host.Get<IContentService>().GetById(SmallSite.Home)!.GetValue("title", "nl-BE"), Is.EqualTo("Welkom"));
            Assert.That(second.Files.Where(f => f.Outcome != FileOutcome.Unchanged).Select(f => f.File), Is.Empty);
            Assert.That(host.Saves.Seen, Is.Empty);
        });
    }

    [Test]
    public async Task Tombstones_DeleteByKey_AndCleanWhatHasNoFile()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        await using UsyncHost host = await UsyncHost.StartAsync();
        await host.ImportAsync(folder.Usync);
        IContentService contents = host.Get<IContentService>();
        IContent loose = contents.Create("Los", contents.GetById(SmallSite.Home)!.Id, "page");
        loose.SetCultureName("Los", "nl-BE");
        contents.Save(loose);
        folder.Write("PublicAccess/over.config", $"<Empty Key=\"{SmallSite.Access}\" Alias=\"over\" Change=\"Delete\" />");
        folder.Write("Content/about.config", $"<Empty Key=\"{SmallSite.About}\" Alias=\"Over ons\" Change=\"Delete\" Level=\"2\" />");
        folder.Write("Content/oud.config", $"<Empty Key=\"{SmallSite.SignIn}\" Alias=\"Aanmelden\" Change=\"Rename\" />");
        folder.Write("Content/schoon.config", $"<Empty Key=\"{SmallSite.Home}\" Alias=\"clean\" Change=\"Clean\" />");
        folder.Write("Languages/en.config", "<Empty Key=\"00000000-0000-0000-0000-000000000000\" Alias=\"en-US\" Change=\"Delete\" />");

        ImportReport report = await host.ImportAsync(folder.Usync);
        host.Saves.Clear();
        ImportReport second = await host.ImportAsync(folder.Usync, compareAll: true);

        Guid[] gone = [SmallSite.About, loose.Key];
        ILanguage[] languages = [.. await host.Get<ILanguageService>().GetAllAsync()];
        Assert.Multiple(() =>
        {
            Assert.That(report.Succeeded, Is.True, () => string.Join('\n', report.Messages));
            Assert.That(gone.Select(contents.GetById), Has.All.Null);
            Assert.That(contents.GetById(SmallSite.SignIn), Is.Not.Null);
            Assert.That(languages.Select(l => l.IsoCode), Is.EquivalentTo(new[] { "nl-BE", "fr-BE" }));
            Assert.That(host.Get<IPublicAccessService>().GetAll(), Is.Empty);
            Assert.That(second.Files.Where(f => f.Outcome != FileOutcome.Unchanged).Select(f => f.File), Is.Empty);
            Assert.That(host.Saves.Seen, Is.Empty);
        });
    }

    [Test]
    public async Task Tombstones_OfTypes_WaitUntilNothingUsesThem()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        await using UsyncHost host = await UsyncHost.StartAsync();
        await host.ImportAsync(folder.Usync);

        // The property moves from the composition to the type, and the composition goes.
        folder.Write("ContentTypes/seo.config", $"<Empty Key=\"{SmallSite.Seo}\" Alias=\"seo\" Change=\"Delete\" />");
        folder.Write("ContentTypes/page.config", SmallSite.Type(
            SmallSite.Page, "page", "Culture", "", "",
            SmallSite.Property("title", "0cc0eba1-9960-42c9-bf9b-60e150b429ae", "Culture") + SmallSite.Property("description", "0cc0eba1-9960-42c9-bf9b-60e150b429ae", "Culture"), true));
        ImportReport report = await host.ImportAsync(folder.Usync);

        IContentType page = host.Get<IContentTypeService>().Get(SmallSite.Page)!;
        Assert.Multiple(() =>
        {
            Assert.That(report.Succeeded, Is.True, () => string.Join('\n', report.Messages));
            Assert.That(host.Get<IContentTypeService>().Get(SmallSite.Seo), Is.Null);
            Assert.That(page.PropertyTypes.Select(p => p.Alias), Is.EquivalentTo(new[] { "title", "description" }));
            Assert.That(page.ContentTypeComposition, Is.Empty);
            Assert.That(page.AllowedContentTypes, Is.Empty);
        });
    }

    [Test]
    public async Task PropertyThatMovesToAComposition_FindsItsWay()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        await using UsyncHost host = await UsyncHost.StartAsync();
        await host.ImportAsync(folder.Usync);
        const string text = "0cc0eba1-9960-42c9-bf9b-60e150b429ae";
        folder.Write("ContentTypes/seo.config", SmallSite.Type(SmallSite.Seo, "seo", "Culture", "", "", SmallSite.Property("description", text, "Culture") + SmallSite.Property("title", text, "Culture"), false));
        folder.Write("ContentTypes/page.config", SmallSite.Type(SmallSite.Page, "page", "Culture", $"<Composition Key=\"{SmallSite.Seo}\">seo</Composition>", "", SmallSite.Property("number", text, "Nothing"), true));

        ImportReport report = await host.ImportAsync(folder.Usync);

        IContentType page = host.Get<IContentTypeService>().Get(SmallSite.Page)!;
        Assert.Multiple(() =>
        {
            Assert.That(report.Succeeded, Is.True, () => string.Join('\n', report.Messages));
            Assert.That(page.PropertyTypes.Select(p => p.Alias), Is.EqualTo(new[] { "number" }));
            Assert.That(page.CompositionPropertyTypes.Select(p => p.Alias), Does.Contain("title"));
        });
    }

    [Test]
    public async Task TrashedAndScheduledDocuments_AreSo()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        folder.Write("Content/weg.config", SmallSite.Document(
            new Guid("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0041"), SmallSite.Home, 7, [("nl-BE", "Weg", false)], "", trashed: "true"));
        folder.Write("Content/later.config", SmallSite.Document(
            new Guid("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0042"), SmallSite.Home, 8, [("nl-BE", "Later", true)], "",
            "<Schedule><ContentSchedule><Culture>nl-BE</Culture><Action>Release</Action><Date>2999-01-01T08:00:00</Date></ContentSchedule></Schedule>"));
        await using UsyncHost host = await UsyncHost.StartAsync();

        ImportReport report = await host.ImportAsync(folder.Usync);
        host.Saves.Clear();
        ImportReport second = await host.ImportAsync(folder.Usync, compareAll: true);

        IContentService contents = host.Get<IContentService>();
        IContent later = contents.GetById(new Guid("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0042"))!;
        Assert.Multiple(() =>
        {
            Assert.That(report.Succeeded, Is.True, () => string.Join('\n', report.Messages));
            Assert.That(contents.GetById(new Guid("b7b8b0f2-6f6e-4f0a-9c53-0f2a4f6f0041"))!.Trashed, Is.True);
            Assert.That(later.Published, Is.False, "it is released when its time comes");
            Assert.That(contents.GetContentScheduleByContentId(later.Id).FullSchedule.Single().Date, Is.EqualTo(new DateTime(2999, 1, 1, 8, 0, 0, DateTimeKind.Utc)));
            Assert.That(second.Files.Where(f => f.Outcome != FileOutcome.Unchanged).Select(f => f.File), Is.Empty);
            Assert.That(host.Saves.Seen, Is.Empty);
        });
    }

    [Test]
    public async Task Progress_CountsEveryFile_AndSchemaCanGoAlone()
    {
        using UsyncTestFolder folder = SmallSite.Write();
        await using UsyncHost host = await UsyncHost.StartAsync();
        var seen = new List<UsyncProgress>();

        ImportReport schema = await host.Get<UsyncImporter>().ImportAsync(folder.Usync, new ImportOptions { Parts = UsyncParts.Schema }, new Collect(seen));

        Assert.Multiple(() =>
        {
            Assert.That(seen.Select(p => p.Done), Is.EqualTo(Enumerable.Range(1, 5)));
            Assert.That(seen.Select(p => p.Total), Has.All.EqualTo(5));
            Assert.That(schema.Files.Select(f => f.Kind).Distinct(), Is.EqualTo(new[] { "Languages", "ContentTypes", "MemberGroups" }));
            Assert.That(host.Get<IContentService>().GetById(SmallSite.Home), Is.Null);
        });
    }

    [Test]
    public async Task NoFolder_IsSaid()
    {
        await using UsyncHost host = await UsyncHost.StartAsync();

        ImportReport report = await host.ImportAsync(new UsyncFolder(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString())));

        Assert.That(report.Messages.Single().Text, Does.Contain("There is no folder"));
    }

    private sealed class Collect(List<UsyncProgress> seen) : IProgress<UsyncProgress>
    {
        public void Report(UsyncProgress value) => seen.Add(value);
    }
}
