using MvoUmbraco.Privacy;
using MvoUmbraco.SignIn;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Tests.SignIn;

/// <summary>Guessing gets slower with every failure, for names that exist and names that do not.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class LockOutTests : IAsyncDisposable
{
    private MemberSite site = null!;
    private IMember anne = null!;

    [SetUp]
    public async Task StartAsync()
    {
        site = await MemberSite.StartAsync();
        anne = await site.MemberAsync("Anne Maes");
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Test]
    public async Task AfterFiveFailures_EvenTheRightPasswordWaits_LongerEachTime_AndAcrossARestart()
    {
        await FailAsync(anne.Username, 5);
        Assert.That(await TryAsync(anne.Username, MemberSite.Password), Is.EqualTo((429, 30)));

        await site.RestartAsync();
        Assert.That(await TryAsync(anne.Username, MemberSite.Password), Is.EqualTo((429, 30)), "a restart forgets nothing");

        site.Clock.Now += TimeSpan.FromSeconds(31);
        Assert.That(await TryAsync(anne.Username, "verkeerd"), Is.EqualTo((422, 0)));
        Assert.That(await TryAsync(anne.Email, MemberSite.Password), Is.EqualTo((429, 60)), "twice as long, by whichever name");

        site.Clock.Now += TimeSpan.FromSeconds(61);
        Assert.That(await TryAsync(anne.Username, MemberSite.Password), Is.EqualTo((303, 0)));
        await FailAsync(anne.Username, 4);
        Assert.That(await TryAsync(anne.Username, MemberSite.Password), Is.EqualTo((303, 0)), "success starts the count anew");
    }

    [Test]
    public async Task UnknownName_IsTreatedAlike()
    {
        foreach (var name in new[] { anne.Username, "niemand@example.be" })
        {
            await FailAsync(name, 5);
            Assert.That(await TryAsync(name.ToUpperInvariant(), "verkeerd"), Is.EqualTo((429, 30)), name);
        }
    }

    [Test]
    public async Task ManyAtOnce_DoNotSlipThrough()
    {
        using var browser = site.Browser();
        var page = await browser.PageAsync("/mijn/aanmelden");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            using var answer = await browser.SendAsync(page, "/mijn/aanmelden", ("naam", anne.Username), ("wachtwoord", $"gok {number}"));
            return (int)answer.StatusCode;
        }));
        Assert.That(answers.Count(status => status == 422), Is.EqualTo(5));
        Assert.That(answers.Count(status => status == 429), Is.EqualTo(15));
    }

    [Test]
    public async Task OnePlaceThatTriesManyNames_IsStoppedToo()
    {
        for (var number = 0; number < 50; number++)
        {
            Assert.That((await TryAsync($"naam{number}@example.be", "verkeerd")).Status, Is.EqualTo(422), $"try {number}");
        }

        Assert.That(await TryAsync("nog-iemand@example.be", "verkeerd"), Is.EqualTo((429, 60)));
    }

    [Test]
    public async Task CountsAreForgotten_ADayAfterTheLastTry()
    {
        await FailAsync(anne.Username, 4);
        site.Clock.Now += TimeSpan.FromHours(25);
        await site.Get<Retention>().PerformAsync(CancellationToken.None);
        await FailAsync(anne.Username, 4);
        Assert.That((await TryAsync(anne.Username, MemberSite.Password)).Status, Is.EqualTo(303));
    }

    [Test]
    public async Task Log_TellsTheMemberOfEveryTry_UntilItIsForgotten()
    {
        await FailAsync(anne.Username, 1);
        using var browser = site.Browser();
        browser.Client.DefaultRequestHeaders.UserAgent.ParseAdd("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0");
        using var answer = await browser.SignInAsync(anne.Username, MemberSite.Password);
        var rows = await RowsAsync();
        Assert.That(rows, Has.Length.EqualTo(2));
        Assert.That(rows[0], Does.Contain("Firefox op Windows").And.Contain("Aangemeld"));
        Assert.That(rows[1], Does.Contain("Onbekend toestel").And.Contain("Geweigerd"));

        var other = await site.MemberAsync("Bert Boon");
        using var others = await site.SignedInAsync(other);
        Assert.That((await others.PageAsync("/mijn/aanmeldingen")).QuerySelectorAll("tbody tr"), Has.Length.EqualTo(1), "nobody sees another's");

        site.Clock.Now += TimeSpan.FromDays(181);
        await site.Get<Retention>().PerformAsync(CancellationToken.None);
        Assert.That(await site.Get<ISignIns>().LatestAsync(anne.Key), Is.Empty);

        async Task<string[]> RowsAsync()
            => [.. (await browser.PageAsync("/mijn/aanmeldingen")).QuerySelectorAll("tbody tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent)))];
    }

    private async Task FailAsync(string name, int times)
    {
        for (var time = 0; time < times; time++)
        {
            Assert.That((await TryAsync(name, "verkeerd")).Status, Is.EqualTo(422));
        }
    }

    private async Task<(int Status, int Wait)> TryAsync(string name, string password)
    {
        using var browser = site.Browser();
        using var answer = await browser.SignInAsync(name, password);
        return ((int)answer.StatusCode, (int)(answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0));
    }
}
