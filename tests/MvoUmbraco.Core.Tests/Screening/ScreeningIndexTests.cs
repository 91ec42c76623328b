using System.Collections.Concurrent;
using CsCheck;
using MvoUmbraco.Core.Screening;
using MvoUmbraco.Core.Screening.Corpus;

namespace MvoUmbraco.Core.Tests.Screening;

[Parallelizable(ParallelScope.All)]
internal sealed class ScreeningIndexTests
{
    private static readonly Gen<(bool IsGone, ScreenedItem Item)[]> Steps = Gen.Select(Gen.Int[0, 3], InventedItems.Item, (kind, item) => (kind == 0, item)).Array[1, 40];

    [Test]
    public void Changes_GiveWhatScreeningAllAnewGives()
        => Steps.Sample(
            steps =>
            {
                var site = new Site();
                foreach (var (isGone, item) in steps)
                {
                    site.Do(isGone, item);
                }

                Assert.That(site.All(), Is.EqualTo(site.Anew().All()));
            },
            iter: 25);

    [Test]
    public void AChange_TellsWhichFindingsItChanged()
        => Steps.Sample(
            steps =>
            {
                var site = new Site();
                var known = new Dictionary<string, PairFinding>();
                foreach (var (isGone, item) in steps)
                {
                    var change = site.Do(isGone, item);
                    var now = site.All().ToDictionary(finding => finding.Key);
                    Assert.That(change.Gone, Is.EquivalentTo(known.Keys.Except(now.Keys)));
                    Assert.That(change.Found, Is.EquivalentTo(now.Where(row => known.GetValueOrDefault(row.Key) != row.Value).Select(row => row.Key)));
                    known = now;
                }
            },
            iter: 15);

    [Test]
    public void TheSameAgain_ChangesNothing()
    {
        var site = new Site();
        var item = InventedItems.Knowledge(1, "De raad van bestuur bespreekt het duurzaamheidsverslag.");
        site.Do(false, item);
        Assert.That(site.Do(false, item), Is.EqualTo(ScreeningChange.None));
    }

    [Test]
    public void ALongSeries_IsFoundNeighbourByNeighbour_InWhateverOrderItCame()
    {
        const string Text = "Het mainstreamteam bespreekt de stand van zaken van de zeven lerende netwerken en hun aandachtspunten.";
        const int Length = Buckets.Most + 20;
        var site = new Site();
        foreach (var number in Enumerable.Range(1, Length).OrderBy(number => number * 37 % 101))
        {
            site.Do(false, InventedItems.Knowledge(number, Text));
        }

        var series = site.All();
        Assert.That(series, Has.Count.EqualTo(Length - 1));
        Assert.That(series, Is.EqualTo(site.Anew().All()));
        for (var number = 1; number <= 30; number++)
        {
            site.Do(true, InventedItems.Knowledge(number, Text));
        }

        Assert.That(site.All(), Has.Count.EqualTo((Length - 30) * (Length - 31) / 2));
        Assert.That(site.All(), Is.EqualTo(site.Anew().All()));
    }

    [Test]
    public void WhatWasKept_IsTakenUpAgain_AndOnlyWhatChangedIsReadAnew()
    {
        var site = new Site();
        foreach (var number in Enumerable.Range(1, 30))
        {
            site.Do(false, InventedItems.Numbered(number));
        }

        using var kept = new MemoryStream();
        site.Index.Save(kept);
        site.Items[InventedItems.KeyOf(3)] = InventedItems.Knowledge(3, "Klachten van consumenten worden binnen tien werkdagen beantwoord.");
        site.Items.TryRemove(InventedItems.KeyOf(4), out _);
        site.Items[InventedItems.KeyOf(31)] = InventedItems.Knowledge(31, "Klachten van consumenten worden altijd binnen tien werkdagen beantwoord.");

        kept.Position = 0;
        var read = new ConcurrentBag<Guid>();
        var again = new ScreeningIndex(
            key =>
            {
                read.Add(key);
                return site.Items.GetValueOrDefault(key);
            },
            ScreeningRules.All);
        Assert.Multiple(() =>
        {
            Assert.That(again.Restore(kept, site.Items.Values), Is.EqualTo(3));
            Assert.That(read.Distinct().Count(), Is.LessThan(20));
            Assert.That(Site.AllOf(again), Is.EqualTo(site.Anew().All()));
        });
    }

