using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Backoffice;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Data;
using MvoUmbraco.Data.Submissions;
using MvoUmbraco.Overview;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Submissions;

/// <summary>Lists of submissions, limited to what a person may see.</summary>
internal sealed class SubmissionLists(
    IDbContextFactory<MvoContext> contexts,
    SubmissionPeople people,
    SubmissionView view,
    ReadableDocuments readable,
    IUserService users)
{
    private const int MostTaken = 200;

    // While its document is being made, or when it is gone, there is nothing to look at.
    private static readonly SubmissionState[] Hidden = [SubmissionState.New, SubmissionState.Deleted];

    public async Task<SubmissionPage> ListAsync(Person person, SubmissionFilter filter, int skip, int take, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var query = Filtered(context.Set<Submission>().AsNoTracking(), filter, person);
        switch (person.Kind)
        {
            case PersonKind.Member:
                query = SeenByMember(query, filter, person.Key);
                break;
            case PersonKind.User when await ReadableByUserAsync(person.Key) is { } keys:
                var candidates = await query.Select(submission => submission.Key).ToListAsync(cancellationToken);
                return await PageAsync(
                    context.Set<Submission>().AsNoTracking(),
                    candidates.Where(keys.Contains).ToList(),
                    person,
                    skip,
                    take,
                    cancellationToken);
            default:
                return new SubmissionPage(0, []);
        }

        return await PageAsync(context.Set<Submission>().AsNoTracking(), await query.Select(submission => submission.Key).ToListAsync(cancellationToken), person, skip, take, cancellationToken);
    }

    /// <summary>The remark a submission came back with; null while it is not back.</summary>
    public async Task<string?> RemarkAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission.State is not SubmissionState.Returned)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<SubmissionStep>().AsNoTracking()
            .Where(step => step.SubmissionKey == submission.Key && step.Move == SubmissionMove.Returned)
            .OrderByDescending(step => step.Id)
            .Select(step => step.Remark)
            .FirstOrDefaultAsync(cancellationToken);
    }

    // The first to come is the first to be reviewed.
    private static IQueryable<Submission> Filtered(IQueryable<Submission> query, SubmissionFilter filter, Person person)
    {
        query = query.Where(submission => !Hidden.Contains(submission.State));
        if (filter.AwaitingMyReview)
        {
            query = query.Where(submission => submission.State == SubmissionState.Submitted);
        }

        if (filter.States.Count > 0)
        {
            query = query.Where(submission => filter.States.Contains(submission.State));
        }

        if (filter.Network is { } network)
        {
            query = query.Where(submission => submission.NetworkKey == network);
        }

        if (filter.ContentType is { Length: > 0 } type)
        {
            query = query.Where(submission => submission.ContentType == type);
        }

        if (filter.Author is { } author)
        {
            query = query.Where(submission => submission.AuthorKey == author);
        }

        if (filter.Assignee is { } assignee)
        {
            query = query.Where(submission => submission.AssigneeKey == assignee);
        }

        return query.OrderBy(submission => submission.StateSince).ThenBy(submission => submission.Key);
    }

    private IQueryable<Submission> SeenByMember(IQueryable<Submission> query, SubmissionFilter filter, Guid member)
    {
        var visitor = people.VisitorOf(member);
        if (!visitor.IsSignedIn)
        {
            return query.Where(submission => false);
        }

        var reviewed = people.ReviewedBy(visitor);
        var alone = (reviewed ?? []).Where(network => people.MemberRoles(visitor, network).HasFlag(SubmissionRoles.OnlyCoordinator)).ToArray();
        return (filter.AwaitingMyReview, reviewed) switch
        {
            (true, null) => query.Where(submission => submission.AuthorKey != member),
            (true, _) => query.Where(submission => reviewed.Contains(submission.NetworkKey) && (submission.AuthorKey != member || alone.Contains(submission.NetworkKey))),
            (false, null) => query.Where(submission => submission.AuthorKey == member || submission.State != SubmissionState.Draft),
            _ => query.Where(submission => submission.AuthorKey == member || (reviewed.Contains(submission.NetworkKey) && submission.State != SubmissionState.Draft)),
        };
    }

    private async Task<HashSet<Guid>?> ReadableByUserAsync(Guid key)
        => await users.GetAsync(key) is { } user && user.AllowedSections.Contains(MvoSection.Alias, StringComparer.OrdinalIgnoreCase)
            ? [.. (await readable.AllAsync(user)).Select(document => document.Key)]
            : null;

    private async Task<SubmissionPage> PageAsync(
        IQueryable<Submission> all,
        List<Guid> keys,
        Person person,
        int skip,
        int take,
        CancellationToken cancellationToken)
    {
        var part = keys.Skip(skip).Take(Math.Min(take, MostTaken)).ToArray();
        var found = await all.Where(submission => part.Contains(submission.Key)).ToDictionaryAsync(submission => submission.Key, cancellationToken);
        var items = new List<SubmissionInfo>(part.Length);
        foreach (var submission in part.Where(found.ContainsKey).Select(key => found[key]))
        {
            items.Add(view.Info(submission, await people.RolesAsync(person, submission), await RemarkAsync(submission, cancellationToken)));
        }

        return new SubmissionPage(keys.Count, items);
    }
}
