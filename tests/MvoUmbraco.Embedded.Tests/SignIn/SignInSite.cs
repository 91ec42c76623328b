using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MvoUmbraco.Embedded.Tests.Hosting;
using MvoUmbraco.Embedded.Tests.Repositories;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Tests.SignIn;

/// <summary>A host with an administrator whose password is known, failures that are answered at once, and a clock to move.</summary>
internal sealed class SignInSite : IAsyncDisposable
{
    public const string User = "first@example.test";
    public const string Password = "Correct-Horse-7";

    private static readonly (string Key, string Value)[] Standard =
    [
        ("Umbraco:CMS:Unattended:UnattendedUserName", "First"),
        ("Umbraco:CMS:Unattended:UnattendedUserEmail", User),
        ("Umbraco:CMS:Unattended:UnattendedUserPassword", Password),
        ("Umbraco:CMS:Security:UserDefaultFailedLoginDurationInMilliseconds", "0"),
        ("Umbraco:CMS:Security:UserMinimumFailedLoginDurationInMilliseconds", "0"),
        ("Umbraco:CMS:Security:UserPassword:MinimumResponseTime", "00:00:00"),
        ("Umbraco:CMS:Security:UserAllowConcurrentLogins", "true"),
    ];

    private SignInSite(TestHost host, StoppedClock clock)
    {
        Host = host;
        Clock = clock;
    }

    public TestHost Host { get; }

    public StoppedClock Clock { get; }

    public Uri Address => Host.Client.BaseAddress!;

    public static async Task<SignInSite> StartAsync(TemporaryFolder? folder = null, StoppedClock? clock = null, params (string Key, string Value)[] settings)
    {
        StoppedClock time = clock ?? new StoppedClock(DateTime.UtcNow);
        TestHost host = await TestHost.StartAsync(
            folder,
            [.. settings, .. Standard.ExceptBy(settings.Select(setting => setting.Key), setting => setting.Key)],
            services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(time)));
        return new SignInSite(host, time);
    }

    public Task<BackOfficeSession> SignInAsync() => BackOfficeSession.SignInAsync(Address, User, Password);

    /// <summary>An editor who can sign in.</summary>
    public async Task<(IUser User, string Password)> EditorAsync(string email = "editor@example.test")
    {
        Host.Enter();
        Attempt<UserCreationResult, UserOperationStatus> created = await Host.Get<IUserService>().CreateAsync(
            Constants.Security.SuperUserKey,
            new UserCreateModel { Email = email, UserName = email, Name = "Editor", UserGroupKeys = new HashSet<Guid> { Constants.Security.EditorGroupKey } },
            approveUser: true);
        Assert.That(created.Success, $"{created.Status} {created.Result.Error}");
        return (created.Result.CreatedUser!, created.Result.InitialPassword!);
    }

    public BackOfficeSession Browser() => new(Address);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
