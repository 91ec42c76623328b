using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Pages;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Tests.Access;

[NonParallelizable]
internal sealed class ContentAccessTests
{
    private readonly SwitchedVisitor visitor = new();
    private PluginHost host = null!;

    private static Visitor Milieu { get; } = Visitor.Member("anne", ["Lerend Netwerk Milieu"]);

    private static Visitor Mainstream { get; } = Visitor.Member("bert", ["Mainstreamteam"]);

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync(services => services.AddSingleton<ICurrentVisitor>(visitor));

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter()
    {
        host.Enter();
        visitor.Visitor = Visitor.Anonymous;
    }

    private Guid IntranetOf(string network)
    {
        host.Get<IDocumentNavigationQueryService>().TryGetChildrenKeysOfType(host.Sample(ContentTypes.LearningNetwork, network), ContentTypes.Intranet, out var keys);
        return keys.Single();
    }

    [Test]
    public void AnEventInAnIntranet_IsSeenByItsGroupsOnly_InEveryList()
    {
        var hidden = host.PublishEvent("Besloten overleg", parent: IntranetOf("Lerend Netwerk Milieu"));

        Assert.Multiple(() =>
        {
            foreach (var (visitor, sees) in new[]
            {
                (Visitor.Anonymous, false), (Milieu, true), (Mainstream, true), (Visitor.Member("carl", ["Lerend Netwerk Consumenten"]), false),
                (Visitor.Member("dora", []), false),
            })
            {
                this.visitor.Visitor = visitor;
                var reading = host.Read();
                Assert.That(reading.Calendar.Find(hidden.Key) is not null, Is.EqualTo(sees), visitor.UserName);
                Assert.That(reading.Calendar.Events.All.Any(e => e.Link.Key == hidden.Key), Is.EqualTo(sees), visitor.UserName);
                Assert.That(reading.Pages.Of(hidden.Key), sees ? Is.InstanceOf<PageAnswer.Found>() : Is.InstanceOf<PageAnswer.Protected>(), visitor.UserName);
            }
        });
    }

    [Test]
    public void ALinkToProtectedContent_IsLeftOut()
    {
        var hidden = host.PublishEvent("Verborgen bewijs", parent: IntranetOf("Lerend Netwerk Milieu"));
        var milestone = host.Get<IContentService>().GetById(host.Read().ActionPlan.Milestones[0].Link.Key)!;
        var before = host.Read().ActionPlan.Milestones.Single(m => m.Link.Key == milestone.Key).Evidence;
        milestone.SetValue(Fields.Evidence, Udi.Create(Constants.UdiEntityType.Document, hidden.Key).ToString());
        host.Save(milestone);
        host.Publish(milestone);

        var anonymous = host.Read().ActionPlan.Milestones.Single(m => m.Link.Key == milestone.Key).Evidence;
        visitor.Visitor = Mainstream;
        var member = host.Read().ActionPlan.Milestones.Single(m => m.Link.Key == milestone.Key).Evidence;

        Assert.That((anonymous.Count, member.Select(link => link.Key).SingleOrDefault()), Is.EqualTo((0, hidden.Key)), $"{before.Count} before");
    }

    [Test]
    public void AnIntranetWhoseRuleWasTakenAway_IsShownToNobody()
    {
        var intranet = host.Get<IContentService>().GetById(IntranetOf("Lerend Netwerk Consumenten"))!;
        var hidden = host.PublishEvent("Zonder regel", parent: intranet.Key);

        // As a database that was changed from outside: the plugin itself lets nobody take the rule away.
        using (var scope = host.Get<ICoreScopeProvider>().CreateCoreScope())
        {
            host.Get<IPublicAccessRepository>().Delete(host.Get<IPublicAccessService>().GetEntryForContent(intranet)!);
            scope.Complete();
        }

        host.Get<ContentGeneration>().Advance();

        Assert.Multiple(() =>
        {
            foreach (var visitor in new[] { Visitor.Anonymous, Milieu, Mainstream })
            {
                this.visitor.Visitor = visitor;
                Assert.That(host.Read().Calendar.Find(hidden.Key), Is.Null);
                Assert.That(host.Read().Pages.Of(hidden.Key), Is.InstanceOf<PageAnswer.Missing>());
            }
        });
    }

    [Test]
    public void ProtectingAPublicPage_HidesItAtOnce()
    {
        var made = host.PublishEvent("Eerst openbaar");
        var shown = host.Read().Calendar.Find(made.Key);
        var signIn = host.Get<IContentService>().GetById(host.Sample(ContentTypes.SignInPage, "Aanmelden"))!;
        var noAccess = host.Get<IContentService>().GetById(host.Sample(ContentTypes.NoAccessPage, "Geen toegang"))!;

        host.Get<IPublicAccessService>().Save(new PublicAccessEntry(made, signIn, noAccess, [new PublicAccessRule { RuleType = Constants.Conventions.PublicAccess.MemberUsernameRuleType, RuleValue = "Anne" }]));

        var hidden = host.Read().Calendar.Find(made.Key);
        visitor.Visitor = Milieu;
        var byName = host.Read().Calendar.Find(made.Key);
        visitor.Visitor = Mainstream;
        var refused = host.Read().Pages.Of(made.Key) as PageAnswer.Protected;
        Assert.Multiple(() =>
        {
            Assert.That(shown, Is.Not.Null);
            Assert.That(hidden, Is.Null);
            Assert.That(byName, Is.Not.Null, "by user name");
            Assert.That(refused?.Instead, Is.InstanceOf<Core.Pages.NoAccessPage>());
        });
    }
}
