using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Tests.Delivery;

/// <summary>A host with the API switched on, and short ways to types, content, members and answers.</summary>
internal sealed class DeliverySite : IAsyncDisposable
{
    public const string Api = "/umbraco/delivery/api/v2/";
    public const string ApiKey = "the key";
    private const string MemberHeader = "Test-Member";

    private static readonly (string Key, string Value)[] Standard =
    [
        ("Umbraco:CMS:DeliveryApi:Enabled", "true"),
        ("Umbraco:CMS:DeliveryApi:ApiKey", ApiKey),
        ("Umbraco:CMS:DeliveryApi:Media:Enabled", "true"),
    ];

    private DeliverySite(TestHost host) => Host = host;

    public TestHost Host { get; }

    public static async Task<DeliverySite> StartAsync(params (string Key, string Value)[] settings) => new(await TestHost.StartAsync(
        settings:
        [
            .. settings,
            .. Standard.ExceptBy(settings.Select(setting => setting.Key), setting => setting.Key),
        ],
        services: services => services.AddTransient<IStartupFilter, SignsIn>()));

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public Task<IContentType> TypeAsync(string alias, ContentVariation variations, params (string Alias, Guid DataType, ContentVariation Variations)[] properties) =>
        Host.TypeAsync(alias, variations, properties);

    public Task<IContentType> TypeAsync(string alias, params (string Alias, Guid DataType)[] properties) =>
        TypeAsync(alias, ContentVariation.Nothing, [.. properties.Select(property => (property.Alias, property.DataType, ContentVariation.Nothing))]);

    public async Task<Guid> DataTypeAsync(string editor, string name, Dictionary<string, object>? configuration = null)
    {
        Host.Enter();
        var made = new DataType(Host.Get<global::Umbraco.Cms.Core.PropertyEditors.PropertyEditorCollection>()[editor]!, Host.Get<global::Umbraco.Cms.Core.Serialization.IConfigurationEditorJsonSerializer>())
        {
            Name = name,
            ConfigurationData = configuration ?? [],
            DatabaseType = ValueStorageType.Ntext,
        };
        Attempt<IDataType, DataTypeOperationStatus> created = await Host.Get<IDataTypeService>().CreateAsync(made, Constants.Security.SuperUserKey);
        Assert.That(created.Success, $"{name}: {created.Status}");
        return created.Result.Key;
    }

    public Task LanguageAsync(string iso) => Host.LanguageAsync(iso);

    /// <summary>Makes and publishes a document.</summary>
    public IContent Publish(string name, string type, IContent? parent = null, params (string Alias, object? Value)[] values)
    {
        Host.Enter();
        IContent document = Host.Get<IContentService>().Create(name, parent?.Id ?? Constants.System.Root, type);
        foreach ((string alias, object? value) in values)
        {
            document.SetValue(alias, value);
        }

        return Publish(document);
    }

    public IContent Publish(IContent document, params string[] cultures)
    {
        Host.Enter();
        IContentService service = Host.Get<IContentService>();
        OperationResult saved = service.Save(document);
        Assert.That(saved.Success, $"saving {document.Name}: {saved.Result}");
        PublishResult published = service.Publish(document, cultures.Length == 0 ? ["*"] : cultures);
        Assert.That(published.Success, $"publishing {document.Name}: {published.Result}");
        return document;
    }

    public static string Udi(IContent document) => new GuidUdi(Constants.UdiEntityType.Document, document.Key).ToString();

    public async Task<IMember> MemberAsync(string name, params string[] groups)
    {
        Host.Enter();
        IMemberService members = Host.Get<IMemberService>();
        IMember member = members.CreateMember(name, $"{name}@example.test", name, Constants.Conventions.MemberTypes.DefaultAlias);
        member.IsApproved = true;
        members.Save(member);
        foreach (string group in groups)
        {
            if (await Host.Get<IMemberGroupService>().GetByNameAsync(group) is null)
            {
                Assert.That((await Host.Get<IMemberGroupService>().CreateAsync(new MemberGroup { Name = group })).Success, group);
            }
        }

        members.AssignRoles([member.Id], groups);
        return member;
    }

    /// <summary>Only members of the group may see the document and what is below it.</summary>
    public void Protect(IContent document, string group)
    {
        Host.Enter();
        var entry = new PublicAccessEntry(document, document, document, [new PublicAccessRule { RuleType = Constants.Conventions.PublicAccess.MemberRoleRuleType, RuleValue = group }]);
        Assert.That(Host.Get<IPublicAccessService>().Save(entry).Success);
    }

    /// <summary>Asks the API; headers as <c>Name: value</c>.</summary>
    public async Task<HttpResponseMessage> AskAsync(string path, params string[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Api + path);
        foreach (string header in headers)
        {
            int colon = header.IndexOf(':', StringComparison.Ordinal);
            request.Headers.TryAddWithoutValidation(header[..colon], header[(colon + 1)..].Trim());
        }

        return await Host.Client.SendAsync(request);
    }

    public static string As(IMember member) => $"{MemberHeader}: {member.Key}";

    public async Task<int> StatusAsync(string path, params string[] headers)
    {
        using HttpResponseMessage answer = await AskAsync(path, headers);
        return (int)answer.StatusCode;
    }

    public async Task<JsonElement> JsonAsync(string path, params string[] headers)
    {
        using HttpResponseMessage answer = await AskAsync(path, headers);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), $"{path}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    public async Task<string[]> NamesAsync(string path, params string[] headers)
    {
        JsonElement list = await JsonAsync(path, headers);
        string[] names = [.. list.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("name").GetString()!)];
        return names;
    }

    /// <summary>Stands for the sign-in of a plugin: the request is a member's.</summary>
    private sealed class SignsIn : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Headers.TryGetValue(MemberHeader, out var key))
                {
                    context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, key.ToString())], "Test"));
                }

                return rest(context);
            });
            next(app);
        };
    }
}
