using MvoUmbraco.Access;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Networks;
using MvoUmbraco.Placing;
using MvoUmbraco.Submissions;

namespace MvoUmbraco.Workspace;

internal sealed class Workspaces(IntranetVisits visits, IntranetPeople people, INetworkGroups groups, IPlaces places, IFormDrafts drafts, ISubmissions? submissions = null) : IWorkspaces
{
    // As much as a page shows at once.
    private const int MostNew = 20;
    private const int MostSubmissions = 50;

    private static readonly SubmissionState[] UnderWay = [SubmissionState.Draft, SubmissionState.Returned, SubmissionState.Submitted, SubmissionState.Approved];

    public async Task<MyWorkspace> EnterAsync(IntranetPage intranet, Visitor visitor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(intranet);
        ArgumentNullException.ThrowIfNull(visitor);
        if (visitor.MemberKey is not { } member)
        {
            return new MyWorkspace();
        }

        var since = await visits.ComeAsync(member, intranet.Info.Key, cancellationToken);
        var news = since is { } before ? intranet.Items.TakeWhile(item => item.Updated > before).ToArray() : [.. intranet.Items.Take(MostNew)];
        var network = intranet.Intranet.Owner?.Key;
        var workspace = new MyWorkspace
        {
            Since = since,
            New = [.. news.Take(MostNew)],
            NewCount = news.Length,
            People = people.Of(intranet.Intranet, visitor),
            IsReviewer = groups.IsMainstream(visitor) || (network is { } its ? groups.IsCoordinator(its, visitor) : groups.All.Any(pair => groups.IsCoordinator(pair.Network, visitor))),
        };
        return submissions is null ? workspace : await WithSubmissionsAsync(
            submissions, workspace with
            {
                Placeable = [.. places.Kinds.Where(type => places.For(type, intranet.Intranet, visitor).Count > 0)],
                Kept = [.. (await drafts.ListAsync(member, cancellationToken)).Where(kept => !kept.Values.IsEmpty)],
            },
            Person.Member(member), network, cancellationToken);
    }

    private static async Task<MyWorkspace> WithSubmissionsAsync(
        ISubmissions submissions, MyWorkspace workspace, Person person, Guid? network, CancellationToken cancellationToken)
    {
        var mine = await submissions.ListAsync(
            person, new SubmissionFilter { Author = person.Key, States = UnderWay, Network = network }, 0, MostSubmissions, cancellationToken);
        var toReview = workspace.IsReviewer
            ? await submissions.ListAsync(person, new SubmissionFilter { AwaitingMyReview = true, Network = network }, 0, MostSubmissions, cancellationToken)
            : new SubmissionPage(0, []);
        return workspace with { Mine = mine.Items, ToReview = toReview.Items, ToReviewCount = toReview.Total };
    }
}
