using System.Collections.Immutable;
using MvoUmbraco.Core.Calendar;
using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Corpus;
using MvoUmbraco.Core.Screening.Events;

namespace MvoUmbraco.Core.Tests.Screening;

[Parallelizable(ParallelScope.All)]
internal sealed class DoublePlanningRuleTests
{
    private static readonly DateTimeOffset Morning = new(2006, 10, 11, 9, 30, 0, TimeSpan.FromHours(2));
    private static readonly EventTime Meeting = EventTime.At(Morning, Morning.AddHours(3));

    [Test]
    public void TheSameSubjectAtTheSameTime_IsPlannedTwice()
        => Assert.That(
            Compare(Event("Workshop externe communicatie over MVO", Meeting), Event("Externe communicatie: workshop", EventTime.At(Morning.AddHours(1), Morning.AddHours(2))))?.Rule,
            Is.EqualTo(Reasons.SameSubject));

    [Test]
    public void TheSamePeopleAtTheSameTime_ArePlannedTwice()
    {
        var found = Compare(Event("Studiedag waterzuivering", Meeting, "Jan Janssens", "An Peeters"), Event("Overleg loonbeleid", Meeting, "an peeters"));
        Assert.Multiple(() =>
        {
            Assert.That(found?.Rule, Is.EqualTo(Reasons.SameAudience));
            Assert.That(found?.Evidence.Single(row => row.Reason == Reasons.SameAudience).Values, Is.EqualTo(["An Peeters"]));
        });
    }

    [Test]
    public void TheSamePlaceAtTheSameTime_IsPlannedTwice()
    {
        var one = Event("Studiedag waterzuivering", Meeting);
        var other = Event("Overleg loonbeleid", Meeting);
        Assert.That(
            Compare(one with { Event = one.Event! with { Location = "SERV, Brussel" } }, other with { Event = other.Event! with { Location = "serv - Brussel" } })?.Rule,
            Is.EqualTo(Reasons.SamePlace));
    }

    [Test]
    public void OnADay_CountsLessThanAtAnHour()
    {
        var atAnHour = Compare(Event("Workshop externe communicatie", Meeting), Event("Workshop externe communicatie", Meeting));
        var onADay = Compare(Event("Workshop externe communicatie", EventTime.OnDay(new DateOnly(2006, 10, 11))), Event("Workshop externe communicatie", Meeting));
        Assert.That(onADay?.Score, Is.LessThan(atAnHour!.Score));
    }

    private static readonly TestCaseData<ScreenedItem, ScreenedItem>[] Apart =
    [
        new(Event("Workshop externe communicatie", Meeting), Event("Workshop externe communicatie", EventTime.At(Morning.AddHours(3), Morning.AddHours(5)))) { TestName = "One after the other" },
        new(Event("Workshop externe communicatie", Meeting), Event("Workshop externe communicatie", EventTime.At(Morning.AddDays(7)))) { TestName = "A week later" },
        new(Event("Studiedag waterzuivering", Meeting, "Jan Janssens"), Event("Overleg loonbeleid", Meeting, "An Peeters")) { TestName = "Other people, other subject" },
        new(Event("Workshop externe communicatie", Meeting), Cancelled(Event("Workshop externe communicatie", Meeting))) { TestName = "Called off" },
        new(Event("Studiedag waterzuivering", Meeting, "An Peeters"), Deadline(Event("Indienen offertes", Meeting, "An Peeters"))) { TestName = "A deadline asks for nobody's presence" },
    ];

    [TestCaseSource(nameof(Apart))]
    public void WhatDoesNotGetInTheWay_IsNotFound(ScreenedItem one, ScreenedItem other) => Assert.That(Compare(one, other), Is.Null);

    private static ScreenedItem Cancelled(ScreenedItem item) => item with { Event = item.Event! with { Status = EventStatus.Cancelled } };

    private static ScreenedItem Deadline(ScreenedItem item) => item with { Event = item.Event! with { Kind = EventKind.Deadline } };

    private static Finding? Compare(ScreenedItem one, ScreenedItem other)
        => new DoublePlanningRule().Compare(ReadItem.Of(one), ReadItem.Of(other), TermWeights.General).SingleOrDefault();

    private static ScreenedItem Event(string title, EventTime time, params ImmutableArray<string> participants) => new()
    {
        Key = Guid.NewGuid(),
        Kind = ScreenedKind.Event,
        Title = title,
        Event = new ScreenedEvent(time, EventStatus.Planned, EventKind.Workshop, string.Empty, [], participants),
    };
}
