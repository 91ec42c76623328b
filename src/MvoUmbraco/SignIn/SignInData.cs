using System.Linq.Expressions;
using MvoUmbraco.Data.SignIn;
using MvoUmbraco.Privacy;

namespace MvoUmbraco.SignIn;

/// <summary>What signing in keeps about people. Nothing here can be turned back into a link, a code or a password.</summary>
internal static class SignInData
{
    public static IReadOnlyList<PersonalTable> Tables { get; } =
    [
        new PersonalTable<SignInRecord>("signIns")
        {
            About = subject => record => record.MemberKey == subject.Key,
            Told = (record, _) => new { record.At, record.Result, record.Browser, record.System },
            Erased = PersonalTable<SignInRecord>.DeleteAsync,
            Kept = options => Keeping.For(options.SignInDays),
            TooOld = (options, now) => Before(now.AddDays(-options.SignInDays)),
            People = [record => record.MemberKey],
        },
        new PersonalTable<SignInBrake>("signInBrakes")
        {
            About = subject => About(HashesOf(subject.Key.ToString("N"))),
            Told = (brake, _) => new { brake.Failures, brake.LastTry, brake.ClosedUntil },
            Erased = PersonalTable<SignInBrake>.DeleteAsync,
            Kept = _ => Keeping.For(Brakes.Memory.TotalDays),
            TooOld = (_, now) => Before(now - Brakes.Memory, now),
        },
        new PersonalTable<PasswordLink>("passwordLinks")
        {
            About = subject => link => link.MemberKey == subject.Key,
            Told = (link, _) => new { link.ExpiresAt },
            Erased = PersonalTable<PasswordLink>.DeleteAsync,
            Kept = _ => Keeping.For(MemberPasswords.LinkLifetime.TotalDays),
            TooOld = (_, now) => link => link.ExpiresAt < now,
            People = [link => link.MemberKey],
        },
        new PersonalTable<RecoveryCode>("recoveryCodes")
        {
            About = subject => code => code.MemberKey == subject.Key,
            Told = (_, _) => new { Unused = true },
            Erased = PersonalTable<RecoveryCode>.DeleteAsync,
            Kept = _ => Keeping.Membership,
            People = [code => code.MemberKey],
        },
        new PersonalTable<SecondFactorUse>("secondFactor")
        {
            About = subject => use => use.MemberKey == subject.Key,
            Told = (use, _) => new { LastUsed = DateTimeOffset.FromUnixTimeSeconds(use.Step * 30) },
            Erased = PersonalTable<SecondFactorUse>.DeleteAsync,
            Kept = _ => Keeping.Membership,
            People = [use => use.MemberKey],
        },
    ];

    // Values that were computed before stand in the query as parameters.
    private static Expression<Func<SignInRecord, bool>> Before(DateTimeOffset moment) => record => record.At < moment;

    private static Expression<Func<SignInBrake, bool>> Before(DateTimeOffset moment, DateTimeOffset now)
        => brake => brake.LastTry < moment && brake.ClosedUntil < now;

    private static Expression<Func<SignInBrake, bool>> About(string[] subjects) => brake => subjects.Contains(brake.Subject);

    private static string[] HashesOf(string account) => [Brakes.Account(account).Hash, Brakes.Link(account).Hash, Brakes.NewAddress(account).Hash];
}
