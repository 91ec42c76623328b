using MvoUmbraco.Core.Calendar;

namespace MvoUmbraco.Core.Tests;

[Parallelizable(ParallelScope.All)]
internal sealed class WordsTests
{
    [TestCase("workshop", EventKind.Workshop, "workshop")]
    [TestCase(" Bijeenkomst mainstreamteam ", EventKind.MainstreamTeamMeeting, "Bijeenkomst mainstreamteam")]
    [TestCase("studiereis", EventKind.Unknown, "studiereis", Description = "a word an editor added")]
    [TestCase(null, EventKind.Unknown, "")]
    public void Read_KnowsTheWordOrKeepsIt(string? word, EventKind value, string text)
        => Assert.That(Words.EventKinds.Read(word), Is.EqualTo(new Term<EventKind>(value, text)));

    [Test]
    public void EveryMeaning_HasAWordThatReadsBack()
        => Assert.Multiple(() =>
        {
            ReadsBack(Words.EventKinds);
            ReadsBack(Words.EventStatuses);
            ReadsBack(Words.EventPrecisions);
            ReadsBack(Words.MilestoneStatuses);
            ReadsBack(Words.TeamRoles);
            ReadsBack(Words.OrganisationKinds);
            ReadsBack(Words.KnowledgeKinds);
        });

    private static void ReadsBack<T>(WordList<T> words) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>().Where(value => !value.Equals(default(T))))
        {
            Assert.That(words.Read(words.Write(value).Text).Value, Is.EqualTo(value), $"{typeof(T).Name}.{value}");
        }
    }
}
