using MvoUmbraco.Embedded.Repositories.Audit;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Tests.Repositories;

[Parallelizable(ParallelScope.All)]
internal sealed class AuditTests
{
    private static readonly DateTime Start = new(2006, 2, 1, 9, 0, 0, DateTimeKind.Utc);

    [Test]
    public void Query_ById_MeansTheNode()
    {
        using var store = new TestStore();
        AuditRepository trail = Filled(store);
        const int node = 12;

        IAuditItem[] found = [.. trail.Get(store.Query<IAuditItem>().Where(item => item.Id == node))];
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(item => item.Comment), Is.EqualTo(new[] { "12-0", "12-1", "12-2", "12-3" }));
            Assert.That(found[1].AuditType, Is.EqualTo(AuditType.Publish));
            Assert.That(found[1].UserId, Is.EqualTo(1));
            Assert.That(found[1].CreateDate, Is.EqualTo(Start.AddHours(9)).And.Property(nameof(DateTime.Kind)).EqualTo(DateTimeKind.Utc));
            Assert.That(trail.Count(store.Query<IAuditItem>().Where(item => item.Id == node)), Is.EqualTo(4));
        });
    }

    [TestCase(Direction.Descending, 0, 3, new[] { "13-3", "12-3", "11-3" })]
    [TestCase(Direction.Descending, 1, 3, new[] { "10-3", "13-2", "12-2" })]
    [TestCase(Direction.Ascending, 0, 2, new[] { "10-0", "11-0" })]
    [TestCase(Direction.Ascending, 0, int.MaxValue, new[] { "10-0", "11-0", "12-0", "13-0", "10-1", "11-1", "12-1", "13-1", "10-2", "11-2", "12-2", "13-2", "10-3", "11-3", "12-3", "13-3" })]
    [TestCase(Direction.Ascending, 9, 10, new string[0])]
    public void Page_IsOrderedByDate(Direction direction, int page, int size, string[] comments)
    {
        using var store = new TestStore();
        IEnumerable<IAuditItem> found = Filled(store).GetPagedResultsByQuery(store.Query<IAuditItem>(), page, size, out long total, direction, null, null);
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(item => item.Comment), Is.EqualTo(comments));
            Assert.That(total, Is.EqualTo(16));
        });
    }

    [Test]
    public void Page_FiltersByUserTypesAndDate()
    {
        using var store = new TestStore();
        AuditRepository trail = Filled(store);
        const int user = 1;
        DateTime? since = Start.AddHours(8);

        string?[] found = [.. Page(trail, store.Query<IAuditItem>().Where(item => item.UserId == user), [AuditType.Publish, AuditType.Delete], store.Query<IAuditItem>().Where(item => item.CreateDate >= since), out long total)];
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.EqualTo(new[] { "12-1", "13-1", "10-3", "11-3", "12-3", "13-3" }));
            Assert.That(total, Is.EqualTo(6));
        });
    }

    [Test]
    public void Page_DecidesInMemory_WhatSqlCanNotSay()
    {
        using var store = new TestStore();
        AuditRepository trail = Filled(store);

        string?[] found = [.. Page(trail, store.Query<IAuditItem>().Where(item => item.Id == 12 || item.Comment!.StartsWith("13-")), null, store.Query<IAuditItem>().WhereIn(item => item.UserId, new[] { 1 }), out long total, size: 3)];
        Assert.Multiple(() =>
        {
            Assert.That(found, Is.EqualTo(new[] { "12-1", "13-1", "12-3" }));
            Assert.That(total, Is.EqualTo(4));
        });
    }

    [Test]
    public void Query_ByType_IsSaidInTheQueryOrBesideIt()
    {
        using var store = new TestStore();
        AuditRepository trail = Filled(store);
        IQuery<IAuditItem> query = store.Query<IAuditItem>().Where(item => item.AuditType == AuditType.Publish && item.Id == 10);
        Assert.Multiple(() =>
        {
            Assert.That(trail.Get(query).Select(item => item.Comment), Is.EqualTo(new[] { "10-1" }));
            Assert.That(trail.Get(AuditType.Delete, store.Query<IAuditItem>()).Select(item => item.Comment), Is.EqualTo(new[] { "10-3", "11-3", "12-3", "13-3" }));
            Assert.That(trail.Get(AuditType.Delete, query), Is.Empty);
        });
    }

    [Test]
    public void Save_IsSeenByItsOwnScope_AndForgottenWithIt()
    {
        using var store = new TestStore();
        var trail = new AuditRepository(store.Access, TimeProvider.System);
        using (ICoreScope _ = store.Scope())
        {
            trail.Save(new AuditItem(10, AuditType.Save, -1, null));
            Assert.That(trail.Count(null), Is.EqualTo(1));
        }

        Assert.That(trail.Count(null), Is.Zero);
    }

    [Test]
    public void CleanLogs_ForgetsOldOpenAndSystemEntriesOnly()
    {
        using var store = new TestStore();
        var clock = new StoppedClock(Start);
        var trail = new AuditRepository(store.Access, clock);
        void Add(AuditType type, string comment) => store.Write(() => trail.Save(new AuditItem(10, type, -1, "Document", comment)));
        Add(AuditType.Open, "old open");
        Add(AuditType.System, "old system");
        Add(AuditType.Save, "old save");
        clock.Advance(TimeSpan.FromHours(2));
        Add(AuditType.Open, "new open");

        store.Write(() => trail.CleanLogs(60));
        store.Reopen();
        Assert.That(new AuditRepository(store.Access, clock).Get(store.Query<IAuditItem>()).Select(item => item.Comment), Is.EqualTo(new[] { "old save", "new open" }));
    }

    private static IEnumerable<string?> Page(AuditRepository trail, IQuery<IAuditItem> query, AuditType[]? types, IQuery<IAuditItem>? filter, out long total, int size = 100) =>
        trail.GetPagedResultsByQuery(query, 0, size, out total, Direction.Ascending, types, filter).Select(item => item.Comment);

    /// <summary>Four rounds over the nodes 10 to 13, two hours apart each; odd rounds by user 1.</summary>
    private static AuditRepository Filled(TestStore store)
    {
        var clock = new StoppedClock(Start);
        var trail = new AuditRepository(store.Access, clock);
        AuditType[] types = [AuditType.Save, AuditType.Publish, AuditType.Save, AuditType.Delete];
        for (int round = 0; round < types.Length; round++)
        {
            for (int node = 10; node < 14; node++)
            {
                store.Write(() => trail.Save(new AuditItem(node, types[round], round % 2, "Document", $"{node}-{round}")));
                clock.Advance(TimeSpan.FromMinutes(90));
            }
        }

        return trail;
    }
}
