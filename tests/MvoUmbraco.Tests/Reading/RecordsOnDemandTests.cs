using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Tests.Reading;

[Parallelizable(ParallelScope.All)]
internal sealed class RecordsOnDemandTests
{
    private int looked;

    private RecordsOnDemand<string> Some(int documents, Func<int, bool> isSeen)
    {
        var number = -1;
        return new RecordsOnDemand<string>(new IPublishedContent[documents], _ =>
        {
            looked++;
            return isSeen(++number) ? $"{number}" : null;
        });
    }

    [Test]
    public void Take_LooksNoFurtherThanItMust()
    {
        var test = new RecordsOnDemandTests();
        var records = test.Some(1000, number => number % 2 == 1);
        Assert.Multiple(() =>
        {
            Assert.That(records.Take(3), Is.EqualTo(new[] { "1", "3", "5" }));
            Assert.That(test.looked, Is.EqualTo(6));
            Assert.That(records[0], Is.EqualTo("1"));
            Assert.That(test.looked, Is.EqualTo(6), "what was made is not made again");
        });
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(7)]
    public void All_AreWhatIsSeen_InOrder(int documents)
    {
        var records = new RecordsOnDemandTests().Some(documents, number => number % 3 != 0);
        var expected = Enumerable.Range(0, documents).Where(number => number % 3 != 0).Select(number => $"{number}").ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(records.ToArray(), Is.EqualTo(expected));
            Assert.That(records, Has.Count.EqualTo(expected.Length));
            Assert.That(() => records[expected.Length], Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => records[-1], Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    [Test]
    public void ManyReadersAtOnce_GetTheSameRecords()
    {
        var records = new RecordsOnDemandTests().Some(5000, number => number % 2 == 0);
        var readings = new string[8][];
        Parallel.For(0, readings.Length, reader => readings[reader] = [.. records]);
        Assert.That(readings, Has.All.EqualTo(Enumerable.Range(0, 2500).Select(number => $"{2 * number}")));
    }
}
