using Microsoft.EntityFrameworkCore;
using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Data.Submissions;
using MvoUmbraco.Mail.Notices;
using MvoUmbraco.Submissions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using static MvoUmbraco.Tests.Submissions.Steps;

namespace MvoUmbraco.Tests.Submissions;

/// <summary>What happens to documents outside the workflow, and what a process that stopped leaves behind.</summary>
[NonParallelizable]
internal sealed class OutsideTests
{
    private PluginHost host = null!;

    private ISubmissions Workflow => host.Get<ISubmissions>();

    private IContentService Contents => host.Get<IContentService>();

    [OneTimeSetUp]
    public async Task Start() => host = await PluginHost.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    private async Task<(Guid Author, Guid Reviewer, SubmissionInfo Sent)> SubmittedAsync(string name)
    {
        var people = new People(host, "Lerend Netwerk Milieu");
        var (author, reviewer) = (people.Member("Anne"), people.Coordinator("Carla"));
        var sent = Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(author, people.Network, name)).By(author)));
        return (author, reviewer, sent);
    }

    private async Task<Submission> RowAsync(Guid key)
    {
        await using var context = await host.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();
        return await context.Set<Submission>().AsNoTracking().SingleAsync(submission => submission.Key == key);
    }

    private async Task<SubmissionMove> LastMoveAsync(Guid key)
    {
        await using var context = await host.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();
        return await context.Set<SubmissionStep>().Where(step => step.SubmissionKey == key).OrderByDescending(step => step.Id).Select(step => step.Move).FirstAsync();
    }

    private async Task<int> ChangeAsync(Guid key, Action<Submission> change)
    {
        await using var context = await host.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();
        change(await context.Set<Submission>().SingleAsync(submission => submission.Key == key));
        return await context.SaveChangesAsync();
    }

    // As a start does, of everything, also what began just now.
    private Task RepairAsync() => host.Get<SubmissionRepair>().RepairAsync(DateTimeOffset.MaxValue, everything: true, CancellationToken.None);

    private IContent Document(Guid key) => Contents.GetById(key)!;

    [Test]
    public async Task Editor_Publishes_TakesOffline_Bins_Restores_AndDeletes_TheHistoryTells()
    {
        var (_, _, sent) = await SubmittedAsync("Buiten om");
        var parent = Document(sent.Key).ParentId;
        var states = new List<(SubmissionMove, SubmissionState)>();
        foreach (var action in new Action[]
        {
            () => host.Publish(Document(sent.Key)),
            () => Contents.Unpublish(Document(sent.Key)),
            () => Contents.MoveToRecycleBin(Document(sent.Key)),
            () => Contents.Move(Document(sent.Key), parent),
            () => Contents.Delete(Document(sent.Key)),
        })
        {
            action();
            states.Add((await LastMoveAsync(sent.Key), (await RowAsync(sent.Key)).State));
        }

        Assert.That(states, Is.EqualTo(new[]
        {
            (SubmissionMove.Published, SubmissionState.Published),
            (SubmissionMove.TakenOffline, SubmissionState.Offline),
            (SubmissionMove.Binned, SubmissionState.Binned),
            (SubmissionMove.Restored, SubmissionState.Draft),
            (SubmissionMove.Deleted, SubmissionState.Deleted),
        }));
    }

    [Test]
    public async Task EditedDuringReview_IsNotApprovedUnread()
    {
        var (_, reviewer, sent) = await SubmittedAsync("Onder de hand gewijzigd");
        var document = Document(sent.Key);
        document.SetValue(Fields.Summary, "Iets anders.", "nl-BE");
        host.Save(document);

        var answer = await Workflow.ApproveAsync(sent.By(reviewer));

        Assert.Multiple(async () =>
        {
            Assert.That(answer.Outcome, Is.EqualTo(SubmissionOutcome.Conflict));
            Assert.That(answer.Latest?.Move, Is.EqualTo(SubmissionMove.Edited));
            Assert.That(Document(sent.Key).Published, Is.False);
            Assert.That((await RowAsync(sent.Key)).State, Is.EqualTo(SubmissionState.Submitted));
        });
    }

    [Test]
    public async Task StoppedBetweenApprovingAndPublishing_IsPublishedByTheRepair_UnderTheReviewersName()
    {
        var (author, reviewer, sent) = await SubmittedAsync("Onderbroken");
        var ledger = host.Get<SubmissionLedger>();
        var known = (await ledger.FindAsync(sent.Key))!;
        await ledger.WriteAsync(known, [new LedgerEntry(SubmissionMove.Approved, SubmissionState.Approved, Person.Member(reviewer))]);

        await RepairAsync();
        await RepairAsync();

        var last = (await Workflow.HistoryAsync(Person.Member(author), sent.Key))[^1];
        Assert.That((Document(sent.Key).Published, last.Move, last.By.Name), Is.EqualTo((true, SubmissionMove.Published, "Carla")));
    }

    [Test]
    public async Task StoppedBetweenPublishingAndNotingIt_IsNotedByTheRepair_Once()
    {
        var (author, reviewer, sent) = await SubmittedAsync("Niet genoteerd");
        Done(await Workflow.ApproveAsync(sent.By(reviewer)));
        await ChangeAsync(sent.Key, submission => (submission.State, submission.PublishedVersion) = (SubmissionState.Approved, null));

        await RepairAsync();
        await RepairAsync();

        Assert.Multiple(async () =>
        {
            Assert.That((await RowAsync(sent.Key)).State, Is.EqualTo(SubmissionState.Published));
            var moves = (await Workflow.HistoryAsync(Person.Member(author), sent.Key)).Select(step => step.Move);
            Assert.That(moves.Count(move => move is SubmissionMove.Published), Is.EqualTo(2), "once before the row was set back, once by the repair");
        });
    }

    [Test]
    public async Task StoppedBeforeTheDocumentWasMade_LeavesNothing()
    {
        var people = new People(host, "Lerend Netwerk Milieu");
        var now = DateTimeOffset.UtcNow;
        var key = Guid.NewGuid();
        await host.Get<SubmissionLedger>().AddAsync(new Submission
        {
            Key = key,
            NetworkKey = people.Network,
            ContentType = ContentTypes.KnowledgeItem,
            Title = "Nooit gemaakt",
            CreatedAt = now,
            ChangedAt = now,
            StateSince = now,
        });

        await RepairAsync();

        Assert.That(await host.Get<SubmissionLedger>().FindAsync(key), Is.Null);
    }

    [Test]
    public async Task StoppedAfterTheAuthorsSave_IsTheAuthorsText_AndNoStrangersEdit()
    {
        var people = new People(host, "Lerend Netwerk Milieu");
        var author = people.Member("Anne");
        var draft = await Workflow.PlaceAsync(author, people.Network, "Half bewaard");
        Done(await Workflow.SaveAsync(draft.By(author), Text("Half bewaard", "Bewaard.")));
        await ChangeAsync(draft.Key, submission => (submission.DraftVersion, submission.SavingSince) = (new string('0', 64), DateTimeOffset.UtcNow));

        await RepairAsync();

        var row = await RowAsync(draft.Key);
        Assert.Multiple(async () =>
        {
            Assert.That((row.SavingSince, row.DraftVersion), Is.EqualTo(((DateTimeOffset?)null, Fingerprint.OfDraft(Document(draft.Key)))));
            Assert.That(await LastMoveAsync(draft.Key), Is.EqualTo(SubmissionMove.Created));
        });
    }

    [Test]
    public async Task Repair_WithNothingToMend_ChangesNothing()
    {
        var (_, _, sent) = await SubmittedAsync("Rust");
        var before = (await RowAsync(sent.Key)).Stamp;
        await RepairAsync();
        Assert.That((await RowAsync(sent.Key)).Stamp, Is.EqualTo(before));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task ThrownAwayByAnEditor_TheAuthorAndTheAssigneeAreTold_Once(bool isDeletedAtOnce)
    {
        var (author, reviewer, sent) = await SubmittedAsync("Weg ermee");
        Done(await Workflow.AssignAsync(sent.By(reviewer), Person.Member(reviewer)));
        if (!isDeletedAtOnce)
        {
            Contents.MoveToRecycleBin(Document(sent.Key));
        }

        Contents.Delete(Document(sent.Key));
        await using var context = await host.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();
        var notices = await context.Set<Notice>().Where(notice => notice.ContentKey == sent.Key && notice.Kind == NoticeKind.Removed).ToListAsync();
        Assert.That(notices.Select(notice => notice.MemberKey), Is.EquivalentTo([author, reviewer]));

        // Told as long as it is true, to who may see what it was.
        var rule = host.Get<IEnumerable<INoticeRule>>().Single(rule => rule.Concerns(NoticeKind.Removed));
        Assert.That(await rule.HoldsAsync(notices[0], CancellationToken.None), Is.True);
        new People(host, "Lerend Netwerk Milieu").Leave(notices[0].MemberKey);
        Assert.That(await rule.HoldsAsync(notices[0], CancellationToken.None), Is.False);
    }

    [Test]
    public async Task ThrownAwayAndPutBack_IsNotTold()
    {
        var (_, _, sent) = await SubmittedAsync("Toch niet weg");
        var parent = Document(sent.Key).ParentId;
        Contents.MoveToRecycleBin(Document(sent.Key));
        Contents.Move(Document(sent.Key), parent);
        await using var context = await host.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();
        var notice = await context.Set<Notice>().FirstAsync(notice => notice.ContentKey == sent.Key && notice.Kind == NoticeKind.Removed);
        Assert.That(await host.Get<IEnumerable<INoticeRule>>().Single(rule => rule.Concerns(NoticeKind.Removed)).HoldsAsync(notice, CancellationToken.None), Is.False);
    }

    [Test]
    public async Task ThoseConcerned_AreTold_InTheOutbox()
    {
        var (author, reviewer, sent) = await SubmittedAsync("Verwittigd");
        Done(await Workflow.ReturnAsync(sent.By(reviewer, "Bron?")));

        await using var context = await host.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();
        var notices = await context.Set<Notice>().Where(notice => notice.ContentKey == sent.Key).ToListAsync();
        Assert.Multiple(() =>
        {
            Assert.That(notices.Single(notice => notice.MemberKey == author).Kind, Is.EqualTo(NoticeKind.Returned));
            Assert.That(notices.Single(notice => notice.MemberKey == author).Remark, Is.EqualTo("Bron?"));
            Assert.That(notices.Single(notice => notice.MemberKey == reviewer).Kind, Is.EqualTo(NoticeKind.Submitted));
        });
    }
}
