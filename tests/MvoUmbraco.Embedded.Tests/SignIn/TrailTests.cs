using System.Net.Http.Json;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Tests.SignIn;

/// <summary>The trail of what is done with accounts.</summary>
[Parallelizable(ParallelScope.Self)]
internal sealed class TrailTests
{
    [Test]
    public async Task SignIns_Failures_Passwords_AndUsers_AreWrittenDown_AndKept()
    {
        using var folder = new TemporaryFolder();
        IUser editor;
        await using (SignInSite site = await SignInSite.StartAsync(folder))
        {
            (editor, string password) = await site.EditorAsync();
            using BackOfficeSession stranger = site.Browser();
            using HttpResponseMessage wrong = await stranger.LogInAsync(editor.Username, "wrong");
            using HttpResponseMessage unknown = await stranger.LogInAsync("nobody@example.test", "wrong");
            using BackOfficeSession session = await BackOfficeSession.SignInAsync(site.Address, editor.Username, password);
            using HttpResponseMessage changed = await session.Client.PostAsJsonAsync("user/current/change-password", new { oldPassword = password, newPassword = "Another-Horse-8" });
            Assert.That((int)changed.StatusCode, Is.EqualTo(200), await changed.Content.ReadAsStringAsync());
            using HttpResponseMessage left = await session.SignOutAsync();
        }

        await using SignInSite again = await SignInSite.StartAsync(folder);
        using (again.Host.Scope())
        {
            IAuditEntry[] entries = [.. again.Host.Get<IAuditEntryRepository>().GetMany()];
            IAuditEntry[] signIns = [.. entries.Where(entry => entry.EventType!.Contains("/sign-in/", StringComparison.Ordinal) || entry.EventType.Contains("/password/", StringComparison.Ordinal))];
            using (Assert.EnterMultipleScope())
            {
                Assert.That(signIns.Select(entry => (entry.EventType, entry.AffectedUserKey)), Is.EqualTo(new (string?, Guid?)[]
                {
                    ("umbraco/user/sign-in/failed", editor.Key),
                    ("umbraco/user/sign-in/failed", null),
                    ("umbraco/user/sign-in/login", editor.Key),
                    ("umbraco/user/password/change", editor.Key),
                    ("umbraco/user/sign-in/logout", editor.Key),
                }));
                Assert.That(signIns.Select(entry => entry.PerformingUserKey), Is.EqualTo(new Guid?[] { null, null, editor.Key, editor.Key, editor.Key }));
                Assert.That(signIns.Select(entry => entry.PerformingIp), Is.All.EqualTo("127.0.0.1"));
                Assert.That(signIns[2].AffectedDetails, Is.EqualTo("User \"Editor\" <editor@example.test>"));
                Assert.That(entries.Where(entry => entry.EventType == "umbraco/user/save").Select(entry => entry.AffectedUserKey), Does.Contain(editor.Key));
                Assert.That(entries.Select(entry => entry.EventDetails), Has.None.Contains("Another-Horse-8"));
                Assert.That(again.Host.Get<IAuditEntryRepository>().GetPage(0, 2, out long total).Count(), Is.EqualTo(2));
                Assert.That(total, Is.EqualTo(entries.Length));
            }
        }
    }

    [Test]
    public async Task AWrittenEntry_DoesNotChange_NorGo_NorTouchWhatIsRendered()
    {
        await using SignInSite site = await SignInSite.StartAsync();
        long generation = site.Host.Get<Database>().Generation;
        IAuditEntry entry = await site.Host.Get<IAuditEntryService>().WriteAsync(Constants.Security.SuperUserKey, "Somebody", "::1", DateTime.UtcNow, null, null, "site/test", "something");
        IAuditEntryRepository entries = site.Host.Get<IAuditEntryRepository>();
        using (site.Host.Scope())
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(entries.Get(entry.Id), Has.Property(nameof(IAuditEntry.EventDetails)).EqualTo("something"));
                Assert.That(() => entries.Save(entry), Throws.TypeOf<NotSupportedException>());
                Assert.That(() => entries.Delete(entry), Throws.TypeOf<NotSupportedException>());
                Assert.That(site.Host.Get<Database>().Generation, Is.EqualTo(generation));
            }
        }
    }
}
