using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Submissions;
using MvoUmbraco.Tests.SignIn;

namespace MvoUmbraco.Tests.Placing;

/// <summary>What the scripts of a form ask of the site while somebody writes.</summary>
internal sealed partial class PlacingTests
{
    [Test]
    public async Task WhileWriting_TheFormIsKept_WithoutADocument_AndOfferedAgain()
    {
        var member = await site.MemberAsync("Karel Kladt", MemberSite.Milieu);
        using var writing = await site.SignedInAsync(member);
        var form = await NewFormAsync(writing, "Kennisitem");
        using var kept = await SendAsync(writing, form, "onthoud", ("titel", "Half geschreven"), ("v.body", "Begin"), ("plaats", Place(form, "Knowledge")));
        Assert.That((int)kept.StatusCode, Is.EqualTo(204));
        Assert.That((await site.Get<ISubmissions>().ListAsync(Person.Member(member.Key), new SubmissionFilter { Author = member.Key }, 0, 10)).Total, Is.Zero);

        var mine = (await writing.PageAsync(Intranet)).QuerySelectorAll("a[href*=verder]").Single();
        Assert.That(mine.TextContent, Is.EqualTo("Half geschreven"), "the workspace leads back to it");
        var offered = await NewFormAsync(writing, "Kennisitem");
        Assert.That(offered.QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.Empty);
        var goOn = await writing.PageAsync(offered.QuerySelector("a.button[href*=verder]")!.GetAttribute("href")!);
        Assert.That(goOn.QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.EqualTo("Half geschreven"));
        Assert.That(goOn.QuerySelector<IHtmlTextAreaElement>("#v-body")!.Value, Is.EqualTo("Begin"));
        Assert.That(goOn.QuerySelector<IHtmlSelectElement>("#plaats")!.Value, Is.EqualTo(Place(form, "Knowledge")), "the place too");

        using var saved = await SendAsync(writing, goOn, "bewaar");
        Assert.That((int)saved.StatusCode, Is.EqualTo(303));
        Assert.That((await NewFormAsync(writing, "Kennisitem")).QuerySelector("a.button[href*=verder]"), Is.Null, "what is saved is not offered any more");
    }

    [Test]
    public async Task WhatIsKeptOfADraft_DoesNotWriteOverWhatWasSavedSince()
    {
        using var writing = await site.SignedInAsync(author);
        using var made = await SendAsync(writing, await NewFormAsync(writing, "Pagina"), "bewaar", ("titel", "Op twee toestellen"));
        var edit = Moved(made) + "/wijzig";
        using var kept = await SendAsync(writing, await writing.PageAsync(edit), "onthoud", ("titel", "Op het eerste"));
        using var elsewhere = await SendAsync(writing, await writing.PageAsync(edit), "onthoud", ("titel", "Op het eerste"));
        Assert.That(((int)kept.StatusCode, (int)elsewhere.StatusCode), Is.EqualTo((204, 204)), "kept again and again");
        var first = await writing.PageAsync(edit + "?verder=ja");
        Assert.That(first.QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.EqualTo("Op het eerste"));

        using var saved = await SendAsync(writing, await writing.PageAsync(edit), "bewaar", ("titel", "Op het tweede"));
        Assert.That((int)saved.StatusCode, Is.EqualTo(303));
        using var late = await SendAsync(writing, first, "bewaar");
        Assert.That((int)late.StatusCode, Is.EqualTo(409));
        var given = await Browser.ReadAsync(late);
        Assert.That(given.QuerySelector("[role=alert]")!.TextContent, Is.Not.Empty);
        Assert.That(given.QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.EqualTo("Op het eerste"), "nothing typed is lost");
    }

    [Test]
    public async Task FormComeBackTo_AfterItWasSaved_SavesWhatIsWrittenInIt()
    {
        using var writing = await site.SignedInAsync(author);
        var form = await NewFormAsync(writing, "Pagina");
        using var first = await SendAsync(writing, form, "bewaar", ("titel", "Eerste versie"));
        using var second = await SendAsync(writing, form, "bewaar", ("titel", "Tweede versie"));
        Assert.That(Moved(second), Is.EqualTo(Moved(first)));
        Assert.That((await writing.PageAsync(Moved(first) + "/wijzig")).QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.EqualTo("Tweede versie"));
    }

    [Test]
    public async Task WhileWriting_WhoIsSignedOutOrForeign_KeepsNothing()
    {
        var member = await site.MemberAsync("Zita Zonder", MemberSite.Milieu);
        using var writing = await site.SignedInAsync(member);
        var form = await NewFormAsync(writing, "Pagina");
        using var forged = await SendAsync(writing, form, "onthoud", ("titel", "Vervalst"), ("__RequestVerificationToken", "niets"));
        Assert.That((int)forged.StatusCode, Is.EqualTo(400));
        using var end = await writing.SendAsync("/", "/mijn/afmelden");
        using var late = await SendAsync(writing, form, "onthoud", ("titel", "Te laat"));
        Assert.That((int)late.StatusCode, Is.EqualTo(401));
        Assert.That(await site.Get<MvoUmbraco.Placing.IFormDrafts>().ListAsync(member.Key), Is.Empty);
    }

