using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using MvoUmbraco.Embedded.Management;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Tests.Contracts;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>
/// Every endpoint that is mapped, asked as everybody: who may not ask is refused, and whatever is asked with whatever ids
/// ends in an answer. New endpoints are found by themselves.
/// </summary>
[Parallelizable(ParallelScope.Self)]
internal sealed partial class EveryEndpointTests
{
    private static readonly string[] Sections =
    [
        Constants.Applications.Content, Constants.Applications.Media, Constants.Applications.Members, Constants.Applications.Packages,
        Constants.Applications.Settings, Constants.Applications.Translation, Constants.Applications.Users,
    ];

    private ManagementSite site = null!;
    private IContent inside = null!;
    private IContent outside = null!;
    private IMedia insideMedia = null!;
    private IMedia outsideMedia = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        site = await ManagementSite.StartAsync();
        IContentType type = new ContentType(site.Host.Get<IShortStringHelper>(), Constants.System.Root) { Alias = "page", Name = "Page", AllowedAsRoot = true };
        await site.Host.Get<IContentTypeService>().CreateAsync(type, Constants.Security.SuperUserKey);
        (inside, outside) = (Document("Inside"), Document("Outside"));
        (insideMedia, outsideMedia) = (Media("Inside"), Media("Outside"));

        IContent Document(string name)
        {
            IContent document = site.Host.Get<IContentService>().Create(name, Constants.System.Root, type.Alias);
            site.Host.Get<IContentService>().Save(document);
            return document;
        }

