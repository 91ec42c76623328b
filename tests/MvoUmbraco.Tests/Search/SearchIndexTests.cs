using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using MvoUmbraco.Search;

namespace MvoUmbraco.Tests.Search;

/// <summary>The files of the index: kept, damaged, written by another program or held by another process.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SearchIndexTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("search-");

    public void Dispose() => folder.Delete(recursive: true);

    [Test]
    public void WhatWasCommitted_IsThereAgain_AndWhatWasNotIsNot()
    {
        var (kept, lost) = (Entry("bewaard"), Entry("verloren"));
        using (var index = Opened())
        {
            index.Put(kept);
            index.Refresh();
            index.Commit();
            index.Put(lost);
            index.Refresh();
            Assert.That(Keys(index), Is.EquivalentTo([kept.Card.Key, lost.Card.Key]));
        }

        using var again = Opened();
        Assert.That(Keys(again), Is.EqualTo([kept.Card.Key]));
        using var snapshot = again.Hold()!;
        Assert.That(snapshot.Cards().Single(), Is.EqualTo(kept.Card).Using<SearchCard>((one, other) => CardBytes.Write(one).AsSpan().SequenceEqual(CardBytes.Write(other)) ? 0 : 1));
    }

    [Test]
    public void AnyFile_CutShortOrChangedOrGone_MakesAnIndexThatWorks([Values("cut", "changed", "gone", "empty")] string how)
    {
        using (var index = Opened())
        {
            for (var number = 0; number < 20; number++)
            {
                index.Put(Entry($"document {number}"));
            }

            index.Refresh();
            index.Commit();
        }

        var files = folder.GetFiles().Where(file => file.Name != "write.lock").ToArray();
        Assert.That(files, Has.Length.GreaterThan(2));
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file.FullName);
            var copies = files.ToDictionary(other => other.FullName, other => File.ReadAllBytes(other.FullName));
            switch (how)
            {
                case "cut":
                    File.WriteAllBytes(file.FullName, bytes[..(bytes.Length / 2)]);
                    break;
                case "changed":
                    bytes[bytes.Length / 2] ^= 0x5A;
                    File.WriteAllBytes(file.FullName, bytes);
                    break;
                case "empty":
                    File.WriteAllBytes(file.FullName, []);
                    break;
                default:
                    file.Delete();
                    break;
            }

            using (var index = Opened())
            {
                var one = Entry("nieuw");
                index.Put(one);
                index.Refresh();
                Assert.That(Keys(index), Does.Contain(one.Card.Key), $"{file.Name} {how}");
                Assert.That(Keys(index), Has.Count.EqualTo(1).Or.Count.EqualTo(21), $"{file.Name} {how}: all or nothing of what was there");
            }

            // As it was, for the next file.
            foreach (var left in folder.GetFiles())
            {
                left.Delete();
            }

            foreach (var (path, content) in copies)
            {
                File.WriteAllBytes(path, content);
            }
        }
    }

    [Test]
    public void WhatIsNoIndex_IsThrownAway()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "segments_1"), "geen index");
        File.WriteAllText(Path.Combine(folder.FullName, "segments.gen"), "geen index");
        using var index = Opened();
        Assert.That(Keys(index), Is.Empty);
    }

    [Test]
    public void WhileAnotherProcessWrites_ItStandsInMemory()
    {
        using var other = Opened();
        using var index = Opened();
        var entry = Entry("in het geheugen");
        index.Put(entry);
        index.Refresh();
        index.Commit();
        Assert.That((Keys(index).Count, Keys(other).Count), Is.EqualTo((1, 0)));
    }

    [Test]
    public void WhoHoldsASnapshot_ReadsItToTheEnd()
    {
        using var index = Opened();
        var entry = Entry("eerst");
        index.Put(entry);
        index.Refresh();
        using var held = index.Hold()!;
        for (var round = 0; round < 5; round++)
        {
            index.Take(entry.Card.Key, entry.Card.Culture);
            index.Put(Entry($"later {round}"));
            index.Refresh();
            index.Commit();
        }

        Assert.That(held.Searcher.Doc(0).Get(SearchSchema.Title, CultureInfo.InvariantCulture), Is.EqualTo("eerst"));
        Assert.That(held.Cards().Single().Key, Is.EqualTo(entry.Card.Key));
    }

    private SearchIndex Opened()
    {
        var index = new SearchIndex(folder.FullName, NullLogger.Instance);
        index.Open();
        return index;
    }

    private static IReadOnlyList<Guid> Keys(SearchIndex index)
    {
        using var snapshot = index.Hold()!;
        return [.. snapshot.Cards().Select(card => card.Key)];
    }

    private static SearchEntry Entry(string title)
    {
        var key = Guid.NewGuid();
        var card = new SearchCard(key, "nl-BE", 7)
        {
            Type = "event", IsPublic = true, Intranet = Guid.NewGuid(), Day = new DateOnly(2006, 2, 28), Kinds = ["activiteit", "overleg"], Networks = [Guid.NewGuid()], Themes = [Guid.NewGuid(), Guid.NewGuid()], Years = [2005, 2006],
        };
        return new SearchEntry(card) { Who = [SearchSchema.Everybody], ReadIn = ["nl-BE"], Path = [key], Title = title, Body = "Een tekst over duurzaamheidsverslaggeving." };
    }
}
