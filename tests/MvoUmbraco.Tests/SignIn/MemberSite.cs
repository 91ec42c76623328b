using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.Pages;
using MvoUmbraco.SignIn;
using MvoUmbraco.Tests.Site;
using MvoUmbraco.Web;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Tests.SignIn;

/// <summary>The whole program with the sample content and a clock to move, in a folder of its own, and people to sign in.</summary>
internal sealed class MemberSite : IAsyncDisposable
{
    public const string Password = "Een-Lang-Wachtwoord-1";
    public const string Milieu = "Lerend Netwerk Milieu";
    public const string MilieuCoordinators = "Lerend Netwerk Milieu - trekkers";

    private readonly DirectoryInfo folder;
    private readonly string[] settings;
    private WebApplication app;
    private int people;

    private MemberSite(WebApplication app, DirectoryInfo folder, StillClock clock, string[] settings)
        => (this.app, this.folder, Clock, this.settings) = (app, folder, clock, settings);

    public StillClock Clock { get; }

    /// <summary>Where everything of the program stands.</summary>
    public string Folder => folder.FullName;

    public Uri Address => new(app.Urls.First());

    public static async Task<MemberSite> StartAsync(params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("members-");
        var clock = new StillClock(DateTimeOffset.UtcNow);
        return new MemberSite(await RunAsync(folder, clock, settings), folder, clock, settings);
    }

    /// <summary>Where the search index stands.</summary>
    public string IndexFolder => Path.Combine(folder.FullName, "search");

    /// <summary>The program ends and starts again on the same folder.</summary>
    /// <param name="meanwhile">What happens to the folder in between.</param>
    public async Task RestartAsync(Action? meanwhile = null)
    {
        await app.StopAsync();
        await app.DisposeAsync();
        meanwhile?.Invoke();
        app = await RunAsync(folder, Clock, settings);
    }

    public T Get<T>() where T : notnull
    {
        FlowServices.Enter(app.Services);
        return app.Services.GetRequiredService<T>();
    }

    /// <summary>A member with a password, in the groups named.</summary>
    public async Task<IMember> MemberAsync(string name, params string[] groups)
    {
        var members = Get<IMemberService>();
        var email = $"{name.ToLowerInvariant().Replace(' ', '.')}.{Interlocked.Increment(ref people)}@example.be";
        var member = members.CreateMemberWithIdentity(email, email, name, "networkMember", isApproved: true);
        if (groups.Length > 0)
        {
            members.AssignRoles([member.Id], groups);
        }

        Assert.That(await Get<IMemberSignIn>().SetPasswordAsync(member.Key, Password), Is.Empty);
        return members.GetById(member.Key)!;
    }

    /// <summary>Lets only members of a group see a page of the sample.</summary>
    public void Protect(string path, string group)
    {
        var page = ((PageAnswer.Found)Get<IKnowledgeCentre>().Read().Pages.At(new Uri(Address, path))).Page;
        var contents = Get<IContentService>();
        var (signIn, noAccess) = (Find("/aanmelden/"), Find("/geen-toegang/"));
        var entry = new PublicAccessEntry(contents.GetById(page.Info.Key)!, signIn, noAccess, []);
        entry.AddRule(group, Constants.Conventions.PublicAccess.MemberRoleRuleType);
        Assert.That(Get<IPublicAccessService>().Save(entry).Success, Is.True);

        IContent Find(string address) => contents.GetById(((PageAnswer.Found)Get<IKnowledgeCentre>().Read().Pages.At(new Uri(Address, address))).Page.Info.Key)!;
    }

    public Browser Browser() => new(Address);

    /// <summary>A browser in which the member has signed in.</summary>
    public async Task<Browser> SignedInAsync(IMember member, string password = Password)
    {
        var browser = Browser();
        using var answer = await browser.SignInAsync(member.Username, password);
        Assert.That((int)answer.StatusCode, Is.EqualTo(303), $"signing in as {member.Username}");
        return browser;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task<WebApplication> RunAsync(DirectoryInfo folder, StillClock clock, string[] settings)
    {
        var app = WebProgram.Build(
            ["--urls", "http://127.0.0.1:0", "--Embedded:Store:Path", Path.Combine(folder.FullName, "site.db"), .. settings],
            configure: builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                builder.Services.AddSingleton<TimeProvider>(clock);
            });
        await app.StartAsync();
        return app;
    }
}
