using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data.Submissions;

namespace MvoUmbraco.Data.Tests;

/// <summary>Submissions and their history, in a real file.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SubmissionTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static Submission New() => new()
    {
        Key = Guid.NewGuid(),
        NetworkKey = Guid.NewGuid(),
        ContentType = "knowledgeItem",
        Title = "Energie in een kmo",
        State = SubmissionState.Submitted,
        AuthorKey = Guid.NewGuid(),
        CreatedAt = Now,
        ChangedAt = Now,
        StateSince = Now,
        Stamp = Guid.NewGuid(),
    };

    private static SubmissionStep StepOf(Submission submission) => new()
    {
        SubmissionKey = submission.Key,
        At = Now,
        PersonKind = PersonKind.Member,
        PersonKey = submission.AuthorKey,
        Move = SubmissionMove.Submitted,
        From = SubmissionState.Draft,
        To = SubmissionState.Submitted,
    };

    [Test]
    public async Task TwoWhoChangeTheSame_TheSecondIsRefused()
    {
        await using var database = await TemporaryDatabase.MakeAsync();
        var submission = New();
        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            context.Add(submission);
            await context.SaveChangesAsync();
        }

        await using var first = await database.Contexts.CreateDbContextAsync();
        await using var second = await database.Contexts.CreateDbContextAsync();
        var approved = await first.Set<Submission>().SingleAsync();
        var returned = await second.Set<Submission>().SingleAsync();
        (approved.State, approved.Stamp) = (SubmissionState.Approved, Guid.NewGuid());
        (returned.State, returned.Stamp) = (SubmissionState.Returned, Guid.NewGuid());
        await first.SaveChangesAsync();

        Assert.That(() => second.SaveChangesAsync(), Throws.InstanceOf<DbUpdateConcurrencyException>());
        await using var after = await database.Contexts.CreateDbContextAsync();
        Assert.That((await after.Set<Submission>().SingleAsync()).State, Is.EqualTo(SubmissionState.Approved));
    }

    [Test]
    public async Task History_IsNeverChangedOrDeleted()
    {
        await using var database = await TemporaryDatabase.MakeAsync();
        var submission = New();
        await using var context = await database.Contexts.CreateDbContextAsync();
        context.AddRange(submission, StepOf(submission));
        await context.SaveChangesAsync();

        context.Remove(await context.Set<SubmissionStep>().SingleAsync());
        Assert.That(() => context.SaveChangesAsync(), Throws.InvalidOperationException);

        context.ChangeTracker.Clear();
        context.Entry(await context.Set<SubmissionStep>().SingleAsync()).Property(step => step.Remark).CurrentValue = "anders";
        Assert.That(() => context.SaveChangesAsync(), Throws.InvalidOperationException);
    }

    [Test]
    public async Task SubmissionWithAHistory_CannotBeDeleted()
    {
        await using var database = await TemporaryDatabase.MakeAsync();
        var submission = New();
        await using (var context = await database.Contexts.CreateDbContextAsync())
        {
            context.AddRange(submission, StepOf(submission));
            await context.SaveChangesAsync();
        }

        await using var other = await database.Contexts.CreateDbContextAsync();
        other.Remove(await other.Set<Submission>().SingleAsync());
        Assert.That(() => other.SaveChangesAsync(), Throws.InstanceOf<DbUpdateException>());
    }
}
