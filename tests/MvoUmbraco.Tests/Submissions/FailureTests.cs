using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Mail;
using MvoUmbraco.Data.Submissions;
using MvoUmbraco.Submissions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;
using static MvoUmbraco.Tests.Submissions.Steps;

namespace MvoUmbraco.Tests.Submissions;

/// <summary>What the workflow stands on fails in the middle: nothing half-written stays behind, and it goes on once it is mended.</summary>
[NonParallelizable]
internal sealed class FailureTests
{
    private readonly Breakages broken = new();
    private readonly FakeTimeProvider clock = new(DateTimeOffset.UtcNow);
    private PluginHost host = null!;
    private People people = null!;
    private Guid author;
    private Guid reviewer;

    private ISubmissions Workflow => host.Get<ISubmissions>();

    [OneTimeSetUp]
    public async Task Start()
    {
        host = await PluginHost.StartAsync(services =>
        {
            broken.Register(services);
            services.AddSingleton<TimeProvider>(clock);
        });
        people = new People(host, "Lerend Netwerk Milieu");
        (author, reviewer) = (people.Member("Anne"), people.Coordinator("Carla"));
    }

    [OneTimeTearDown]
    public async Task Stop() => await host.DisposeAsync();

    [SetUp]
    public void Enter() => host.Enter();

    [TearDown]
    public void Mend() => broken.Mend();

    [Test]
    public async Task SavingFails_WhilePlacing_LeavesNothing_AndTheSameFormWorksAfterwards()
    {
        var draft = new NewSubmission(people.Network, SubmissionPlace.Intranet, ContentModel.ContentTypes.KnowledgeItem, Text("Eerst niet"));
        broken.Saving = true;
        var failed = await Workflow.CreateAsync(author, draft);
        Assert.That((failed.Outcome, failed.Message.Length > 0), Is.EqualTo((SubmissionOutcome.Invalid, true)));
        Assert.That((Document(draft.Key), await RowAsync(draft.Key)), Is.EqualTo((default(IContent), default(Submission))));

        broken.Mend();
        Assert.That(Done(await Workflow.CreateAsync(author, draft)).State, Is.EqualTo(SubmissionState.Draft));
    }

    [Test]
    public async Task DatabaseFails_BeforePlacing_MakesNoDocument()
    {
        var draft = new NewSubmission(people.Network, SubmissionPlace.Intranet, ContentModel.ContentTypes.KnowledgeItem, Text("Schijf vol"));
        broken.Database = true;
        Assert.That(() => Workflow.CreateAsync(author, draft), Throws.TypeOf<BrokenException>());
        broken.Mend();
        Assert.That((Document(draft.Key), await RowAsync(draft.Key)), Is.EqualTo((default(IContent), default(Submission))));
    }

    [Test]
    public async Task DatabaseFails_OnceTheDocumentIsMade_TheNextLookFindsItsAuthorsDraft()
    {
        var draft = new NewSubmission(people.Network, SubmissionPlace.Intranet, ContentModel.ContentTypes.KnowledgeItem, Text("Net te laat"));
        broken.DatabaseAfterwards = true;
        Assert.That(() => Workflow.CreateAsync(author, draft), Throws.TypeOf<BrokenException>());
        Assert.That(Document(draft.Key), Is.Not.Null);

        broken.Mend();
        var found = (await Workflow.FindAsync(Person.Member(author), draft.Key))!;
        Assert.That((found.State, found.Author.Key, found.Title), Is.EqualTo((SubmissionState.Draft, (Guid?)author, "Net te laat")));
        Assert.That(await MovesAsync(draft.Key), Is.EqualTo([SubmissionMove.Created]));
        Assert.That(Done(await Workflow.CreateAsync(author, draft)).Key, Is.EqualTo(draft.Key), "the same form, sent again");
    }

    [Test]
    public async Task SavingFails_TheTextIsWhatItWas_AndItCanBeSavedAfterwards()
    {
        var draft = await Workflow.PlaceAsync(author, people.Network, "Zoals het was");
        broken.Saving = true;
        var failed = await Workflow.SaveAsync(draft.By(author), Text("Half", "Half."));
        broken.Mend();
        Assert.That((failed.Outcome, failed.Submission!.State, (await RowAsync(draft.Key))!.SavingSince), Is.EqualTo((SubmissionOutcome.Invalid, SubmissionState.Draft, (DateTimeOffset?)null)));
        Assert.That(Document(draft.Key)!.GetCultureName("nl-BE"), Is.EqualTo("Zoals het was"));

        var again = (await Workflow.FindAsync(Person.Member(author), draft.Key))!;
        Assert.That(Done(await Workflow.SaveAsync(again.By(author), Text("Heel", "Heel."))).Title, Is.EqualTo("Heel"));
        Assert.That(await MovesAsync(draft.Key), Is.EqualTo([SubmissionMove.Created]), "nobody else's edit");
    }

