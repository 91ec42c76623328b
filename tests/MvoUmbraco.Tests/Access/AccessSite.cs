using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Hosting;
using MvoUmbraco.SignIn;
using MvoUmbraco.Tests.Backoffice;
using MvoUmbraco.Tests.SignIn;
using MvoUmbraco.Web;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Tests.Access;

/// <summary>Somebody who asks: a column of the access tables.</summary>
internal sealed record Role(string Name, HttpClient Client);

/// <summary>
/// The whole program over the sample content with somebody of every role: members by the cookie they got for their
/// password, users of the backoffice by a header that stands for its sign-in.
/// </summary>
internal sealed class AccessSite : IAsyncDisposable
{
    public const string NetworkA = "Lerend Netwerk Milieu";
    public const string NetworkB = "Lerend Netwerk Consumenten";

    public static readonly string[] RoleNames =
        ["anonymous", "member of A", "member of B", "coordinator of A", "mainstream", "editor without rights", "administrator"];

    private readonly WebApplication app;
    private readonly DirectoryInfo folder;

    private AccessSite(WebApplication app, DirectoryInfo folder) => (this.app, this.folder) = (app, folder);

    public Uri Address => new(app.Urls.First());

    /// <summary>In the order of the tables.</summary>
    public IReadOnlyList<Role> Roles { get; private set; } = [];

    /// <summary>Every endpoint of the running program: its method and the pattern of its address.</summary>
    public IReadOnlyList<(string Method, RouteEndpoint Endpoint)> Endpoints =>
    [
        .. app.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method => (method, endpoint))),
    ];

    public static async Task<AccessSite> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("access-");
        var app = WebProgram.Build(
            [
                "--urls", "http://127.0.0.1:0", "--Embedded:Store:Path", Path.Combine(folder.FullName, "site.db"),
                "--Umbraco:CMS:DeliveryApi:Enabled", "true", "--Umbraco:CMS:DeliveryApi:OutputCache:Enabled", "true",
            ],
            configure: builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Warning);
                HeaderUser.Register(builder.Services);
            });
        await app.StartAsync();
        var site = new AccessSite(app, folder);
        site.Roles =
        [
            new(RoleNames[0], site.Client(null)),
            new(RoleNames[1], await site.MemberAsync("lida", NetworkA)),
            new(RoleNames[2], await site.MemberAsync("lidb", NetworkB)),
            new(RoleNames[3], await site.MemberAsync("trekker", $"{NetworkA} - trekkers")),
            new(RoleNames[4], await site.MemberAsync("team", "Mainstreamteam")),
            new(RoleNames[5], site.Client(await site.EditorAsync())),
            new(RoleNames[6], site.Client(Constants.Security.SuperUserKey)),
        ];
        return site;
    }

    public T Get<T>() where T : notnull
    {
        FlowServices.Enter(app.Services);
        return app.Services.GetRequiredService<T>();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var role in Roles)
        {
            role.Client.Dispose();
        }

        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private HttpClient Client(Guid? user)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
        if (user is { } key)
        {
            client.DefaultRequestHeaders.Add(HeaderUser.Header, key.ToString());
        }

        return client;
    }

    private async Task<HttpClient> MemberAsync(string name, string group)
    {
        var members = Get<IMemberService>();
        var member = members.CreateMemberWithIdentity(name, $"{name}@example.be", name, "networkMember", isApproved: true);
        members.AssignRoles([member.Id], [group]);
        Assert.That(await Get<IMemberSignIn>().SetPasswordAsync(member.Key, MemberSite.Password), Is.Empty);
        var browser = new Browser(Address);
        using var answer = await browser.SignInAsync(name, MemberSite.Password);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), name);
        return browser.Client;
    }

    private async Task<Guid> EditorAsync()
    {
        var group = new UserGroup(Get<IShortStringHelper>()) { Alias = "zonderRechten", Name = "Zonder rechten", HasAccessToAllLanguages = true };
        var made = await Get<IUserGroupService>().CreateAsync(group, Constants.Security.SuperUserKey, []);
        Assert.That(made.Success, Is.True, made.Status.ToString());
        var user = Get<IUserService>().CreateUserWithIdentity("redacteur", "redacteur@example.be");
        user.IsApproved = true;
        user.AddGroup(made.Result.ToReadOnlyGroup());
        Get<IUserService>().Save(user);
        return user.Key;
    }
}

/// <summary>A table of expectations: lines of values with tabs in between, a line of names first, and lines of remarks (#).</summary>
internal sealed record AccessTable(string Path, IReadOnlyList<string[]> Rows)
{
    /// <summary>The lines are by their first so many values.</summary>
    public IReadOnlyDictionary<string, string[]> ByKey(int values) => Rows.ToDictionary(row => string.Join(' ', row[..values]), row => row[values..]);

    public static AccessTable Read(string name)
    {
        var path = System.IO.Path.Combine(Repository.Folder("tests", "MvoUmbraco.Tests", "Access"), name);
        var rows = File.ReadAllLines(path).Where(line => line.Length > 0 && line[0] != '#').Skip(1).Select(line => line.Split('\t'));
        return new AccessTable(path, [.. rows]);
    }
}
