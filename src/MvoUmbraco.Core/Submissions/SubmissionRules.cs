using System.Collections.Frozen;

namespace MvoUmbraco.Core.Submissions;

/// <summary>Why a move is not made.</summary>
public enum SubmissionRefusal
{
    /// <summary>It is made.</summary>
    None = 0,

    /// <summary>This person has no say in it.</summary>
    NotAllowed,

    /// <summary>It cannot be done in the state it is in.</summary>
    WrongState,

    /// <summary>Nobody reviews his own work.</summary>
    OwnWork,

    /// <summary>Sending back needs a remark.</summary>
    RemarkMissing,

    /// <summary>The remark is longer than <see cref="SubmissionRules.LongestRemark"/>.</summary>
    RemarkTooLong,
}

/// <summary>Whether a move is made.</summary>
/// <param name="To">The state after it; the state before when it is refused.</param>
/// <param name="Refusal">Why not.</param>
public readonly record struct SubmissionDecision(SubmissionState To, SubmissionRefusal Refusal)
{
    /// <summary>It is made.</summary>
    public bool IsAllowed => Refusal is SubmissionRefusal.None;
}

/// <summary>
/// The workflow: which moves there are in which state, and whose they are. Pure; where people and documents come from is
/// not asked here.
/// <list type="bullet">
/// <item>The author writes, submits, withdraws and gives up, as long as he belongs to the network (or the mainstream team).</item>
/// <item>Coordinators review their own network; the mainstream team and editors review any. A user of the backoffice who
/// may not publish sends back and assigns, and does not approve.</item>
/// <item>Nobody reviews his own work, save the only coordinator of a network: a network of few must not wait for strangers,
/// and its history shows that one person did both.</item>
/// <item>Every member of the network may begin to change what the network has published.</item>
/// <item>A draft is its author's; reviewers see it from the moment it is submitted.</item>
/// </list>
/// What happens to the document outside the workflow is never refused, only taken up: <see cref="After"/>.
/// </summary>
public static class SubmissionRules
{
    /// <summary>The longest remark, in characters.</summary>
    public const int LongestRemark = 4000;

    private const SubmissionRoles Belonging = SubmissionRoles.CoMember | SubmissionRoles.Coordinator | SubmissionRoles.Mainstream;
    private const SubmissionRoles Approving = SubmissionRoles.Coordinator | SubmissionRoles.Mainstream | SubmissionRoles.Editor;
    private const SubmissionRoles Reviewing = Approving | SubmissionRoles.Reader;

    private static readonly FrozenDictionary<SubmissionMove, SubmissionState[]> Sources = new Dictionary<SubmissionMove, SubmissionState[]>
    {
        [SubmissionMove.Saved] = [SubmissionState.Draft, SubmissionState.Returned],
        [SubmissionMove.Submitted] = [SubmissionState.Draft, SubmissionState.Returned],
        [SubmissionMove.Withdrawn] = [SubmissionState.Submitted],
        [SubmissionMove.Returned] = [SubmissionState.Submitted],
        [SubmissionMove.Approved] = [SubmissionState.Submitted],
        [SubmissionMove.Assigned] = [SubmissionState.Submitted],
        [SubmissionMove.Revised] = [SubmissionState.Published, SubmissionState.Offline],
        [SubmissionMove.Discarded] = [SubmissionState.Draft, SubmissionState.Returned],
    }.ToFrozenDictionary();

    /// <summary>The moves people make of their own accord, in the order in which they are offered.</summary>
    public static IReadOnlyList<SubmissionMove> PeoplesMoves { get; } =
    [
        SubmissionMove.Saved, SubmissionMove.Submitted, SubmissionMove.Withdrawn, SubmissionMove.Approved, SubmissionMove.Returned,
        SubmissionMove.Assigned, SubmissionMove.Revised, SubmissionMove.Discarded,
    ];

