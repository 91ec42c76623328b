using System.Net.Sockets;
using System.Reflection;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Attachments;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Members;
using MvoUmbraco.Data.Submissions;
using MvoUmbraco.Networks;
using MvoUmbraco.Submissions;
using MvoUmbraco.Tests.SignIn;
using MvoUmbraco.Tests.Submissions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Tests.Access;

/// <summary>
/// Attacks that go over every form, every address with a key and every way to write a path. Those on one feature stand with
/// that feature; attacks.tsv lists them all.
/// </summary>
internal sealed class AttackTests
{
    private const string Consumers = "Lerend Netwerk Consumenten";
    private const string Secret = "Besloten zaak 4711";
    private const string Hostile = "\"><script>alert(1)</script><img src=x onerror=alert(1)>";

    private MemberSite site = null!;
    private IMember victim = null!;
    private IMember attacker = null!;
    private Guid network;

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        site = await MemberSite.StartAsync();
        victim = await site.MemberAsync("Vera Slachtoffer", MemberSite.Milieu, MemberSite.MilieuCoordinators);
        attacker = await site.MemberAsync("Arie Aanvaller", Consumers, Consumers + " - trekkers");
        network = site.Get<INetworkGroups>().All.Single(pair => pair.Members.Name == MemberSite.Milieu).Network;
    }

    [OneTimeTearDown]
    public async Task StopAsync() => await site.DisposeAsync();

    private IEnumerable<(string Method, string Pattern)> Endpoints
        => site.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method => (method, endpoint.RoutePattern.RawText!)))
            .Where(endpoint => endpoint.Item2.StartsWith("/mijn/", StringComparison.Ordinal));

    [Test]
    public async Task EveryForm_IsRefused_WithoutItsProof_AndWithAnothers()
    {
        using var attacking = await site.SignedInAsync(attacker);
        using var other = await site.SignedInAsync(victim);
        var stolen = Token(await other.PageAsync("/mijn/profiel"));
        var forms = Endpoints.Where(endpoint => endpoint.Method == "POST").Select(endpoint => Filled(endpoint.Pattern, new Dictionary<string, string>())).Distinct().ToList();
        Assert.That(forms, Has.Count.GreaterThan(15));
        using (Assert.EnterMultipleScope())
        {
            foreach (var form in forms)
            {
                using var without = await attacking.PostAsync(form, ("naam", "x"));
                Assert.That((int)without.StatusCode, Is.EqualTo(400).Or.EqualTo(401), form);
                using var withAnothers = await attacking.PostAsync(form, ("naam", "x"), ("__RequestVerificationToken", stolen));
                Assert.That((int)withAnothers.StatusCode, Is.EqualTo(400).Or.EqualTo(401), $"{form} with another's proof");
            }
        }
    }

    [Test]
    public async Task GuessedKeys_OpenNothing_AndChangeNothing()
    {
        var workflow = site.Get<ISubmissions>();
        var draft = await workflow.PlaceAsync(victim.Key, network, Secret);
        var colleague = await site.MemberAsync("Cor Collega", MemberSite.Milieu);
        var sent = Steps.Done(await workflow.SubmitAsync((await workflow.PlaceAsync(colleague.Key, network, Secret)).By(colleague.Key)));
        var invitation = new Invitation { Key = Guid.NewGuid(), SecretHash = new string('a', 64), Network = network, Email = "genodigd@example.be", AsCoordinator = false, InvitedBy = victim.Key, InvitedAt = site.Clock.Now, ExpiresAt = site.Clock.Now.AddDays(1) };
        await using (var context = await ContextAsync())
        {
            context.Add(invitation);
            await context.SaveChangesAsync();
        }

        var before = await StateAsync();
        using var attacking = await site.SignedInAsync(attacker);
        var token = Token(await attacking.PageAsync("/mijn/profiel"));
        string[] moves = ["goedkeuren", "terugsturen", "opgeven", "indienen", "intrekken", "opnieuw", "verwijderen", "trekker", "geen-trekker"];
        var asked = 0;
        foreach (var document in new[] { draft.Key, sent.Key })
        {
            foreach (var (method, pattern) in Endpoints.Where(endpoint => endpoint.Pattern.Contains(":guid}", StringComparison.Ordinal) && endpoint.Method is "GET" or "POST"))
            {
                foreach (var move in pattern.Contains("{zet}", StringComparison.Ordinal) ? moves : [string.Empty])
                {
                    var address = Filled(pattern, new Dictionary<string, string>
                    {
                        ["document"] = $"{document:D}",
                        ["intranet"] = $"{Intranet:D}",
                        ["netwerk"] = $"{network:D}",
                        ["lid"] = $"{victim.Key:D}",
                        ["uitnodiging"] = $"{invitation.Key:D}",
                        ["zet"] = move,
                        ["soort"] = "kennisitem",
                    });
                    using var answer = method == "GET"
                        ? await attacking.GetAsync(address)
                        : await attacking.PostAsync(address, ("__RequestVerificationToken", token), ("opmerking", "x"), ("stempel", $"{sent.Stamp}"), ("titel", "Gekaapt"), ("mail", "dief@example.be"));
                    var text = await answer.Content.ReadAsStringAsync();
                    Assert.That((int)answer.StatusCode, Is.EqualTo(404).Or.EqualTo(403).Or.EqualTo(303), $"{method} {address}");
                    Assert.That(text, Does.Not.Contain(Secret).And.Not.Contain("genodigd@"), $"{method} {address}");
                    asked++;
                }
            }
        }

        Assert.That(asked, Is.GreaterThan(40));
        Assert.That(await StateAsync(), Is.EqualTo(before));
    }

    // As sent over the wire: what clients would tidy up first arrives as it is.
    [TestCase("/NETWERKEN/lerend-netwerk-milieu/INTRANET/")]
    [TestCase("//netwerken/lerend-netwerk-milieu/intranet/")]
    [TestCase("/x/../netwerken/lerend-netwerk-milieu/intranet/")]
    [TestCase("/netwerken/lerend-netwerk-milieu/./intranet/")]
    [TestCase("/netwerken/lerend-netwerk-milieu/x/..%2fintranet/")]
    [TestCase("/netwerken/lerend-netwerk-milieu/%69ntranet/")]
    [TestCase("/netwerken/lerend-netwerk-milieu/intranet/%2e")]
    [TestCase("/netwerken%2flerend-netwerk-milieu%2fintranet/")]
    [TestCase("/netwerken\\lerend-netwerk-milieu\\intranet\\")]
    [TestCase("/netwerken/lerend-netwerk-milieu/intranet%00/")]
    [TestCase("/netwerken/lerend-netwerk-milieu/intranet;a=b/")]
    [TestCase("/netwerken/lerend-netwerk-milieu/intranet/?umbPageID=1&altTemplate=x")]
    [TestCase("/netwerken/lerend-netwerk-milieu/intranet/besloten-zaak-4711.html")]
    public async Task PathTricks_DoNotOpenAnIntranet(string path)
    {
        await PlaceSecretAsync();
        using var member = await site.SignedInAsync(victim);
        Assert.That(await (await member.GetAsync("/netwerken/lerend-netwerk-milieu/intranet/")).Content.ReadAsStringAsync(), Does.Contain(Secret), "whom it is for sees it");
        Assert.That(await RawAsync(path), Does.Not.Contain(Secret));
    }

    [TestCase("/site.db")]
    [TestCase("/mvo.db")]
    [TestCase("/../site.db")]
    [TestCase("/%2e%2e/site.db")]
    [TestCase("/..%2f..%2fsite.db")]
    [TestCase("/..\\site.db")]
    [TestCase("/media/..%2f..%2fsite.db")]
    [TestCase("/media/%2e%2e/%2e%2e/site.db")]
    [TestCase("/App_Plugins/MvoUmbraco/..%2f..%2fappsettings.json")]
    [TestCase("/App_Plugins/MvoUmbraco/../../appsettings.json")]
    [TestCase("/umbraco/backoffice/..%2f..%2f..%2fappsettings.json")]
    [TestCase("/appsettings.json")]
    [TestCase("/keys/")]
    [TestCase("/mail/")]
    [TestCase("/attachments/")]
    [TestCase("/App_Data/mvo.db")]
    [TestCase("/api/mvo/v1/attachments/0f0f0f0f-1111-4222-8333-444444444444/0f0f0f0f-1111-4222-8333-444444444444/..%2f..%2fsite.db")]
    public async Task FilesOfTheProgram_AreServedToNobody(string path)
        => Assert.That(await RawAsync(path), Does.StartWith("HTTP/1.1 404").Or.StartWith("HTTP/1.1 400"));

    [Test]
    public async Task AttachmentByItsHash_IsServedToNobody_SignedInOrNot()
    {
        var file = (await site.Get<IAttachmentStore>().StoreAsync("geheim.txt", new MemoryStream(Encoding.UTF8.GetBytes(Secret)))).File!;
        using var member = await site.SignedInAsync(victim);
        foreach (var path in new[] { $"/attachments/{file.Sha256[..2]}/{file.Sha256[2..4]}/{file.Sha256}.bin", $"/api/mvo/v1/attachments/{file.Sha256}", $"/media/{file.Sha256}.bin" })
        {
            Assert.That(await member.StatusAsync(path), Is.EqualTo(404), path);
            Assert.That(await RawAsync(path), Does.Not.Contain(Secret), path);
        }
    }

    [Test]
    public async Task StoredScript_InAProfileARemarkAnInvitation_IsHarmless()
    {
        var hostile = await site.MemberAsync("Hans Hek", MemberSite.Milieu);
        using var writing = await site.SignedInAsync(hostile);
        using var kept = await writing.SendAsync("/mijn/profiel", "/mijn/profiel", ("naam", Hostile), ("functie", Hostile), ("organisatie", Hostile), ("zichtbaar", "iedereen"));
        Assert.That((int)kept.StatusCode, Is.EqualTo(200));
        var workflow = site.Get<ISubmissions>();
        var sent = Steps.Done(await workflow.SubmitAsync((await workflow.PlaceAsync(hostile.Key, network, Hostile)).By(hostile.Key)));
        Steps.Done(await workflow.ReturnAsync(sent.By(victim.Key, Hostile)));
        using var reading = await site.SignedInAsync(victim);
        var people = $"/mijn/netwerk/{network:D}/leden";
        using var invited = await reading.SendAsync(people, people + "/uitnodigen", ("mail", "x@example.be"), ("naam", Hostile), ("bericht", Hostile));
        foreach (var path in new[] { people, "/netwerken/lerend-netwerk-milieu/intranet/", $"/mijn/inzending/{sent.Key:D}" })
        {
            var page = await reading.PageAsync(path);
            Assert.That(page.QuerySelectorAll("main script, script:not([src]), [onerror]"), Is.Empty, path);
            Assert.That(page.QuerySelector("main")!.TextContent, Does.Contain("<script>"), $"{path} shows it as text");
        }
    }

    [Test]
    public void EveryAttackOfTheList_HasItsTest()
    {
        var tests = typeof(AttackTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.GetCustomAttributes().Any(attribute => attribute is TestAttribute or TestCaseAttribute))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}")
            .ToHashSet(StringComparer.Ordinal);
        var rows = AccessTable.Read("attacks.tsv").Rows;
        Assert.That(rows.Select(row => row[1]).Where(test => !tests.Contains(test)), Is.Empty);
        Assert.That(
            rows.Select(row => row[0]).Distinct(),
            Is.EquivalentTo(["forged antiforgery", "direct attachment address", "path tricks", "id guessing", "open redirect", "mass assignment", "stored script", "session fixation", "account enumeration"]));
    }

    private Guid Intranet
        => site.Get<IDocumentNavigationQueryService>().TryGetChildrenKeysOfType(network, ContentTypes.Intranet, out var keys) ? keys.Single() : throw new InvalidOperationException("The sample has an intranet.");

    // Once for all cases: a published page in the intranet, whose name the intranet shows.
    private async Task PlaceSecretAsync()
    {
        var workflow = site.Get<ISubmissions>();
        if ((await workflow.ListAsync(Person.Member(victim.Key), new SubmissionFilter { States = [SubmissionState.Published], Author = victim.Key }, 0, 1)).Total > 0)
        {
            return;
        }

        var placed = await workflow.PlaceAsync(victim.Key, network, Secret);
        placed = Steps.Done(await workflow.SubmitAsync(placed.By(victim.Key)));
        Steps.Done(await workflow.ApproveAsync(placed.By(victim.Key)));
    }

    // The whole answer of one request, made by hand.
    private async Task<string> RawAsync(string path)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(site.Address.Host, site.Address.Port);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\nHost: {site.Address.Authority}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    // All that somebody might have changed.
    private async Task<string> StateAsync()
    {
        await using var context = await ContextAsync();
        return JsonSerializer.Serialize(new
        {
            Submissions = await context.Set<Submission>().OrderBy(submission => submission.Key).ToListAsync(),
            Steps = await context.Set<SubmissionStep>().OrderBy(step => step.Id).ToListAsync(),
            Invitations = await context.Set<Invitation>().OrderBy(invitation => invitation.Key).ToListAsync(),
            Roles = site.Get<IMemberService>().GetAllRoles(victim.Id).Order(StringComparer.Ordinal),
        });
    }

    private Task<MvoContext> ContextAsync() => site.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();

    private static string Token(IDocument page) => page.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static string Filled(string pattern, Dictionary<string, string> values)
        => string.Join('/', pattern.Split('/').Select(part => part is ['{', .., '}'] ? values.GetValueOrDefault(part[1..^1].Split(':')[0], part.Contains(":guid", StringComparison.Ordinal) ? $"{Guid.NewGuid():D}" : "geen") : part));
}
