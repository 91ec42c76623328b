using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using MvoUmbraco.Data;
using MvoUmbraco.Data.SignIn;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.SignIn;

/// <summary>
/// A try is counted, the password is checked (nobody's for an unknown name), and only then it is asked who it is: whoever
/// looks from outside sees the same for a wrong password, an unknown name, and a member who may not sign in.
/// </summary>
internal sealed class SignIns(
    IMemberSignIn host,
    MemberAccounts accounts,
    PasswordWork work,
    Brakes brakes,
    SecondFactor secondFactor,
    PendingSignIns pendingSignIns,
    IDbContextFactory<MvoContext> contexts,
    IHttpContextAccessor http,
    TimeProvider clock) : ISignIns
{
    private const int MostShown = 100;

    public async Task<SignInAnswer> SignInAsync(Credentials credentials, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(credentials);
        var origin = RequestOrigin.Of(http.HttpContext);
        var member = accounts.Find(credentials.Name);
        var account = Brakes.Account(MemberAccounts.CountedAs(member, credentials.Name));
        var place = Brakes.Place(origin);
        if (await brakes.TryAsync(cancellationToken, account, place) is { } wait)
        {
            await WriteDownAsync(member, origin, SignInResult.TooMany, cancellationToken);
            return new SignInAnswer(SignInOutcome.TooMany) { Wait = wait };
        }

        var isRight = await work.DoAsync(() => host.IsPasswordAsync(member?.Key, credentials.Password), cancellationToken);
        if (!isRight || member is null)
        {
            await WriteDownAsync(member, origin, SignInResult.WrongPassword, cancellationToken);
            return new SignInAnswer(SignInOutcome.Refused);
        }

        if (!MemberAccounts.MaySignIn(member))
        {
            await WriteDownAsync(member, origin, SignInResult.NotAllowed, cancellationToken);
            return new SignInAnswer(SignInOutcome.Refused);
        }

        return await secondFactor.IsOnAsync(member.Key)
            ? new SignInAnswer(SignInOutcome.CodeNeeded) { Pending = pendingSignIns.Of(member, credentials.StaySignedIn) }
            : await LetInAsync(member, credentials.StaySignedIn, origin, cancellationToken);
    }

    public async Task<SignInAnswer> ConfirmAsync(string pending, string code, CancellationToken cancellationToken = default)
    {
        if (pendingSignIns.Read(pending) is not var (member, staySignedIn) || !MemberAccounts.MaySignIn(member))
        {
            return new SignInAnswer(SignInOutcome.Refused);
        }

        var origin = RequestOrigin.Of(http.HttpContext);
        if (await brakes.TryAsync(cancellationToken, Brakes.Account(MemberAccounts.CountedAs(member)), Brakes.Place(origin)) is { } wait)
        {
            await WriteDownAsync(member, origin, SignInResult.TooMany, cancellationToken);
            return new SignInAnswer(SignInOutcome.TooMany) { Wait = wait };
        }

        if (!await secondFactor.TakeAsync(member.Key, code, cancellationToken))
        {
            await WriteDownAsync(member, origin, SignInResult.WrongCode, cancellationToken);
            return new SignInAnswer(SignInOutcome.Refused);
        }

        return await LetInAsync(member, staySignedIn, origin, cancellationToken);
    }

    public Task SignOutAsync() => host.SignOutAsync();

    public async Task SignOutEverywhereAsync()
    {
        if (host.SignedIn is { } member)
        {
            await host.EndAllAsync(member);
        }

        await host.SignOutAsync();
    }

    public async Task<IReadOnlyList<SignInEntry>> LatestAsync(Guid member, CancellationToken cancellationToken = default)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Set<SignInRecord>()
            .Where(record => record.MemberKey == member)
            .OrderByDescending(record => record.At).ThenByDescending(record => record.Id)
            .Take(MostShown)
            .Select(record => new SignInEntry(record.At, record.Result == SignInResult.SignedIn, record.Browser, record.System))
            .ToListAsync(cancellationToken);
    }

    private async Task<SignInAnswer> LetInAsync(IMember member, bool staySignedIn, RequestOrigin origin, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            await brakes.ReleaseAsync(context, Brakes.Account(MemberAccounts.CountedAs(member)), Brakes.Place(origin), cancellationToken);
        }

        await host.SignInAsync(member.Key, staySignedIn);
        await WriteDownAsync(member, origin, SignInResult.SignedIn, cancellationToken);
        return new SignInAnswer(SignInOutcome.SignedIn);
    }

    /// <remarks>Also when nobody has the name: the answer must not come sooner for it.</remarks>
    private async Task WriteDownAsync(IMember? member, RequestOrigin origin, SignInResult result, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        context.Add(new SignInRecord { MemberKey = member?.Key ?? Guid.Empty, At = clock.GetUtcNow(), Result = result, Browser = origin.Browser, System = origin.System });
        await context.SaveChangesAsync(cancellationToken);
    }
}