    /// <summary>Whether a person may make a move.</summary>
    /// <param name="from">Where the submission stands.</param>
    /// <param name="move">One of <see cref="PeoplesMoves"/>.</param>
    /// <param name="who">What the person is to it.</param>
    /// <param name="remark">What is said with it; white space is nothing.</param>
    /// <param name="isPublished">A version of the document is published.</param>
    public static SubmissionDecision Decide(SubmissionState from, SubmissionMove move, SubmissionRoles who, string? remark, bool isPublished)
    {
        var refusal =
            !Sources.TryGetValue(move, out var sources) ? SubmissionRefusal.NotAllowed
            : Judge(move, who) is not SubmissionRefusal.None and var judged ? judged
            : !sources.Contains(from) ? SubmissionRefusal.WrongState
            : remark?.Trim().Length > LongestRemark ? SubmissionRefusal.RemarkTooLong
            : move is SubmissionMove.Returned && string.IsNullOrWhiteSpace(remark) ? SubmissionRefusal.RemarkMissing
            : SubmissionRefusal.None;
        return new SubmissionDecision(refusal is SubmissionRefusal.None ? Target(from, move, isPublished) : from, refusal);
    }

    /// <summary>What is offered to a person, a remark left to be written.</summary>
    public static IReadOnlyList<SubmissionMove> Offered(SubmissionState from, SubmissionRoles who)
        => [.. PeoplesMoves.Where(move => Decide(from, move, who, "…", isPublished: false).IsAllowed)];

    /// <summary>Where it stands after something happened to its document, whoever did it.</summary>
    public static SubmissionState After(SubmissionState from, SubmissionMove happened)
        => (from, happened) switch
        {
            (SubmissionState.Deleted, _) => SubmissionState.Deleted,
            (_, SubmissionMove.Deleted) => SubmissionState.Deleted,
            (_, SubmissionMove.Binned) => SubmissionState.Binned,
            (SubmissionState.Binned, SubmissionMove.Restored) => SubmissionState.Draft,
            (SubmissionState.New, SubmissionMove.Created) => SubmissionState.Draft,
            (SubmissionState.Binned, _) => SubmissionState.Binned,
            (_, SubmissionMove.Published) => SubmissionState.Published,
            (SubmissionState.Published, SubmissionMove.TakenOffline) => SubmissionState.Offline,
            // What was approved is not what would be published: it is looked at again.
            (SubmissionState.Approved, SubmissionMove.Refused or SubmissionMove.Edited) => SubmissionState.Submitted,
            _ => from,
        };

    /// <summary>Whether a person sees it, its text and its history.</summary>
    public static bool MayRead(SubmissionState state, SubmissionRoles who)
        => state switch
        {
            SubmissionState.New => false,
            SubmissionState.Draft => IsAuthor(who) || (who & (SubmissionRoles.Editor | SubmissionRoles.Reader)) != 0,
            _ => IsAuthor(who) || (who & Reviewing) != 0,
        };

    /// <summary>Whether somebody may be asked to review it.</summary>
    public static bool MayReview(SubmissionRoles who) => Judge(SubmissionMove.Approved, who) is SubmissionRefusal.None;

    private static bool IsAuthor(SubmissionRoles who) => who.HasFlag(SubmissionRoles.Author) && (who & Belonging) != 0;

    private static SubmissionRefusal Judge(SubmissionMove move, SubmissionRoles who)
        => move switch
        {
            SubmissionMove.Approved or SubmissionMove.Returned or SubmissionMove.Assigned =>
                (who & (move is SubmissionMove.Approved ? Approving : Reviewing)) == 0 ? SubmissionRefusal.NotAllowed
                : who.HasFlag(SubmissionRoles.Author) && !who.HasFlag(SubmissionRoles.OnlyCoordinator) && move is not SubmissionMove.Assigned ? SubmissionRefusal.OwnWork
                : SubmissionRefusal.None,
            SubmissionMove.Revised => (who & Belonging) != 0 ? SubmissionRefusal.None : SubmissionRefusal.NotAllowed,
            _ => IsAuthor(who) ? SubmissionRefusal.None : SubmissionRefusal.NotAllowed,
        };

    private static SubmissionState Target(SubmissionState from, SubmissionMove move, bool isPublished)
        => move switch
        {
            SubmissionMove.Submitted => SubmissionState.Submitted,
            SubmissionMove.Withdrawn or SubmissionMove.Revised => SubmissionState.Draft,
            SubmissionMove.Returned => SubmissionState.Returned,
            SubmissionMove.Approved => SubmissionState.Approved,
            SubmissionMove.Discarded => isPublished ? SubmissionState.Published : SubmissionState.Binned,
            _ => from,
        };
}
