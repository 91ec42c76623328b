using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Access;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Pages;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;

namespace MvoUmbraco.Tests.Access;

[NonParallelizable]
internal sealed class ContentAccessTests
{
    private readonly SwitchedVisitor _visitor = new();
    private PluginHost _host = null!;

    private static Visitor Milieu { get; } = Visitor.Member("anne", ["Lerend Netwerk Milieu"]);

    private static Visitor Mainstream { get; } = Visitor.Member("bert", ["Mainstreamteam"]);

    [OneTimeSetUp]
    public async Task Start() => _host = await PluginHost.StartAsync(services => services.AddSingleton<ICurrentVisitor>(_visitor));

    [OneTimeTearDown]
    public async Task Stop() => await _host.DisposeAsync();

    [SetUp]
    public void Enter()
    {
        _host.Enter();
        _visitor.Visitor = Visitor.Anonymous;
    }

    private Guid IntranetOf(string network)
    {
        _host.Get<IDocumentNavigationQueryService>().TryGetChildrenKeysOfType(_host.Sample(ContentTypes.LearningNetwork, network), ContentTypes.Intranet, out var keys);
        return keys.Single();
    }

    [Test]
    public void AnEventInAnIntranet_IsSeenByItsGroupsOnly_InEveryList()
    {
        var hidden = _host.PublishEvent("Besloten overleg", parent: IntranetOf("Lerend Netwerk Milieu"));

        Assert.Multiple(() =>
        {
            foreach (var (visitor, sees) in new[]
            {
                (Visitor.Anonymous, false), (Milieu, true), (Mainstream, true), (Visitor.Member("carl", ["Lerend Netwerk Consumenten"]), false),
                (Visitor.Member("dora", []), false),
            })
            {
                _visitor.Visitor = visitor;
                var reading = _host.Read();
                Assert.That(reading.Calendar.Find(hidden.Key) is not null, Is.EqualTo(sees), visitor.UserName);
                Assert.That(reading.Calendar.Events.All.Any(e => e.Link.Key == hidden.Key), Is.EqualTo(sees), visitor.UserName);
                Assert.That(reading.Pages.Of(hidden.Key), sees ? Is.InstanceOf<PageAnswer.Found>() : Is.InstanceOf<PageAnswer.Protected>(), visitor.UserName);
            }
        });
    }

    [Test]
    public void ALinkToProtectedContent_IsLeftOut()
    {
        var hidden = _host.PublishEvent("Verborgen bewijs", parent: IntranetOf("Lerend Netwerk Milieu"));
        var milestone = _host.Get<IContentService>().GetById(_host.Read().ActionPlan.Milestones[0].Link.Key)!;
        var before = _host.Read().ActionPlan.Milestones.Single(m => m.Link.Key == milestone.Key).Evidence;
        milestone.SetValue(Fields.Evidence, Udi.Create(Constants.UdiEntityType.Document, hidden.Key).ToString());
        _host.Save(milestone);
        _host.Publish(milestone);

        var anonymous = _host.Read().ActionPlan.Milestones.Single(m => m.Link.Key == milestone.Key).Evidence;
        _visitor.Visitor = Mainstream;
        var member = _host.Read().ActionPlan.Milestones.Single(m => m.Link.Key == milestone.Key).Evidence;

        Assert.That((anonymous.Count, member.Select(link => link.Key).SingleOrDefault()), Is.EqualTo((0, hidden.Key)), $"{before.Count} before");
    }

    [Test]
    public void AnIntranetWhoseRuleWasTakenAway_IsShownToNobody()
    {
        var intranet = _host.Get<IContentService>().GetById(IntranetOf("Lerend Netwerk Consumenten"))!;
        var hidden = _host.PublishEvent("Zonder regel", parent: intranet.Key);
        var access = _host.Get<IPublicAccessService>();

        access.Delete(access.GetEntryForContent(intranet)!);

        Assert.Multiple(() =>
        {
            foreach (var visitor in new[] { Visitor.Anonymous, Milieu, Mainstream })
            {
                _visitor.Visitor = visitor;
                Assert.That(_host.Read().Calendar.Find(hidden.Key), Is.Null);
                Assert.That(_host.Read().Pages.Of(hidden.Key), Is.InstanceOf<PageAnswer.Missing>());
            }
        });
    }

    [Test]
    public void ProtectingAPublicPage_HidesItAtOnce()
    {
        var made = _host.PublishEvent("Eerst openbaar");
        var shown = _host.Read().Calendar.Find(made.Key);
        var signIn = _host.Get<IContentService>().GetById(_host.Sample(ContentTypes.SignInPage, "Aanmelden"))!;
        var noAccess = _host.Get<IContentService>().GetById(_host.Sample(ContentTypes.NoAccessPage, "Geen toegang"))!;

        _host.Get<IPublicAccessService>().Save(new PublicAccessEntry(made, signIn, noAccess, [new PublicAccessRule { RuleType = Constants.Conventions.PublicAccess.MemberUsernameRuleType, RuleValue = "Anne" }]));

        var hidden = _host.Read().Calendar.Find(made.Key);
        _visitor.Visitor = Milieu;
        var byName = _host.Read().Calendar.Find(made.Key);
        _visitor.Visitor = Mainstream;
        var refused = _host.Read().Pages.Of(made.Key) as PageAnswer.Protected;
        Assert.Multiple(() =>
        {
            Assert.That(shown, Is.Not.Null);
            Assert.That(hidden, Is.Null);
            Assert.That(byName, Is.Not.Null, "by user name");
            Assert.That(refused?.Instead, Is.InstanceOf<Core.Pages.NoAccessPage>());
        });
    }

    private sealed class SwitchedVisitor : ICurrentVisitor
    {
        public Visitor Visitor { get; set; } = Visitor.Anonymous;
    }
}
