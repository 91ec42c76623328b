using Microsoft.Playwright;

namespace MvoUmbraco.Browser.Tests.Intranet;

/// <summary>What a form does more with its scripts, under the policy that visitors have: nothing of it may be refused.</summary>
internal sealed class WritingTests : IntranetWalk
{
    private const string Submit = "button:not(.default-button)[value=dien-in]";
    private const string Save = "button:not(.default-button)[value=bewaar]";
    private const string Preview = "button[value=bekijk]";
    private const string Writer = "wies@example.be";

    protected override Task PrepareAsync() => MemberAsync(Writer, "Wies Schrijft", Milieu);

    [Test]
    public async Task RunningText_IsWrittenByKeyboard_AndWhatIsPastedIsCleaned()
    {
        var (page, refused) = await FormAsync("Pagina");
        await TypeAsync(page, "#titel", "Een pagina met opmaak");
        await page.Locator("#v-body").FocusAsync();
        await page.Keyboard.TypeAsync("Eerst ");
        await page.Keyboard.PressAsync("Control+B");
        await page.Keyboard.TypeAsync("meten");
        await page.Keyboard.PressAsync("Control+B");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("een put");
        await ToolAsync(page, "Opsomming");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("een pomp, zie ");
        await page.Keyboard.PressAsync("Control+K");
        await page.Keyboard.TypeAsync("javascript:alert(1)");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".link-to .fault")).ToBeVisibleAsync();
        await TypeAsync(page, "#v-body-link", "www.waterwijzer.be");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("Besluit");
        await ToolAsync(page, "Titel");
        await Assertions.Expect(page.Locator("#v-body")).ToBeFocusedAsync();
        await Assertions.Expect(page.Locator("[data-do=h2]")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.That(refused, Is.Empty);

        // The parser that takes the pasted markup apart tells the console what the policy keeps it from.
        await page.EvaluateAsync("""
            () => {
                const data = new DataTransfer();
                data.setData('text/html', '<div onclick="alert(1)">En <b style="color:red">vet</b><script>alert(2)</' + 'script> <a href="javascript:alert(3)">hier</a></div><img src="x" onerror="alert(4)"><p>Slot</p>');
                data.setData('text/plain', 'tekst');
                const area = document.querySelector('#v-body');
                document.getSelection().selectAllChildren(area.lastElementChild);
                document.getSelection().collapseToEnd();
                area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """);
        await PressAsync(page, Preview);
        Assert.That(
            await page.Locator("main .text").InnerHTMLAsync(),
            Does.StartWith("""<p>Eerst <strong>meten</strong></p><ul><li>een put</li><li>een pomp, zie <a href="https://www.waterwijzer.be">https://www.waterwijzer.be</a></li></ul><h2>Besluit""")
                .And.Contain("<strong>vet</strong>").And.Contain("Slot")
                .And.Not.Contain("alert").And.Not.Contain("style"));
    }

    [Test]
    public async Task SessionThatEndsWhileWriting_LosesNothing_AndGoesOnAfterSigningIn()
    {
        var (page, _) = await FormAsync("Pagina");
        await TypeAsync(page, "#titel", "Geschreven tot het einde");
        await KeptAsync(page);
        await page.Context.ClearCookiesAsync(new BrowserContextClearCookiesOptions { Name = "umbraco.member" });
        await TypeAsync(page, "#v-body", "Dit staat er nog.");
        await Assertions.Expect(page.Locator("[data-trouble=signed-out]")).ToBeVisibleAsync();
        Assert.That(await CopiesAsync(page), Is.EqualTo(1), "the device has what the server has not");

        var (other, popup) = (page, await page.RunAndWaitForPopupAsync(() => page.Locator("[data-trouble=signed-out] a").ClickAsync()));
        await SignInAsync(popup, Writer);
        await popup.CloseAsync();
        await other.Locator("[data-trouble=signed-out] [data-retry]").ClickAsync();
        await KeptAsync(page);
        Assert.That(await CopiesAsync(page), Is.Zero, "a shared computer keeps nothing that reached the site");

        await PressAsync(page, Save);
        Assert.That(await page.Locator("#v-body").InnerTextAsync(), Is.EqualTo("Dit staat er nog."));
        Assert.That(await page.Locator("#titel").InputValueAsync(), Is.EqualTo("Geschreven tot het einde"));
        Assert.That(await CopiesAsync(page), Is.Zero);
    }

    [Test]
    public async Task ConnectionThatIsLost_LosesNothing_EvenWhenTheWindowIsClosed()
    {
        var (page, _) = await FormAsync("Stand van zaken");
        await page.Context.SetOfflineAsync(true);
        await TypeAsync(page, "#titel", "Zonder verbinding geschreven");
        await Assertions.Expect(page.Locator("[data-trouble=offline]")).ToBeVisibleAsync();
        await page.Locator(Save).PressAsync("Enter");
        Assert.That(await page.Locator("#titel").InputValueAsync(), Is.EqualTo("Zonder verbinding geschreven"), "a button does not send it into nothing");
        var address = page.Url;
        var context = page.Context;
        await page.CloseAsync();
        await context.SetOfflineAsync(false);

        page = await context.NewPageAsync();
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator("[data-local-copy]")).ToBeVisibleAsync();
        await PressAsync(page, "[data-local-copy] [data-go-on]");
        Assert.That(await page.Locator("#titel").InputValueAsync(), Is.EqualTo("Zonder verbinding geschreven"));
        await PressAsync(page, Save);
        Assert.That(await page.Locator("#titel").CountAsync(), Is.EqualTo(1), $"{page.Url}: {await page.Locator("main").InnerTextAsync()}");
        Assert.That(await page.Locator("#titel").InputValueAsync(), Is.EqualTo("Zonder verbinding geschreven"));
        Assert.That(await CopiesAsync(page), Is.Zero);
    }

    [Test]
    public async Task AgendaAndFiles_ChangeInThePage_AndAreSaved()
    {
        var (page, refused) = await FormAsync("Activiteit");
        await page.EvaluateAsync("() => { document.documentElement.dataset.same = 'yes'; }");
        await TypeAsync(page, "#titel", "Werkgroep met stukken");
        await page.Locator("button[value='agenda:nieuw']").PressAsync("Enter");
        await page.Keyboard.TypeAsync("Eerst");
        await page.Locator("button[value='agenda:sub:0']").PressAsync("Enter");
        await page.Keyboard.TypeAsync("een deel");
        await page.Locator("button[value='agenda:nieuw']").PressAsync("Enter");
        await page.Keyboard.TypeAsync("Tweede");
        await page.Locator("button[aria-label='Zet ‘Tweede’ hoger']").PressAsync("Enter");
        await Assertions.Expect(page.Locator("#v-agenda-0-titel")).ToBeFocusedAsync();
        Assert.That(await page.Locator("#v-agenda-1-sub-0").InputValueAsync(), Is.EqualTo("een deel"));

        var lost = true;
        await page.RouteAsync("**/api/mvo/v1/attachments", route => lost && route.Request.PostData is { } sent && sent.Contains("twee.txt", StringComparison.Ordinal)
            ? route.AbortAsync()
            : route.ContinueAsync());
        var dropped = await page.EvaluateHandleAsync("""
            () => {
                const data = new DataTransfer();
                for (const name of ['een.txt', 'twee.txt', 'drie.exe']) {
                    data.items.add(new File([name === 'drie.exe' ? 'MZ' : name], name));
                }
                return data;
            }
            """);
        await page.Locator("[data-uploads]").DispatchEventAsync("drop", new { dataTransfer = dropped });
        await Assertions.Expect(page.Locator(".file-rows label")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-when=lost]:visible")).ToHaveCountAsync(1);
        await Assertions.Expect(page.Locator("[data-when=refused]:visible")).ToContainTextAsync("drie.exe");
        lost = false;
        await page.Locator("[data-lost] [data-retry]").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".file-rows label")).ToHaveCountAsync(2);
        await KeptAsync(page);
        Assert.That(await page.EvaluateAsync<string?>("() => document.documentElement.dataset.same ?? null"), Is.EqualTo("yes"), "the page is the same one");
        Assert.That(refused, Is.Empty);

        await PressAsync(page, Save);
        Assert.That((await page.Locator("#v-agenda-0-titel").InputValueAsync(), await page.Locator("#v-agenda-1-titel").InputValueAsync()), Is.EqualTo(("Tweede", "Eerst")));
        Assert.That(await page.Locator(".file-rows [data-name]").AllInnerTextsAsync(), Is.EqualTo(["een.txt", "twee.txt"]));
    }

    [Test]
    public async Task FormToMend_KeepsTheMarkup()
    {
        var (page, _) = await FormAsync("Kennisitem");
        await TypeAsync(page, "#titel", "Nog na te kijken");
        await TypeAsync(page, "#v-body", "Met een ");
        await page.Keyboard.PressAsync("Control+I");
        await page.Keyboard.TypeAsync("accent");
        await PressAsync(page, Submit);
        await Assertions.Expect(page.Locator("#fouten")).ToBeVisibleAsync();
        Assert.That(await page.Locator("#v-body").InnerHTMLAsync(), Is.EqualTo("<p>Met een <em>accent</em></p>"));
    }

    private async Task<(IPage Page, List<string> Refused)> FormAsync(string kind)
    {
        var page = await PageAsync(bypassesPolicy: false);
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                refused.Add(message.Text);
            }
        };
        page.PageError += (_, error) => refused.Add(error);
        await page.GotoAsync("/mijn/aanmelden");
        await SignInAsync(page, Writer);
        await page.GotoAsync(Workspace);
        await PressAsync(page, $"#plaatsen ~ ul a >> text={kind}");
        await Assertions.Expect(page.Locator("form.placing [data-with-script]:visible").First).ToBeVisibleAsync();
        return (page, refused);
    }

    // From the text to the toolbar, along it, and back.
    private static async Task ToolAsync(IPage page, string name)
    {
        await page.Keyboard.PressAsync("Alt+F10");
        await page.Keyboard.PressAsync("Home");
        while (await page.EvaluateAsync<string?>("() => document.activeElement.getAttribute('aria-label')") != name)
        {
            await page.Keyboard.PressAsync("ArrowRight");
        }

        await page.Keyboard.PressAsync("Space");
    }

    private static async Task KeptAsync(IPage page)
    {
        await Assertions.Expect(page.Locator("[data-kept]")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 20000 });
        await page.WaitForFunctionAsync("() => Object.keys(localStorage).length === 0");
    }

    private static Task<int> CopiesAsync(IPage page) => page.EvaluateAsync<int>("() => Object.keys(localStorage).filter(key => key.startsWith('mvo-form:')).length");
}
