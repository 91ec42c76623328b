using System.Net.Http.Headers;
using System.Text.Json;
using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Short ways to media through the API, as the backoffice client takes them.</summary>
internal static class MediaApi
{
    public static async Task<HttpResponseMessage> UploadAsync(this HttpClient client, Guid key, string name, byte[] content)
    {
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var form = new MultipartFormDataContent { { new StringContent(key.ToString()), "Id" }, { file, "File", name } };
        return await client.PostAsync("temporary-file", form);
    }

    public static async Task<Guid> UploadedAsync(this HttpClient client, string name, byte[] content)
    {
        Guid key = Guid.NewGuid();
        using HttpResponseMessage answer = await client.UploadAsync(key, name, content);
        await answer.JsonAsync(201, name);
        return key;
    }

    public static async Task<Guid> FolderAsync(this HttpClient client, string name, Guid? parent = null)
    {
        Guid id = Guid.NewGuid();
        await client.SendAsync(HttpMethod.Post, "media", Body(id, name, Constants.MediaTypes.Guids.Folder, parent, []), 201);
        return id;
    }

    public static async Task<Guid> PictureAsync(this HttpClient client, string name, byte[] content, Guid? parent = null)
    {
        Guid upload = await client.UploadedAsync(name, content);
        Guid id = Guid.NewGuid();
        await client.SendAsync(HttpMethod.Post, "media", Body(id, name, Constants.MediaTypes.Guids.Image, parent, [FileValue(upload)]), 201);
        return id;
    }

    public static object Body(Guid id, string name, string type, Guid? parent, object[] values) => new
    {
        id,
        parent = parent is { } key ? new { id = key } : null,
        mediaType = new { id = type },
        values,
        variants = new[] { Variant(name) },
    };

    public static object Changed(string name, params object[] values) => new { values, variants = new[] { Variant(name) } };

    public static object FileValue(Guid upload) => new { alias = "umbracoFile", value = new { temporaryFileId = upload } };

    public static JsonElement Value(this JsonElement medium, string alias) =>
        medium.GetProperty("values").EnumerateArray().Single(value => value.GetProperty("alias").GetString() == alias).GetProperty("value");

    public static string? Name(this JsonElement node) => node.GetProperty("variants")[0].GetProperty("name").GetString();

    public static string?[] Names(this JsonElement page) => [.. page.GetProperty("items").EnumerateArray().Select(Name)];

    /// <summary>A user of a new group, whose media start at the given node.</summary>
    public static async Task<IUser> MediaUserAsync(this TestHost host, string name, int startNode, params string[] sections)
    {
        host.Enter();
        var group = new UserGroup(host.Get<IShortStringHelper>()) { Alias = name, Name = name, Icon = "icon-user", StartMediaId = startNode, HasAccessToAllLanguages = true };
        foreach (string section in sections)
        {
            group.AddAllowedSection(section);
        }

        IUserGroup made = (await host.Get<IUserGroupService>().CreateAsync(group, Constants.Security.SuperUserKey)).Result!;
        IUser user = host.Get<IUserService>().CreateUserWithIdentity(name, $"{name}@example.test");
        await host.Get<IUserGroupService>().AddUsersToUserGroupAsync(new UsersToUserGroupManipulationModel(made.Key, [user.Key]), Constants.Security.SuperUserKey);
        return host.Get<IUserService>().GetUserById(user.Id)!;
    }

    private static object Variant(string name) => new { culture = (string?)null, segment = (string?)null, name };
}
