using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Submissions;
using MvoUmbraco.Tests.SignIn;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Tests.Placing;

/// <summary>Placing and reviewing, by forms alone and without a script.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed partial class PlacingTests
{
    private const string Intranet = "/netwerken/lerend-netwerk-milieu/intranet/";
    private const string Hostile = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    private MemberSite site = null!;
    private IMember author = null!;
    private IMember coordinator = null!;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        site = await MemberSite.StartAsync();
        site.Clock.Now = DateTimeOffset.UtcNow;
        author = await site.MemberAsync("Anne Auteur", MemberSite.Milieu);
        coordinator = await site.MemberAsync("Tom Trekker", MemberSite.MilieuCoordinators);
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await site.DisposeAsync();

    [Test]
    public async Task KnowledgeItem_IsPlaced_SentBack_Mended_Approved_AndPublic()
    {
        using var writing = await site.SignedInAsync(author);
        using var reviewing = await site.SignedInAsync(coordinator);
        using var nobody = site.Browser();
        var form = await NewFormAsync(writing, "Kennisitem");
        Assert.That(form.QuerySelector("label[for=v-summary]")!.TextContent, Does.Contain("Samenvatting (verplicht)"), "labels are the schema's");
        Assert.That(form.QuerySelectorAll("#plaats option").Select(place => place.TextContent), Has.Some.EqualTo("Kennis van Lerend Netwerk Milieu: openbaar na goedkeuring"));

        // What is mandatory may wait until it is submitted: the draft is saved, and the form says what is missing.
        using var early = await SendAsync(writing, form, "dien-in", ("titel", "Water besparen"), ("plaats", Place(form, "Knowledge")));
        Assert.That((int)early.StatusCode, Is.EqualTo(422));
        var mend = await Browser.ReadAsync(early);
        Assert.That(mend.QuerySelector("[role=alert]")!.TextContent, Does.Contain("Vat het kennisitem in enkele zinnen samen"));
        Assert.That(mend.QuerySelector("#v-summary-fout")!.TextContent, Is.Not.Empty);
        Assert.That(mend.QuerySelector("#v-summary")!.GetAttribute("aria-invalid"), Is.EqualTo("true"));
        Assert.That(mend.QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.EqualTo("Water besparen"));

        using var sent = await SendAsync(writing, mend, "dien-in", ("v.kind", "artikel"), ("v.summary", "Hoe een bakkerij minder water gebruikt."), ("v.body", "Eerste alinea.\n\nTweede alinea."));
        var item = Moved(sent);
        Assert.That((await writing.PageAsync(item)).QuerySelector("#staat")!.TextContent, Does.Contain("ingediend"));

        Assert.That((await reviewing.PageAsync(Intranet)).GetElementById("nazien")!.ParentElement!.TextContent, Does.Contain("Water besparen"));
        var review = await reviewing.PageAsync(item);
        Assert.That(review.QuerySelectorAll(".text p").Select(p => p.TextContent), Is.EqualTo(["Eerste alinea.", "Tweede alinea."]), "it looks as it will");
        using var returned = await reviewing.SendAsync(review, item + "/terugsturen", ("opmerking", "Noem de bron."));
        Assert.That((int)returned.StatusCode, Is.EqualTo(303));

        var back = await writing.PageAsync(item + "/wijzig");
        Assert.That(back.QuerySelector(".message")!.TextContent, Does.Contain("Noem de bron."));
        using var again = await SendAsync(writing, back, "dien-in", ("v.source", "Bakkersblad"));
        Assert.That(Moved(again), Is.EqualTo(item));
        Assert.That(await nobody.PageAsync("/netwerken/lerend-netwerk-milieu/kennis/").ContinueWith(page => page.Result.Body!.TextContent), Does.Not.Contain("Water besparen"));

        using var approved = await reviewing.SendAsync(item, item + "/goedkeuren");
        Assert.That((int)approved.StatusCode, Is.EqualTo(303));
        var published = await nobody.PageAsync("/netwerken/lerend-netwerk-milieu/kennis/water-besparen/");
        Assert.That(published.QuerySelector("main")!.TextContent, Does.Contain("Bakkersblad"));
        Assert.That((await writing.PageAsync(item)).QuerySelectorAll(".history li"), Has.Length.GreaterThanOrEqualTo(6));

        // A change goes the same way, and what is published stays up.
        using var revised = await writing.SendAsync(item, item.Replace("/mijn/inzending/", "/mijn/herzien/", StringComparison.Ordinal));
        using var changed = await SendAsync(writing, await writing.PageAsync(Moved(revised) + "/wijzig"), "bewaar", ("titel", "Water besparen, herzien"));
        Assert.That((int)changed.StatusCode, Is.EqualTo(303));
        Assert.That((await nobody.PageAsync("/netwerken/lerend-netwerk-milieu/kennis/water-besparen/")).QuerySelector("h1")!.TextContent, Is.EqualTo("Water besparen"));
    }

    [Test]
    public async Task Agenda_IsMadeByButtons_AndIsStored()
    {
        using var writing = await site.SignedInAsync(author);
        var form = await NewFormAsync(writing, "Activiteit");
        form = await PressAsync(writing, form, "agenda:nieuw", ("titel", "Werkgroep water"));
        form = await PressAsync(writing, form, "agenda:sub:0", ("v.agenda.0.titel", "Eerst"));
        form = await PressAsync(writing, form, "agenda:nieuw", ("v.agenda.0.sub", "een deel"));
        form = await PressAsync(writing, form, "agenda:op:1", ("v.agenda.1.titel", "Tweede"), ("v.agenda.1.minuten", "20"));
        Assert.That(form.QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.EqualTo("Werkgroep water"), "nothing typed is lost");
        Assert.That(Titles(form), Is.EqualTo(["Tweede", "Eerst"]));

        using var sent = await SendAsync(writing, form, "dien-in", ("v.kind", "workshop"), ("v.precision", "tijd"), ("v.start.dag", "2027-03-04"), ("v.start.uur", "14:00"));
        var item = await writing.PageAsync(Moved(sent));
        Assert.That(item.QuerySelectorAll(".agenda h3").Select(title => title.TextContent), Is.EqualTo(["Tweede", "Eerst"]));
        Assert.That(item.QuerySelectorAll(".agenda ol li").Select(point => point.TextContent), Is.EqualTo(["een deel"]));
        Assert.That(item.QuerySelector("main")!.TextContent, Does.Contain("4 maart 2027, 14 uur").Or.Contain("4 maart 2027, 14.00 uur"));
    }

    [Test]
    public async Task WhatCannotBeRead_ComesBackAsTyped_AndIsOfferedAgain()
    {
        using var writing = await site.SignedInAsync(await site.MemberAsync("Wies Waard", MemberSite.Milieu));
        var form = await NewFormAsync(writing, "Activiteit");
        using var sent = await SendAsync(writing, form, "bewaar", ("titel", "Uitstap"), ("v.start.dag", "overmorgen"), ("v.capacity", "veel"));
        Assert.That((int)sent.StatusCode, Is.EqualTo(422));
        var page = await Browser.ReadAsync(sent);
        Assert.That(page.QuerySelectorAll("section[role=alert] a").Select(link => link.GetAttribute("href")), Is.EquivalentTo(["#v-start", "#v-capacity"]));
        Assert.That(page.QuerySelector("#v-start-dag")!.GetAttribute("value"), Is.EqualTo("overmorgen"));

        var offered = await NewFormAsync(writing, "Activiteit");
        var goOn = await writing.PageAsync(offered.QuerySelector("a.button[href*=verder]")!.GetAttribute("href")!);
        Assert.That(goOn.QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.EqualTo("Uitstap"));
        Assert.That(goOn.QuerySelector("#v-capacity")!.GetAttribute("value"), Is.EqualTo("veel"));
    }

    [Test]
    public async Task SameFormSentTwice_MakesOneItem()
    {
        using var writing = await site.SignedInAsync(author);
        var form = await NewFormAsync(writing, "Pagina");
        using var first = await SendAsync(writing, form, "bewaar", ("titel", "Dubbele pagina"));
        using var second = await SendAsync(writing, form, "bewaar", ("titel", "Dubbele pagina"));
        Assert.That(Moved(second), Is.EqualTo(Moved(first)));
        var mine = await site.Get<ISubmissions>().ListAsync(Person.Member(author.Key), new SubmissionFilter { Author = author.Key }, 0, 100);
        Assert.That(mine.Items.Count(item => item.Title == "Dubbele pagina"), Is.EqualTo(1));
    }

    [Test]
    public async Task StateRightsAndUnknownFields_CannotBeSentAlong()
    {
        using var writing = await site.SignedInAsync(author);
        var form = await NewFormAsync(writing, "Pagina");
        using var sent = await SendAsync(
            writing, form, "bewaar", ("titel", "Sluipweg"), ("state", "Published"), ("State", "5"), ("v.state", "Approved"), ("published", "true"), ("v.hideFromNavigation", "ja"), ("author", coordinator.Key.ToString()));
        var key = Guid.Parse(Moved(sent).Split('/')[3]);
        var info = (await site.Get<ISubmissions>().FindAsync(Person.Member(author.Key), key))!;
        Assert.That((info.State, info.IsPublished, info.Author.Key), Is.EqualTo((SubmissionState.Draft, false, (Guid?)author.Key)));
        var text = (await site.Get<ISubmissions>().ReadAsync(Person.Member(author.Key), key))!;
        Assert.That(text.Values["hideFromNavigation"], Is.Not.EqualTo(true));

        // Nor does the author approve by asking for the address.
        var edit = await writing.PageAsync($"/mijn/inzending/{key:D}/wijzig");
        using var forced = await writing.PostAsync($"/mijn/inzending/{key:D}/goedkeuren", ("stempel", edit.QuerySelector("[name=stempel]")!.GetAttribute("value")), ("__RequestVerificationToken", Token(edit)));
        Assert.That((int)forced.StatusCode, Is.EqualTo(403));
    }

    [Test]
    public async Task PlaceOfAnotherNetwork_IsRefused_AndAnothersDraftIsNotThere()
    {
        using var writing = await site.SignedInAsync(author);
        using var other = await site.SignedInAsync(await site.MemberAsync("Olga Ander", "Lerend Netwerk Consumenten"));
        var form = await NewFormAsync(writing, "Pagina");
        var action = form.QuerySelector("form.placing")!.GetAttribute("action")!;
        Assert.That(await other.StatusAsync(action), Is.EqualTo(404));

        var theirs = (await other.PageAsync("/netwerken/lerend-netwerk-consumenten/intranet/")).QuerySelectorAll("a[href*='/plaats/']").Single(link => link.TextContent == "Pagina").GetAttribute("href")!;
        var place = (await other.PageAsync(theirs)).QuerySelector("#plaats option")!.GetAttribute("value");
        using var crossed = await SendAsync(writing, form, "bewaar", ("titel", "Over de haag"), ("plaats", place));
        Assert.That((int)crossed.StatusCode, Is.EqualTo(422));
        Assert.That((await Browser.ReadAsync(crossed)).QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.EqualTo("Over de haag"));

        using var made = await SendAsync(writing, form, "bewaar", ("titel", "Alleen van mij"));
        var key = Moved(made).Split('/')[3];
        foreach (var path in new[] { $"/mijn/inzending/{key}", $"/mijn/inzending/{key}/wijzig" })
        {
            Assert.That(await other.StatusAsync(path), Is.EqualTo(404), path);
        }
    }

    [Test]
    public async Task StoredScript_IsHarmlessInEveryField()
    {
        using var writing = await site.SignedInAsync(author);
        foreach (var kind in new[] { "Kennisitem", "Activiteit", "Pagina", "Stand van zaken" })
        {
            var form = await NewFormAsync(writing, kind);
            var fields = form.QuerySelectorAll("form.placing input:not([type]), form.placing textarea").Select(field => field.GetAttribute("name")!)
                .Where(name => name is not (null or "v.capacity" or "v.sourceUrl" or "v.onlineLink") && !name.EndsWith(".procent", StringComparison.Ordinal)).Distinct().Select(name => (name, (string?)$"Tekst {Hostile}")).ToList();
            fields.AddRange([("v.kind", form.QuerySelectorAll("#v-kind option").Skip(1).FirstOrDefault()?.GetAttribute("value")), ("v.precision", "dag"), ("v.start.dag", "2027-05-06")]);
            using var sent = await SendAsync(writing, form, "bekijk", [.. fields]);
            Assert.That((int)sent.StatusCode, Is.EqualTo(303), kind);
            foreach (var path in new[] { Moved(sent), Moved(sent) + "/wijzig", Intranet })
            {
                var page = await writing.PageAsync(path);
                Assert.That(page.QuerySelectorAll("main script, main [onerror]"), Is.Empty, $"{kind} at {path}");
                Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("Tekst").Or.Contain("Nieuw"), path);
            }
        }
    }

    [Test]
    public async Task SessionThatEndsWhileWriting_LosesNothing()
    {
        var member = await site.MemberAsync("Vera Verlopen", MemberSite.Milieu);
        using var writing = await site.SignedInAsync(member);
        var form = await NewFormAsync(writing, "Pagina");
        using var end = await writing.SendAsync("/", "/mijn/afmelden");

        using var lost = await SendAsync(writing, form, "bewaar", ("titel", "Lang geschreven"), ("v.body", "<p>Veel tekst & meer</p>"));
        Assert.That((int)lost.StatusCode, Is.EqualTo(401));
        var held = await Browser.ReadAsync(lost);
        using var signIn = await writing.SignInAsync(member.Username, MemberSite.Password);

        // The proof in the old page is nobody's now: the form is shown once more, and nothing is saved before it is sent from there.
        using var back = await writing.PostAsync(form.QuerySelector("form.placing")!.GetAttribute("action")!, Hidden(held));
        Assert.That((int)back.StatusCode, Is.EqualTo(400));
        var again = await Browser.ReadAsync(back);
        Assert.That(again.QuerySelector<IHtmlTextAreaElement>("#v-body")!.Value, Is.EqualTo("<p>Veel tekst & meer</p>"));
        Assert.That((await site.Get<ISubmissions>().ListAsync(Person.Member(member.Key), new SubmissionFilter { Author = member.Key }, 0, 10)).Total, Is.Zero);
        using var saved = await SendAsync(writing, again, "bewaar");
        Assert.That((await writing.PageAsync(Moved(saved) + "/wijzig")).QuerySelector<IHtmlInputElement>("#titel")!.Value, Is.EqualTo("Lang geschreven"));
    }

    [Test]
    public async Task ForgedForm_DoesNothing()
    {
        using var writing = await site.SignedInAsync(await site.MemberAsync("Fons Fout", MemberSite.Milieu));
        var form = await NewFormAsync(writing, "Pagina");
        var action = form.QuerySelector("form.placing")!.GetAttribute("action")!;
        using var forged = await writing.PostAsync(action, ("titel", "Vervalst"), ("doe", "bewaar"), ("sleutel", Guid.NewGuid().ToString()), ("plaats", Place(form, "Intranet")));
        Assert.That((int)forged.StatusCode, Is.EqualTo(400));
        Assert.That((await writing.PageAsync(Intranet)).GetElementById("mijn-inzendingen")!.ParentElement!.TextContent, Does.Contain("niets in bewerking"));
    }

    [Test]
    public async Task Files_AreSentTogether_StayInAFormToMend_AndStandOnTheItem()
    {
        using var writing = await site.SignedInAsync(author);
        var form = await NewFormAsync(writing, "Pagina");
        using var added = await SendFilesAsync(writing, form, ("a.txt", "Eerste bestand"), ("b.txt", "Tweede bestand"), ("c.exe", "MZ niet toegelaten"));
        Assert.That((int)added.StatusCode, Is.EqualTo(422));
        var shown = await Browser.ReadAsync(added);
        Assert.That(shown.QuerySelectorAll(".file-rows li"), Has.Length.EqualTo(2), "what is allowed stays");
        Assert.That(shown.QuerySelector("#v-attachments-fout")!.TextContent, Does.Contain("c.exe"));

        using var saved = await SendAsync(writing, shown, "bekijk", ("titel", "Met bijlagen"));
        var item = await writing.PageAsync(Moved(saved));
        Assert.That(item.QuerySelectorAll(".files li a").Select(link => link.TextContent), Is.EqualTo(["a.txt", "b.txt"]));

        // The bytes of a draft are for who may see the draft.
        var file = item.QuerySelector(".files li a")!.GetAttribute("href")!;
        using var other = await site.SignedInAsync(await site.MemberAsync("Olga Ander", "Lerend Netwerk Consumenten"));
        using var nobody = site.Browser();
        Assert.That(await writing.Client.GetStringAsync(new Uri(file, UriKind.Relative)), Is.EqualTo("Eerste bestand"));
        Assert.That((await other.StatusAsync(file), await nobody.StatusAsync(file)), Is.EqualTo((404, 404)));

        var edit = await writing.PageAsync(Moved(saved) + "/wijzig");
        var first = edit.QuerySelector("[name='v.attachments']")!.GetAttribute("value");
        edit = await PressAsync(writing, edit, $"attachments:weg:{first}");
        using var less = await SendAsync(writing, edit, "bekijk");
        Assert.That((await writing.PageAsync(Moved(less))).QuerySelectorAll(".files li a").Select(link => link.TextContent), Is.EqualTo(["b.txt"]));
    }

    [Test]
    public async Task TwoReviewers_TheSecondIsToldWhoWasFirst()
    {
        using var writing = await site.SignedInAsync(author);
        using var one = await site.SignedInAsync(coordinator);
        using var other = await site.SignedInAsync(await site.MemberAsync("Mia Mainstream", "Mainstreamteam"));
        var form = await NewFormAsync(writing, "Pagina");
        using var sent = await SendAsync(writing, form, "dien-in", ("titel", "Met twee nagezien"), ("plaats", Place(form, "Intranet")));
        var item = Moved(sent);
        var (first, second) = (await one.PageAsync(item), await other.PageAsync(item));
        using var approved = await one.SendAsync(first, item + "/goedkeuren");
        using var late = await other.SendAsync(second, item + "/terugsturen", ("opmerking", "Toch nog iets."));
        Assert.That((int)approved.StatusCode, Is.EqualTo(303));
        Assert.That((int)late.StatusCode, Is.EqualTo(409).Or.EqualTo(403));
        Assert.That((await Browser.ReadAsync(late)).QuerySelector("[role=alert]")!.TextContent, Is.Not.Empty);
        Assert.That((await writing.PageAsync(Intranet)).QuerySelector("main")!.TextContent, Does.Contain("Met twee nagezien"));
    }

    private static async Task<IHtmlDocument> NewFormAsync(Browser browser, string kind)
    {
        var workspace = await browser.PageAsync(Intranet);
        var link = workspace.QuerySelectorAll("a[href*='/plaats/']").SingleOrDefault(link => link.TextContent == kind);
        Assert.That(link, Is.Not.Null, $"the workspace offers to place a {kind}");
        return await browser.PageAsync(link!.GetAttribute("href")!);
    }

    private static Task<HttpResponseMessage> SendAsync(Browser browser, IHtmlDocument form, string what, params (string Name, string? Value)[] fields)
    {
        var element = form.QuerySelector("form.placing")!;
        var held = element.QuerySelectorAll("input, select, textarea").SelectMany(Held).Where(field => fields.All(given => given.Name != field.Name));
        return browser.PostAsync(element.GetAttribute("action")!, [.. held, .. fields, ("doe", what)]);
    }

    private static async Task<IHtmlDocument> PressAsync(Browser browser, IHtmlDocument form, string button, params (string Name, string? Value)[] fields)
    {
        Assert.That(form.QuerySelectorAll("button[name=doe]").Any(known => known.GetAttribute("value") == button), Is.True, $"there is a button {button}");
        using var answer = await SendAsync(browser, form, button, fields);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), button);
        return await Browser.ReadAsync(answer);
    }

    private static async Task<HttpResponseMessage> SendFilesAsync(Browser browser, IHtmlDocument form, params (string Name, string Text)[] files)
    {
        var element = form.QuerySelector("form.placing")!;
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in element.QuerySelectorAll("input, select, textarea").SelectMany(Held))
        {
            content.Add(new StringContent(value ?? string.Empty), name);
        }

        content.Add(new StringContent("attachments:voeg-toe"), "doe");
        foreach (var (name, text) in files)
        {
            var bytes = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
            bytes.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            content.Add(bytes, "v.attachments.nieuw", name);
        }

        return await browser.Client.PostAsync(new Uri(element.GetAttribute("action")!, UriKind.Relative), content);
    }

    private static IEnumerable<(string Name, string? Value)> Held(IElement field) => field switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } or IHtmlInputElement { Type: "file" } or IHtmlInputElement { Name: null or "" } => [],
        IHtmlInputElement input => [(input.Name!, input.GetAttribute("value"))],
        IHtmlSelectElement select => [(select.Name!, select.Value)],
        IHtmlTextAreaElement area => [(area.Name!, area.Value)],
        _ => [],
    };

    private static (string Name, string? Value)[] Hidden(IHtmlDocument page)
        => [.. page.QuerySelectorAll("main form input[type=hidden]").SelectMany(Held)];

    private static string Moved(HttpResponseMessage answer)
    {
        Assert.That((int)answer.StatusCode, Is.EqualTo(303));
        var path = answer.Headers.Location!.ToString();
        return path.EndsWith("/wijzig", StringComparison.Ordinal) ? path[..^"/wijzig".Length] : path;
    }

    private static string Place(IHtmlDocument form, string place)
        => form.QuerySelectorAll("#plaats option").Select(option => option.GetAttribute("value")!).First(value => value.EndsWith(place, StringComparison.Ordinal));

    private static string? Token(IHtmlDocument page) => page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value");

    private static string[] Titles(IHtmlDocument form)
        => [.. form.QuerySelectorAll(".agenda-row > .field > input").Select(input => input.GetAttribute("value")!)];
}
