using System.Text;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Tests.MediaFiles;

/// <summary>A running host, and short ways to uploads, media and what is served under <c>/media</c>.</summary>
internal sealed class MediaSite : IAsyncDisposable
{
    private MediaSite(TestHost host) => Host = host;

    public TestHost Host { get; }

    public static async Task<MediaSite> StartAsync(params (string Key, string Value)[] settings) => new(await TestHost.StartAsync(settings: settings));

    /// <summary>A site with <see cref="RefuseSaves"/>.</summary>
    public static async Task<MediaSite> StartRefusingAsync() => new(await TestHost.StartAsync(
        services: services => services.AddTransient<INotificationHandler<MediaSavingNotification>, RefuseSaves>()));

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    public MediaFileManager Files => Host.Get<MediaFileManager>();

    public async Task<Guid> UploadAsync(string name, byte[] content)
    {
        Attempt<TemporaryFileModel?, TemporaryFileOperationStatus> created = await TryUploadAsync(name, content);
        Assert.That(created.Success, $"{name}: {created.Status}");
        return created.Result!.Key;
    }

    public Task<Attempt<TemporaryFileModel?, TemporaryFileOperationStatus>> TryUploadAsync(string name, byte[] content)
    {
        Host.Enter();
        return Host.Get<ITemporaryFileService>().CreateAsync(new CreateTemporaryFileModel { Key = Guid.NewGuid(), FileName = name, OpenReadStream = () => new MemoryStream(content) });
    }

    /// <summary>Makes a medium of a file, as the back office does.</summary>
    public async Task<IMedia> MediumAsync(string fileName, byte[] content, string mediaType = Constants.MediaTypes.Guids.File)
    {
        Guid upload = await UploadAsync(fileName, content);
        Guid key = Guid.NewGuid();
        Attempt<MediaCreateResult, ContentEditingOperationStatus> created = await Host.Get<IMediaEditingService>().CreateAsync(
            new MediaCreateModel { Key = key, ContentTypeKey = new Guid(mediaType), Variants = [new VariantModel { Name = fileName }], Properties = [FileValue(upload)] },
            Constants.Security.SuperUserKey);
        Assert.That(created.Success, $"{fileName}: {created.Status}, {string.Join("; ", created.Result.ValidationResult.ValidationErrors.SelectMany(error => error.ErrorMessages))}");
        return Medium(key);
    }

    public Task<IMedia> PictureAsync(string fileName, byte[] content) => MediumAsync(fileName, content, Constants.MediaTypes.Guids.Image);

    public async Task<ContentEditingOperationStatus> ReplaceAsync(IMedia medium, string fileName, byte[] content)
    {
        Guid upload = await UploadAsync(fileName, content);
        return (await Host.Get<IMediaEditingService>().UpdateAsync(
            medium.Key,
            new MediaUpdateModel { Variants = [new VariantModel { Name = medium.Name! }], Properties = [FileValue(upload)] },
            Constants.Security.SuperUserKey)).Status;
    }

    public IMedia Medium(Guid key) => Host.Get<IMediaService>().GetById(key)!;

    /// <summary>The address of its file.</summary>
    public string Address(IMedia medium)
    {
        string stored = (string)medium.GetValue(Constants.Conventions.Media.File)!;
        return stored.StartsWith('/') ? stored : System.Text.Json.JsonDocument.Parse(stored).RootElement.GetProperty("src").GetString()!;
    }

    public bool Exists(string address) => Files.FileSystem.FileExists(Files.FileSystem.GetRelativePath(address));

    public async Task<HttpResponseMessage> GetAsync(string address, Action<HttpRequestMessage>? more = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        more?.Invoke(request);
        return await Host.Client.SendAsync(request);
    }

    public async Task<int> StatusAsync(string address)
    {
        using HttpResponseMessage answer = await GetAsync(address);
        return (int)answer.StatusCode;
    }

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    private static PropertyValueModel FileValue(Guid upload) => new()
    {
        Alias = Constants.Conventions.Media.File,
        Value = System.Text.Json.Nodes.JsonNode.Parse($$"""{"temporaryFileId":"{{upload}}"}"""),
    };
}