    [TestCase(0)]
    [TestCase(7)]
    [TestCase(200)]
    public void WhatIsDamaged_IsNotTakenUp(int length)
    {
        var site = new Site();
        site.Do(false, InventedItems.Knowledge(1, "De raad van bestuur bespreekt het duurzaamheidsverslag voor het gepubliceerd wordt."));
        site.Do(false, InventedItems.Knowledge(2, "De raad van bestuur bespreekt het duurzaamheidsverslag voor het gepubliceerd wordt."));
        using var kept = new MemoryStream();
        site.Index.Save(kept);
        using var cut = new MemoryStream(kept.ToArray()[..Math.Min(length, (int)kept.Length - 1)]);
        var again = new ScreeningIndex(_ => null, ScreeningRules.All);
        Assert.Multiple(() =>
        {
            Assert.That(again.Restore(cut, []), Is.Null);
            Assert.That(again.Count, Is.Zero);
        });
    }

    [Test]
    public void ADraft_IsScreened_WithoutBeingPlaced()
    {
        var site = new Site();
        site.Do(false, InventedItems.Knowledge(1, "De raad van bestuur bespreekt het duurzaamheidsverslag voor het gepubliceerd wordt."));
        var found = site.Index.Screen(InventedItems.Knowledge(2, "De raad van bestuur bespreekt het duurzaamheidsverslag vooraleer het wordt gepubliceerd.", network: 1));
        Assert.Multiple(() =>
        {
            Assert.That(found.Select(finding => finding.Kind), Is.EqualTo([FindingKind.Duplicate]));
            Assert.That(found[0].Evidence, Is.Not.Empty);
            Assert.That(site.Index.Count, Is.EqualTo(1));
        });
    }

    [TestCase("")]
    [TestCase("woord")]
    [TestCase("\0\u0001\u0002\u0003PNG\ufffd\ud800")]
    [TestCase("ALLES IN HOOFDLETTERS OVER DUURZAAM ONDERNEMEN EN HET VERSLAG DAARVAN.")]
    [TestCase("هذا نص عربي طويل عن المسؤولية الاجتماعية للشركات والبيئة والمجتمع.")]
    [TestCase("Een zin. Une phrase sur l'environnement. A sentence about people. Ein Satz.")]
    public void AnyText_IsScreened(string text)
    {
        var site = new Site();
        site.Do(false, InventedItems.Knowledge(1, text, text));
        site.Do(false, InventedItems.Knowledge(2, text, text, network: 1));
        Assert.That(site.All(), Is.EqualTo(site.Anew().All()));
    }

    [Test]
    public void FiveMegabytes_AreScreened()
    {
        var text = string.Concat(Enumerable.Range(0, 60_000).Select(number => $"Maatregel {number} verlaagt het energieverbruik in gebouw {number * 7}. "));
        var site = new Site();
        site.Do(false, InventedItems.Knowledge(1, text));
        site.Do(false, InventedItems.Knowledge(2, text));
        Assert.That(site.All().Select(finding => finding.Rule), Is.EqualTo([Reasons.NearIdentical]));
    }

    /// <summary>Items, and the index over them.</summary>
    private sealed class Site
    {
        public Site() => Index = new ScreeningIndex(key => Items.GetValueOrDefault(key), ScreeningRules.All);

        public ConcurrentDictionary<Guid, ScreenedItem> Items { get; } = [];

        public ScreeningIndex Index { get; }

        public ScreeningChange Do(bool isGone, ScreenedItem item)
        {
            if (isGone)
            {
                Items.TryRemove(item.Key, out _);
                return Index.Remove(item.Key);
            }

            Items[item.Key] = item;
            return Index.Put(item);
        }

        public IReadOnlyList<PairFinding> All() => AllOf(Index);

        /// <summary>The same items, screened all at once.</summary>
        public Site Anew()
        {
            var site = new Site();
            foreach (var (key, item) in Items)
            {
                site.Items[key] = item;
            }

            site.Index.Rebuild([.. Items.Keys], Index.Weights);
            return site;
        }

        public static IReadOnlyList<PairFinding> AllOf(ScreeningIndex index)
            => [.. Enum.GetValues<FindingKind>().SelectMany(index.Findings)];
    }
}
