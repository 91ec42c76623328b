using CsCheck;
using MvoUmbraco.Core.Submissions;

namespace MvoUmbraco.Core.Tests.Submissions;

/// <summary>The workflow walked at random, by everybody, doing anything.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class SubmissionRulesTests
{
    private sealed record Attempt(SubmissionMove Move, SubmissionRoles Who, string? Remark, bool IsPublished);

    private static readonly SubmissionMove[] Happenings =
    [
        SubmissionMove.Created, SubmissionMove.Published, SubmissionMove.Refused, SubmissionMove.Edited, SubmissionMove.TakenOffline,
        SubmissionMove.Binned, SubmissionMove.Restored, SubmissionMove.Deleted,
    ];

    private static readonly SubmissionState[] States = Enum.GetValues<SubmissionState>();

    private static readonly Gen<SubmissionState> AnyState = OneOf(States);

    private static readonly Gen<SubmissionRoles> AnyRoles = Gen.Int[0, 127].Select(bits => (SubmissionRoles)bits)
        .Where(who => !who.HasFlag(SubmissionRoles.OnlyCoordinator) || who.HasFlag(SubmissionRoles.Coordinator));

    private static readonly Gen<Attempt> AnyAttempt = Gen.Select(
        OneOf(Enum.GetValues<SubmissionMove>()),
        AnyRoles,
        OneOf<string?>(null, " ", "Vul de bron aan.", new string('x', SubmissionRules.LongestRemark + 1)),
        Gen.Bool,
        (move, who, remark, published) => new Attempt(move, who, remark, published));

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static SubmissionState Walk(SubmissionState from, Attempt attempt)
        => Happenings.Contains(attempt.Move)
            ? SubmissionRules.After(from, attempt.Move)
            : SubmissionRules.Decide(from, attempt.Move, attempt.Who, attempt.Remark, attempt.IsPublished).To;

    [Test]
    public void Published_IsReachedByPublishingOnly_OrByGivingUpAChangeOfWhatIsPublished()
        => AnyAttempt.Array[1, 40].Sample(attempts =>
        {
            var state = SubmissionState.New;
            foreach (var attempt in attempts)
            {
                var next = Walk(state, attempt);
                if (next is SubmissionState.Published && state is not SubmissionState.Published)
                {
                    Assert.That(
                        attempt.Move is SubmissionMove.Published || (attempt.Move is SubmissionMove.Discarded && attempt.IsPublished),
                        $"{state} became published by {attempt}");
                }

                state = next;
            }
        });

    [Test]
    public void Approved_IsReachedFromSubmitted_ByAReviewerWhoDidNotWriteIt_OrTheOnlyCoordinator()
        => Gen.Select(AnyState, AnyAttempt).Sample((from, attempt) =>
        {
            if (Walk(from, attempt) is not SubmissionState.Approved || from is SubmissionState.Approved)
            {
                return;
            }

            // One after the other: samples are tried on several threads, and a scope of assertions belongs to one.
            Assert.That((from, attempt.Move), Is.EqualTo((SubmissionState.Submitted, SubmissionMove.Approved)));
            Assert.That(attempt.Who & (SubmissionRoles.Coordinator | SubmissionRoles.Mainstream | SubmissionRoles.Editor), Is.Not.EqualTo(SubmissionRoles.None));
            Assert.That(!attempt.Who.HasFlag(SubmissionRoles.Author) || attempt.Who.HasFlag(SubmissionRoles.OnlyCoordinator), $"{attempt}");
        });

    [Test]
    public void Returned_HasARemark_ThatIsNotEndless()
        => Gen.Select(AnyState, AnyAttempt).Sample((from, attempt) =>
        {
            if (from is not SubmissionState.Returned && Walk(from, attempt) is SubmissionState.Returned)
            {
                Assert.That(attempt.Remark?.Trim().Length, Is.InRange(1, SubmissionRules.LongestRemark));
            }
        });

    [Test]
    public void Stranger_ChangesNothingAndSeesNothing()
        => Gen.Select(AnyState, AnyAttempt).Sample((from, attempt) =>
        {
            Assert.That(SubmissionRules.Decide(from, attempt.Move, SubmissionRoles.None, attempt.Remark, attempt.IsPublished).To, Is.EqualTo(from));
            Assert.That(SubmissionRules.Offered(from, SubmissionRoles.None), Is.Empty);
            Assert.That(SubmissionRules.MayRead(from, SubmissionRoles.None), Is.False);
        });

    [Test]
    public void AuthorWhoLeftTheNetwork_HasNoSayAnyMore()
        => AnyState.Sample(from => Assert.That(SubmissionRules.Offered(from, SubmissionRoles.Author), Is.Empty));

    [Test]
    public void Refusing_LeavesTheStateAsItIs()
        => Gen.Select(AnyState, AnyAttempt).Sample((from, attempt) =>
        {
            var decision = SubmissionRules.Decide(from, attempt.Move, attempt.Who, attempt.Remark, attempt.IsPublished);
            Assert.That(decision.IsAllowed || decision.To == from);
        });

    [Test]
    public void Offered_IsExactlyWhatIsAllowed()
        => Gen.Select(AnyState, AnyRoles).Sample((from, who) => Assert.That(
            SubmissionRules.Offered(from, who),
            Is.EquivalentTo(Enum.GetValues<SubmissionMove>().Where(move => SubmissionRules.Decide(from, move, who, "goed", isPublished: true).IsAllowed))));

    [Test]
    public void WhatIsNotAPersonsMove_NobodyMakes()
        => Gen.Select(AnyState, AnyRoles, OneOf(Happenings)).Sample((from, who, move) =>
            Assert.That(SubmissionRules.Decide(from, move, who, "goed", isPublished: true).Refusal, Is.EqualTo(SubmissionRefusal.NotAllowed)));

    [Test]
    public void Deleted_StaysDeleted()
        => AnyAttempt.Sample(attempt => Assert.That(Walk(SubmissionState.Deleted, attempt), Is.EqualTo(SubmissionState.Deleted)));

    [Test]
    public void EveryState_CanBeReached_AndLeadsToPublished()
    {
        var attempts = (from move in Enum.GetValues<SubmissionMove>()
                        from who in new[] { SubmissionRoles.Author | SubmissionRoles.CoMember, SubmissionRoles.Coordinator, SubmissionRoles.CoMember }
                        select new Attempt(move, who, "goed", false)).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(Reach(SubmissionState.New, attempts), Is.EquivalentTo(States));
            foreach (var state in States.Where(state => state is not SubmissionState.Deleted))
            {
                Assert.That(Reach(state, attempts), Does.Contain(SubmissionState.Published), $"{state} is a dead end");
            }
        });
    }

    [Test]
    public void OneCoordinator_ReviewsOwnWork_OneOfTwoDoesNot()
    {
        const SubmissionRoles Author = SubmissionRoles.Author | SubmissionRoles.CoMember | SubmissionRoles.Coordinator;
        Assert.Multiple(() =>
        {
            Assert.That(
                SubmissionRules.Decide(SubmissionState.Submitted, SubmissionMove.Approved, Author, null, false).Refusal,
                Is.EqualTo(SubmissionRefusal.OwnWork));
            Assert.That(
                SubmissionRules.Decide(SubmissionState.Submitted, SubmissionMove.Approved, Author | SubmissionRoles.OnlyCoordinator, null, false).To,
                Is.EqualTo(SubmissionState.Approved));
        });
    }

    [Test]
    public void ReaderOfTheBackoffice_SendsBackAndAssigns_ButDoesNotApprove()
        => Assert.That(
            SubmissionRules.Offered(SubmissionState.Submitted, SubmissionRoles.Reader),
            Is.EqualTo([SubmissionMove.Returned, SubmissionMove.Assigned]));

    [TestCase(SubmissionState.Draft, SubmissionRoles.Coordinator, false)]
    [TestCase(SubmissionState.Draft, SubmissionRoles.Author | SubmissionRoles.CoMember, true)]
    [TestCase(SubmissionState.Draft, SubmissionRoles.Editor, true)]
    [TestCase(SubmissionState.Submitted, SubmissionRoles.Coordinator, true)]
    [TestCase(SubmissionState.Submitted, SubmissionRoles.CoMember, false)]
    [TestCase(SubmissionState.New, SubmissionRoles.Editor, false)]
    [TestCase(SubmissionState.Draft, SubmissionRoles.Reader, true, Description = "the tree of the backoffice shows it as well")]
    public void MayRead_ADraftIsItsAuthors(SubmissionState state, SubmissionRoles who, bool reads)
        => Assert.That(SubmissionRules.MayRead(state, who), Is.EqualTo(reads));

    private static HashSet<SubmissionState> Reach(SubmissionState from, Attempt[] attempts)
    {
        var found = new HashSet<SubmissionState> { from };
        var open = new Queue<SubmissionState>(found);
        while (open.TryDequeue(out var state))
        {
            foreach (var next in attempts.Select(attempt => Walk(state, attempt)).Where(found.Add))
            {
                open.Enqueue(next);
            }
        }

        return found;
    }
}
