using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Tests.Access;
using MvoUmbraco.Embedded.Tests.Hosting;
using MvoUmbraco.Embedded.Tests.Repositories;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DynamicRoot.QuerySteps;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Tests.Users;

/// <summary>Subscriptions, consents, work in the background and dynamic roots, through Umbraco's own services.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Parallelizable(ParallelScope.All)]
internal sealed class KeptForUsersTests : IAsyncDisposable
{
    private const string Publish = "Umb.Document.Publish";

    private readonly TemporaryFolder folder = new();
    private PageSite site = null!;

    [SetUp]
    public async Task Start() => site = await PageSite.StartAsync(folder);

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        folder.Dispose();
    }

    [Test]
    public async Task Subscriptions_AreKept_AndGoWithTheDocument()
    {
        IUser user = site.Get<IUserService>().CreateUserWithIdentity("an", "an@example.be");
        IContent page = site.Page("Page");
        IContent other = site.Page("Other");
        site.Get<INotificationService>().SetNotifications(user, page, [Publish, "Umb.Document.Update"]);
        site.Get<INotificationService>().SetNotifications(user, page, [Publish]);
        site.Get<INotificationService>().SetNotifications(user, other, [Publish]);
        await Restart();

        INotificationService notifications = site.Get<INotificationService>();
        Assert.That(notifications.GetUserNotifications(user)!.Select(item => (item.EntityId, item.Action)), Is.EqualTo(new[] { (page.Id, Publish), (other.Id, Publish) }));
        Assert.That(notifications.GetEntityNotifications(page)!.Single().EntityType, Is.EqualTo(Constants.ObjectTypes.Document));
        site.Delete(site.Find("Page"));
        Assert.That(notifications.GetUserNotifications(user)!.Single().EntityId, Is.EqualTo(other.Id));
        await site.Get<IUserService>().DeleteAsync(Constants.Security.SuperUserKey, user.Key);
        Assert.That(notifications.GetEntityNotifications(other), Is.Empty);
    }

    [Test]
    public async Task Consents_RememberWhatWasSaidBefore()
    {
        IConsentService consents = site.Get<IConsentService>();
        consents.RegisterConsent("lid", "nieuwsbrief", "mail", ConsentState.Granted, "aangevinkt");
        consents.RegisterConsent("lid", "nieuwsbrief", "mail", ConsentState.Revoked, "afgemeld");
        consents.RegisterConsent("ander", "nieuwsbrief", "mail", ConsentState.Granted);
        await Restart();

        IConsent last = site.Get<IConsentService>().LookupConsent(source: "lid", includeHistory: true).Single();
        Assert.Multiple(() =>
        {
            Assert.That((last.Current, last.State, last.Comment), Is.EqualTo((true, ConsentState.Revoked, "afgemeld")));
            Assert.That(last.History!.Select(said => (said.Current, said.State)), Is.EqualTo(new[] { (false, ConsentState.Granted) }));
        });
    }

    [Test]
    public async Task ABranch_IsPublishedInTheBackground_AndItsResultKept()
    {
        IContentService contents = site.Get<IContentService>();
        IContent top = contents.Create("Top", Constants.System.Root, "page");
        contents.Save(top);
        IContent leaf = contents.Create("Leaf", top.Id, "page");
        contents.Save(leaf);

        Attempt<ContentPublishingBranchResult, ContentPublishingOperationStatus> started = await site.Get<IContentPublishingService>()
            .PublishBranchAsync(top.Key, ["*"], PublishBranchFilter.IncludeUnpublished, Constants.Security.SuperUserKey, useBackgroundThread: true);
        Assert.That((started.Status, started.Result.AcceptedTaskId.HasValue), Is.EqualTo((ContentPublishingOperationStatus.Accepted, true)));

        Guid task = started.Result.AcceptedTaskId!.Value;
        Assert.That(async () => await site.Get<ILongRunningOperationService>().GetStatusAsync(task), Is.EqualTo(LongRunningOperationStatus.Success).After(30_000, 20));
        await Restart();
        ContentPublishingBranchResult result = (await site.Get<IContentPublishingService>().GetPublishBranchResultAsync(task)).Result;
        Assert.That(result.SucceededItems.Select(item => item.Key), Is.EquivalentTo([top.Key, leaf.Key]));
        Assert.That(site.Get<IContentService>().GetById(leaf.Key)!.Published, Is.True);
    }

    [Test]
    public async Task AnOperation_WhoseProcessEnded_IsStaleOnceItsTimeIsUp()
    {
        var clock = new StoppedClock(new DateTime(2006, 2, 1, 9, 0, 0, DateTimeKind.Utc));
        await using TestHost host = await TestHost.StartAsync(services: services => services.AddSingleton<TimeProvider>(clock));
        ILongRunningOperationRepository operations = host.Get<ILongRunningOperationRepository>();
        var id = Guid.NewGuid();
        using (ICoreScope scope = host.Scope())
        {
            await operations.CreateAsync(new LongRunningOperation { Id = id, Type = "werk", Status = LongRunningOperationStatus.Running }, clock.GetUtcNow().AddMinutes(5));
            scope.Complete();
        }

        Assert.That(await Running(operations), Is.EqualTo(1));
        clock.Advance(TimeSpan.FromMinutes(5));
        Assert.That(await Running(operations), Is.Zero);
        Assert.That(await operations.GetStatusAsync(id), Is.EqualTo(LongRunningOperationStatus.Stale));
    }

    [Test]
    public async Task DynamicRoots_AreNearestOrFurthest_OfAType()
    {
        IContent top = site.Page("Top");
        IContent middle = site.Page("Middle", top);
        IContent leaf = site.Page("Leaf", middle);
        IDynamicRootRepository roots = site.Get<IDynamicRootRepository>();
        var pages = new DynamicRootQueryStep { AnyOfDocTypeKeys = [top.ContentType.Key] };
        var none = new DynamicRootQueryStep { AnyOfDocTypeKeys = [Guid.NewGuid()] };
        Assert.Multiple(async () =>
        {
            Assert.That(await roots.NearestAncestorOrSelfAsync([leaf.Key], pages), Is.EqualTo(leaf.Key));
            Assert.That(await roots.FurthestAncestorOrSelfAsync([leaf.Key], pages), Is.EqualTo(top.Key));
            Assert.That(await roots.NearestDescendantOrSelfAsync([middle.Key], new DynamicRootQueryStep()), Is.EqualTo(new[] { middle.Key }));
            Assert.That(await roots.FurthestDescendantOrSelfAsync([top.Key], pages), Is.EqualTo(new[] { leaf.Key }));
            Assert.That(await roots.NearestAncestorOrSelfAsync([leaf.Key], none), Is.Null);
            Assert.That(await roots.FurthestDescendantOrSelfAsync([top.Key], none), Is.Empty);
        });
    }

    private static async Task<long> Running(ILongRunningOperationRepository operations) =>
        (await operations.GetByTypeAsync("werk", [LongRunningOperationStatus.Running], 0, 10)).Total;

    private async Task Restart()
    {
        await site.DisposeAsync();
        site = await PageSite.StartAsync(folder);
    }
}