        IMedia Media(string name)
        {
            IMedia media = site.Host.Get<IMediaService>().CreateMedia(name, Constants.System.Root, Constants.Conventions.MediaTypes.Folder);
            site.Host.Get<IMediaService>().Save(media);
            return media;
        }
    }

    [OneTimeTearDown]
    public Task Stop() => site.DisposeAsync().AsTask();

    [Test, Order(1)]
    public async Task Anonymous_IsNotAnswered_ButWhereAnybodyIs()
    {
        var wrong = new List<string>();
        foreach (Mapped endpoint in Endpoints())
        {
            HttpStatusCode status = await AskAsync(site.Anonymous, endpoint, Guid.NewGuid());
            if ((status == HttpStatusCode.Unauthorized) == endpoint.Access.Policy is null)
            {
                wrong.Add($"{endpoint}: {(int)status}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test, Order(2)]
    public async Task WithoutTheSection_IsForbidden()
    {
        HttpClient stranger = await site.AsUserOfAsync("elsewhere");
        var wrong = new List<string>();
        int asked = 0;
        foreach (Mapped endpoint in Endpoints().Where(endpoint => endpoint.Access.Policy is { } policy && (BackOfficePolicies.SectionsOf(policy).Count > 0 || policy == BackOfficePolicies.RequireAdminAccess)))
        {
            asked++;
            HttpStatusCode status = await AskAsync(stranger, endpoint, Guid.NewGuid());
            if (status != HttpStatusCode.Forbidden)
            {
                wrong.Add($"{endpoint}: {(int)status}");
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(asked, Is.GreaterThan(50));
    }

    [Test, Order(3)]
    public async Task OutsideTheStartNodes_IsForbidden()
    {
        HttpClient editor = site.As((await site.UserAsync(group =>
        {
            Array.ForEach(Sections, group.AddAllowedSection);
            group.Permissions = site.Host.Get<IUserGroupService>().GetAsync(Constants.Security.AdminGroupAlias).Result!.Permissions;
            group.StartContentId = inside.Id;
            group.StartMediaId = insideMedia.Id;
        })).Key);
        await ForbiddenAsync(editor, endpoint => true);
    }

    [Test, Order(4)]
    public async Task WithoutTheVerb_IsForbidden()
    {
        HttpClient reader = await site.AsUserOfAsync(Sections);
        await ForbiddenAsync(reader, endpoint => endpoint.Access.On!.Verb.Length > 0);
    }

    [Test, Order(5)]
    public async Task Administrator_IsAlwaysAnswered()
    {
        Guid[] keys = [Guid.NewGuid(), .. Keys()];
        using IDisposable all = Assert.EnterMultipleScope();
        foreach (Mapped endpoint in Endpoints().Where(endpoint => endpoint.Method == HttpMethod.Get))
        {
            foreach (Guid key in endpoint.TakesKey ? keys : [Guid.NewGuid()])
            {
                await AnsweredAsync(endpoint, key);
            }
        }
    }

    /// <summary>With made-up ids only: nothing that the other tests need is changed.</summary>
    [Test, Order(6)]
    public async Task Administrator_WritesAreAlwaysAnswered()
    {
        using IDisposable all = Assert.EnterMultipleScope();
        foreach (Mapped endpoint in Endpoints().Where(endpoint => endpoint.Method != HttpMethod.Get))
        {
            await AnsweredAsync(endpoint, Guid.NewGuid());
        }
    }

    private async Task AnsweredAsync(Mapped endpoint, Guid key)
    {
        HttpStatusCode status = await AskAsync(site.Administrator, endpoint, key);
        Assert.That((int)status, Is.LessThan(500).And.Not.EqualTo(401).And.Not.EqualTo(403), $"{endpoint} with {key}");
    }

    private async Task ForbiddenAsync(HttpClient client, Func<Mapped, bool> which)
    {
        var wrong = new List<string>();
        int asked = 0;
        foreach (Mapped endpoint in Endpoints().Where(endpoint => endpoint.Access.On is not null && which(endpoint)))
        {
            asked++;
            HttpStatusCode status = await AskAsync(client, endpoint, Target(endpoint.Access.On!.Kind));
            if (status != HttpStatusCode.Forbidden)
            {
                wrong.Add($"{endpoint}: {(int)status}");
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(asked, Is.GreaterThan(10));
    }

    private Guid Target(NodePermissionKind kind) => kind switch
    {
        NodePermissionKind.Media or NodePermissionKind.MediaBin => outsideMedia.Key,
        NodePermissionKind.User => Constants.Security.SuperUserKey,
        _ => outside.Key,
    };

    /// <summary>One of everything that has a key.</summary>
    private IEnumerable<Guid> Keys() =>
    [
        inside.Key,
        insideMedia.Key,
        inside.ContentType.Key,
        Constants.DataTypes.Guids.TextstringGuid,
        Constants.Security.SuperUserKey,
        Constants.Security.AdminGroupKey,
    ];

    private IEnumerable<Mapped> Endpoints() => site.Host.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<ManagementAccess>() is not null)
        .SelectMany(endpoint => endpoint.Metadata.GetRequiredMetadata<IHttpMethodMetadata>().HttpMethods.Select(method =>
            new Mapped(new HttpMethod(method), endpoint.RoutePattern.RawText!, endpoint.Metadata.GetRequiredMetadata<ManagementAccess>())));

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, Mapped endpoint, Guid key)
    {
        string path = Parameter().Replace(endpoint.Pattern, match => match.Value.Contains(":guid", StringComparison.Ordinal) ? key.ToString() : "sample");
        ApiOperation? described = ApiContract.Management.Find(endpoint.Method, path.StartsWith('/') ? path : "/" + path);
        using var request = new HttpRequestMessage(endpoint.Method, path + (endpoint.Method == HttpMethod.Get ? described?.SampleQuery() : string.Empty));
        if (described?.SampleBody() is { } body)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        using HttpResponseMessage answer = await client.SendAsync(request);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    private sealed record Mapped(HttpMethod Method, string Pattern, ManagementAccess Access)
    {
        public bool TakesKey => Pattern.Contains(":guid", StringComparison.Ordinal);

        public override string ToString() => $"{Method} {Pattern[ManagementRoutes.Base.Length..]}";
    }
}
