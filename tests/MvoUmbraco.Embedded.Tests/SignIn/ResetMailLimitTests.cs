using System.Net;
using MvoUmbraco.Embedded.Identity.Passwords;
using MvoUmbraco.Embedded.Tests.Repositories;
using Umbraco.Cms.Core.Configuration.Models;

namespace MvoUmbraco.Embedded.Tests.SignIn;

/// <summary>How often a link for a new password is mailed.</summary>
[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ResetMailLimitTests
{
    private static readonly IPAddress Here = IPAddress.Parse("192.0.2.1");

    private readonly StoppedClock clock = new(new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc));
    private readonly ResetMailLimit limit;

    public ResetMailLimitTests() => limit = new ResetMailLimit(new Fixed(), clock);

    [TestCase(1, 1, 1)]
    [TestCase(2, 1, 2)]
    [TestCase(3, 1, 4)]
    [TestCase(6, 1, 32)]
    [TestCase(7, 1, 60)]
    [TestCase(1000, 1, 60)]
    [TestCase(9, 10, 0)]
    [TestCase(10, 10, 1)]
    public void Wait_Doubles_UpToTheLifeOfALink(int mails, int free, int minutes) =>
        Assert.That(ResetMailLimit.WaitAfter(mails, free, TimeSpan.FromHours(1)), Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    [Test]
    public void OneMailbox_GetsFewerAndFewer_FromWhereverTheyAreAsked()
    {
        List<int> sentAt = [];
        for (int minute = 0; minute < 24 * 60; minute++)
        {
            if (limit.Allows("one@example.test", IPAddress.Parse($"198.51.100.{minute % 250}")))
            {
                sentAt.Add(minute);
            }

            clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.That(sentAt.Take(8), Is.EqualTo(new[] { 0, 1, 3, 7, 15, 31, 63, 123 }));
    }

    [Test]
    public void OneNetwork_IsHeldBack_AfterTen_AndOthersAreNot()
    {
        IPAddress inside = IPAddress.Parse("2001:db8:1:2::1");
        IPAddress neighbour = IPAddress.Parse("2001:db8:1:2:ffff::9");
        bool[] asked = [.. Enumerable.Range(0, ResetMailLimit.FreeForNetwork).Select(number => limit.Allows($"{number}@example.test", number % 2 == 0 ? inside : neighbour))];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(asked, Is.All.True);
            Assert.That(limit.Allows("eleventh@example.test", neighbour), Is.False);
            Assert.That(limit.Allows("eleventh@example.test", IPAddress.Parse("2001:db8:1:3::1")), Is.True);
            Assert.That(limit.Allows("twelfth@example.test", Here), Is.True);
        }
    }

    [Test]
    public void ADayLater_AllIsForgotten()
    {
        bool first = limit.Allows("one@example.test", Here);
        clock.Advance(TimeSpan.FromMinutes(1));
        bool second = limit.Allows("one@example.test", Here);
        clock.Advance(TimeSpan.FromDays(1));
        bool third = limit.Allows("one@example.test", Here);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That((first, second, third, limit.Allows("one@example.test", Here)), Is.EqualTo((true, true, true, true)));
    }

    [Test]
    public void Flood_FillsNoMemory_AndForgetsTheOldestFirst()
    {
        for (int number = 0; number < 50_000; number++)
        {
            limit.Allows($"{number}@example.test", new IPAddress(number + 1_000_000L));
            clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.That(limit.Allows("49999@example.test", Here), Is.False, "the latest is remembered");
    }

    private sealed class Fixed : Microsoft.Extensions.Options.IOptionsMonitor<SecuritySettings>
    {
        public SecuritySettings CurrentValue { get; } = new();

        public SecuritySettings Get(string? name) => CurrentValue;

        public IDisposable? OnChange(Action<SecuritySettings, string?> listener) => null;
    }
}
