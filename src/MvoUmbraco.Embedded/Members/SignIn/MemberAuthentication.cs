using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Repositories.Access;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Members.SignIn;

internal sealed class MemberAuthentication(
    IHttpContextAccessor http,
    StoreAccess store,
    IMemberService members,
    MemberPasswords passwords,
    IEventAggregator events,
    IOptionsMonitor<SecuritySettings> settings,
    TimeProvider time) : IMemberAuthentication
{
    private static readonly TimeSpan WhileWorking = TimeSpan.FromHours(8);
    private static readonly TimeSpan WhenStaying = TimeSpan.FromDays(14);

    public Guid? SignedIn => http.HttpContext is { } context ? MemberCookie.KeyIn(context.User) : null;

    public bool IsPassword(Guid? member, string password) => passwords.IsOf(member is { } key ? members.GetById(key) : null, password);

    public IReadOnlyList<string> SetPassword(Guid member, string password)
    {
        IMember found = Found(member);
        if (passwords.Faults(password) is { Count: > 0 } faults)
        {
            return faults;
        }

        passwords.Set(found, password);
        Save(found);
        return [];
    }

    public async Task SignInAsync(Guid member, bool staySignedIn)
    {
        if (!settings.CurrentValue.GetMemberAllowConcurrentLogins())
        {
            EndAll(member);
        }

        // Neither a change of the member nor of what is published: only the row, at once.
        MemberRow? row = null;
        store.WriteNow(work =>
        {
            work.AcquireWriter();
            if (work.State.Table(MemberRow.Kind).Get(member) is { Approved: true, LockedOut: false } current)
            {
                row = current with { LastLogin = time.GetUtcNow().UtcDateTime };
                work.Put(MemberRow.Kind, row);
            }
        });
        if (row is null)
        {
            throw new ArgumentException($"There is no member {member} who may sign in.", nameof(member));
        }

        HttpContext context = Request();
        DateTimeOffset now = time.GetUtcNow();
        ClaimsPrincipal principal = MemberCookie.PrincipalOf(row);
        await context.SignInAsync(MemberCookie.Scheme, principal, new AuthenticationProperties
        {
            IsPersistent = staySignedIn,
            IssuedUtc = now,
            ExpiresUtc = now + (staySignedIn ? WhenStaying : WhileWorking),
            AllowRefresh = true,
        });
        context.User = principal;
        events.Publish(new MemberLoginSuccessNotification(context.Connection.RemoteIpAddress?.ToString() ?? string.Empty, member));
    }

    public async Task SignOutAsync()
    {
        HttpContext context = Request();
        await context.SignOutAsync(MemberCookie.Scheme);
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
    }

    public void EndAll(Guid member)
    {
        IMember found = Found(member);
        found.SecurityStamp = Guid.NewGuid().ToString();
        Save(found);
    }

    private IMember Found(Guid member) => members.GetById(member) ?? throw new ArgumentException($"There is no member {member}.", nameof(member));

    private void Save(IMember member)
    {
        if (!members.Save(member).Success)
        {
            throw new InvalidOperationException("Saving the member was cancelled by a notification handler.");
        }
    }

    private HttpContext Request() => http.HttpContext ?? throw new InvalidOperationException("Signing in and out needs a request.");
}