    [Test]
    public async Task DatabaseFails_WhileSubmitting_NothingHappened_AndNobodyIsTold()
    {
        var draft = await Workflow.PlaceAsync(author, people.Network, "Niet ingediend");
        broken.Database = true;
        Assert.That(() => Workflow.SubmitAsync(draft.By(author)), Throws.TypeOf<BrokenException>());
        broken.Mend();
        Assert.That((await RowAsync(draft.Key))!.State, Is.EqualTo(SubmissionState.Draft));
        Assert.That(await MovesAsync(draft.Key), Is.EqualTo([SubmissionMove.Created]));
        await using var context = await ContextAsync();
        Assert.That(await context.Set<Notice>().AnyAsync(notice => notice.ContentKey == draft.Key), Is.False);
        Assert.That(Done(await Workflow.SubmitAsync(draft.By(author))).State, Is.EqualTo(SubmissionState.Submitted), "what was looked at is still what is there");
    }

    [Test]
    [CancelAfter(60_000)]
    public async Task PublishingFails_ItIsApproved_AndPublishedByItself_AMinuteAfterItIsMended(CancellationToken cancellationToken)
    {
        var sent = await SubmittedAsync("Straks");
        broken.Publishing = true;
        var answer = await Workflow.ApproveAsync(sent.By(reviewer), cancellationToken);
        Assert.That((answer.Outcome, Document(sent.Key)!.Published), Is.EqualTo((SubmissionOutcome.Pending, false)));
        Assert.That((await Workflow.WithdrawAsync(answer.Submission!.By(author), cancellationToken)).Refusal, Is.EqualTo(SubmissionRefusal.WrongState), "it is decided");

        broken.Published = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        broken.Mend();
        await TickUntilAsync(broken.Published.Task, cancellationToken);
        Assert.That(Document(sent.Key)!.Published, Is.True);
        var last = (await Workflow.HistoryAsync(Person.Member(author), sent.Key, cancellationToken))[^1];
        Assert.That((last.Move, last.By.Name), Is.EqualTo((SubmissionMove.Published, "Carla")), "under the name of who approved");
    }

    [Test]
    public async Task PublishingIsRefused_ItWaitsForReviewAgain_WithTheReason()
    {
        var sent = await SubmittedAsync("Op vrijdag");
        broken.Refusing = true;
        var answer = await Workflow.ApproveAsync(sent.By(reviewer));
        broken.Mend();
        Assert.That((answer.Outcome, answer.Submission!.State, Document(sent.Key)!.Published), Is.EqualTo((SubmissionOutcome.Invalid, SubmissionState.Submitted, false)));
        Assert.That(answer.Message, Is.Not.Empty);
        Assert.That(await MovesAsync(sent.Key), Is.EqualTo([SubmissionMove.Created, SubmissionMove.Submitted, SubmissionMove.Approved, SubmissionMove.Refused]));
        Assert.That(Done(await Workflow.ApproveAsync(answer.Submission.By(reviewer))).State, Is.EqualTo(SubmissionState.Published));
    }

    [Test]
    public async Task DatabaseFails_OnceItIsPublished_ItIsPublished_AndNotedOnce()
    {
        var sent = await SubmittedAsync("Wel gepubliceerd");
        broken.DatabaseAfterwards = true;
        Assert.That((await Workflow.ApproveAsync(sent.By(reviewer))).Outcome, Is.EqualTo(SubmissionOutcome.Pending));
        broken.Mend();
        Assert.That((await Workflow.FindAsync(Person.Member(author), sent.Key))!.State, Is.EqualTo(SubmissionState.Published));
        Assert.That(await MovesAsync(sent.Key), Is.EqualTo([SubmissionMove.Created, SubmissionMove.Submitted, SubmissionMove.Approved, SubmissionMove.Published]));
    }

    // The background work wakes by this clock alone; when it waits for its next tick, nobody outside can tell.
    private async Task TickUntilAsync(Task done, CancellationToken cancellationToken)
    {
        while (!done.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(61));
            await Task.WhenAny(done, Task.Delay(20, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<SubmissionInfo> SubmittedAsync(string name)
        => Done(await Workflow.SubmitAsync((await Workflow.PlaceAsync(author, people.Network, name)).By(author)));

    private IContent? Document(Guid key) => host.Get<IContentService>().GetById(key);

    private Task<MvoContext> ContextAsync() => host.Get<IDbContextFactory<MvoContext>>().CreateDbContextAsync();

    private async Task<Submission?> RowAsync(Guid key)
    {
        await using var context = await ContextAsync();
        return await context.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(submission => submission.Key == key);
    }

    private async Task<SubmissionMove[]> MovesAsync(Guid key)
    {
        await using var context = await ContextAsync();
        return await context.Set<SubmissionStep>().Where(step => step.SubmissionKey == key).OrderBy(step => step.Id).Select(step => step.Move).ToArrayAsync();
    }
}
