using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Submissions;

namespace MvoUmbraco.Submissions;

/// <summary>A step to be written.</summary>
/// <param name="Move">What happened.</param>
/// <param name="To">The state after it.</param>
/// <param name="By">Who did it.</param>
/// <param name="Remark">What was said with it.</param>
/// <param name="Assignee">Who was asked to review.</param>
internal sealed record LedgerEntry(SubmissionMove Move, SubmissionState To, Person By, string? Remark = null, Person? Assignee = null);

/// <summary>
/// Reads and writes submissions with their history and the notices to those concerned: always in one transaction, and only
/// over the state that was read.
/// </summary>
internal sealed class SubmissionLedger(IDbContextFactory<MvoContext> contexts, SubmissionNotices notices, TimeProvider clock)
{
    public DateTimeOffset Now => clock.GetUtcNow();

    public async Task<Submission?> FindAsync(Guid key, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Submission>().AsNoTracking().SingleOrDefaultAsync(submission => submission.Key == key, cancellationToken);
    }

    public async Task<IReadOnlyList<Submission>> FindAsync(IReadOnlyCollection<Guid> keys, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<Submission>().AsNoTracking().Where(submission => keys.Contains(submission.Key)).ToListAsync(cancellationToken);
    }

    /// <summary>Adds a submission, with its first step when something has happened already.</summary>
    /// <returns>False when there is one for the document.</returns>
    public async Task<bool> AddAsync(Submission submission, LedgerEntry? entry = null, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<Submission>().AnyAsync(known => known.Key == submission.Key, cancellationToken))
        {
            return false;
        }

        submission.Stamp = Guid.NewGuid();
        context.Add(submission);
        if (entry is not null)
        {
            await WriteAsync(context, submission, entry, cancellationToken);
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Somebody else added it meanwhile; anything else is what it is.
            if (await FindAsync(submission.Key, cancellationToken) is null)
            {
                throw;
            }

            return false;
        }

        return true;
    }

    /// <summary>Takes away a submission whose document was never made.</summary>
    public async Task RemoveNewAsync(Guid key, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (await context.Set<Submission>().SingleOrDefaultAsync(known => known.Key == key && known.State == SubmissionState.New, cancellationToken) is { } made)
        {
            context.Remove(made);
            await context.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Writes what happened.</summary>
    /// <param name="read">The submission as it was read.</param>
    /// <param name="entries">What happened, the first first; none when only what is known of the document changed.</param>
    /// <param name="change">What else changes in it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The submission after it; null when somebody was first.</returns>
    public async Task<Submission?> WriteAsync(Submission read, IReadOnlyList<LedgerEntry> entries, Action<Submission>? change = null, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var submission = await context.Set<Submission>().SingleOrDefaultAsync(known => known.Key == read.Key, cancellationToken);
        if (submission is null || submission.Stamp != read.Stamp)
        {
            return null;
        }

        change?.Invoke(submission);
        submission.Stamp = Guid.NewGuid();
        submission.ChangedAt = Now;
        foreach (var entry in entries)
        {
            await WriteAsync(context, submission, entry, cancellationToken);
        }

        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }

        return submission;
    }

    public async Task<IReadOnlyList<SubmissionStep>> StepsAsync(Guid key, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<SubmissionStep>().AsNoTracking()
            .Where(step => step.SubmissionKey == key)
            .OrderBy(step => step.Id)
            .ToListAsync(cancellationToken);
    }

    public async Task<SubmissionStep?> LatestStepAsync(Guid key, SubmissionMove? move = null, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<SubmissionStep>().AsNoTracking()
            .Where(step => step.SubmissionKey == key && (move == null || step.Move == move))
            .OrderByDescending(step => step.Id)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private async Task WriteAsync(MvoContext context, Submission submission, LedgerEntry entry, CancellationToken cancellationToken)
    {
        var step = new SubmissionStep
        {
            SubmissionKey = submission.Key,
            At = Now,
            PersonKind = entry.By.Kind,
            PersonKey = entry.By.Kind is PersonKind.Nobody ? null : entry.By.Key,
            Move = entry.Move,
            From = submission.State,
            To = entry.To,
            Remark = entry.Remark,
            DraftVersion = submission.DraftVersion,
            AssigneeKind = entry.Assignee?.Kind ?? PersonKind.Nobody,
            AssigneeKey = entry.Assignee?.Key,
        };
        context.Add(step);
        if (entry.To != submission.State)
        {
            submission.State = entry.To;
            submission.StateSince = step.At;
        }

        await notices.WriteAsync(context, submission, step, cancellationToken);
    }
}