    [Test]
    public async Task Form_RunsTheScriptsOfTheSite_AndNoOthers()
    {
        using var writing = await site.SignedInAsync(author);
        var address = (await NewFormAsync(writing, "Pagina")).QuerySelector("form.placing")!.GetAttribute("action")!;
        using var answer = await writing.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.That(
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            Does.Contain("default-src 'none'").And.Contain("script-src 'self'").And.Contain("connect-src 'self'").And.Not.Contain("unsafe"));
        var form = await Browser.ReadAsync(answer);
        var script = form.QuerySelectorAll("script").Single();
        Assert.That(script.TextContent, Is.Empty, "nothing stands in the page itself");

        // Every module leads to the ones it imports, under addresses that may be kept for good.
        var modules = new Queue<string>([script.GetAttribute("src")!]);
        var seen = new HashSet<string>();
        while (modules.TryDequeue(out var module))
        {
            using var read = await writing.Client.GetAsync(new Uri(module, UriKind.Relative));
            Assert.That((int)read.StatusCode, Is.EqualTo(200), module);
            Assert.That(read.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/javascript"));
            Assert.That(read.Headers.CacheControl!.ToString(), Does.Contain("immutable"));
            foreach (var import in (await read.Content.ReadAsStringAsync()).Split('\n').Where(line => line.StartsWith("import ", StringComparison.Ordinal)).Select(line => line.Split('\'')[1]).Where(seen.Add))
            {
                modules.Enqueue(import);
            }
        }

        Assert.That(seen.Select(module => module.Split('/')[^1].Split('.')[0]), Is.SupersetOf(["agenda", "autosave", "uploads", "rich-text", "markup", "session"]));
    }

    [Test]
    public async Task StatusReport_SaysHowFarItsNetworkIs_WithEachAttentionPoint()
    {
        using var writing = await site.SignedInAsync(author);
        var form = await NewFormAsync(writing, "Stand van zaken");
        Assert.That(form.QuerySelector<IHtmlSelectElement>("#v-network")!.SelectedOptions.Single().Text, Is.EqualTo("Lerend Netwerk Milieu"), "its own, unless somebody says otherwise");
        var points = form.QuerySelectorAll("[name^='v.progress.'][name$='.procent']").Select(field => field.GetAttribute("name")!).ToArray();
        Assert.That(points, Has.Length.EqualTo(4));
        using var empty = await SendAsync(writing, await NewFormAsync(writing, "Stand van zaken"), "bewaar", ("titel", "Nog niets"));
        Assert.That((int)empty.StatusCode, Is.EqualTo(303), "what is not spoken of may stay empty");
        Assert.That((await writing.PageAsync(Moved(empty) + "/wijzig")).QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.EqualTo("Nog niets"));
        using var wrong = await SendAsync(writing, form, "bewaar", ("titel", "Half jaar"), (points[0], "veel"));
        Assert.That((int)wrong.StatusCode, Is.EqualTo(422));
        var mend = await Browser.ReadAsync(wrong);
        Assert.That(mend.QuerySelector("#v-progress-fout")!.TextContent, Does.Contain("percentage"));

        var remark = points[0].Replace(".procent", ".opmerking", StringComparison.Ordinal);
        using var sent = await SendAsync(writing, mend, "bekijk", (points[0], "55"), (remark, "Er wordt gepraat."), (points[2], "20 %"), ("v.periodStart", "2027-01-01"), ("v.periodEnd", "2027-06-30"));
        var item = await writing.PageAsync(Moved(sent));
        Assert.That(item.QuerySelectorAll(".milestones progress").Select(bar => bar.GetAttribute("value")), Is.EqualTo(["55", "20"]));
        Assert.That(item.QuerySelector(".milestones")!.TextContent, Does.Contain("Er wordt gepraat."));

        // Taking one away leaves the other as it was stored.
        var edit = await writing.PageAsync(Moved(sent) + "/wijzig");
        Assert.That(edit.QuerySelectorAll("[name^='v.progress.'][name$='.procent']").Select(field => field.GetAttribute("value")), Is.EqualTo(["55", "", "20", ""]));
        using var less = await SendAsync(writing, edit, "bekijk", (points[0], string.Empty), (remark, string.Empty));
        Assert.That((await writing.PageAsync(Moved(less))).QuerySelectorAll(".milestones progress").Select(bar => bar.GetAttribute("value")), Is.EqualTo(["20"]));
    }

    [Test]
    public async Task Documents_ArePlacedTogether_UnderTheNameOfTheFirst()
    {
        using var writing = await site.SignedInAsync(author);
        var form = await NewFormAsync(writing, "Documenten");
        Assert.That(form.QuerySelector(".group .field")!.Id, Is.EqualTo("v-attachments"), "the files come first");
        using var added = await SendFilesAsync(writing, form, ("Verslag werkgroep.txt", "Verslag"), ("Presentielijst.txt", "Lijst"));
        using var saved = await SendAsync(writing, await Browser.ReadAsync(added), "bekijk");
        var item = await writing.PageAsync(Moved(saved));
        Assert.That(item.QuerySelector("h1")!.TextContent, Is.EqualTo("Verslag werkgroep"));
        Assert.That(item.QuerySelectorAll(".files li a").Select(link => link.TextContent), Is.EqualTo(["Verslag werkgroep.txt", "Presentielijst.txt"]));
    }
}
