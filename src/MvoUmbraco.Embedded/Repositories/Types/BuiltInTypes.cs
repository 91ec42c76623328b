using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Media = Umbraco.Cms.Core.Constants.Conventions.Media;
using MediaKeys = Umbraco.Cms.Core.Constants.MediaTypes.Guids;
using MediaNames = Umbraco.Cms.Core.Constants.Conventions.MediaTypes;

namespace MvoUmbraco.Embedded.Repositories.Types;

/// <summary>The media types and the member type that a fresh Umbraco has, with its ids and keys.</summary>
internal static class BuiltInTypes
{
    private const int Folder = 1031;

    public static IEnumerable<ContentTypeRow> Rows(DateTime now)
    {
        ContentTypeRow[] types =
        [
            Of(1032, MediaKeys.Image, MediaNames.Image, "Image", Constants.Icons.MediaImage, new(3, Constants.PropertyTypeGroups.Image, "Image", "image"),
                File(6, "b646ca8f-e469-4fc2-a48a-d4dc1aa64a53", "Image", Constants.DataTypes.ImageCropper),
                new(7, "a68d453b-1f62-44f4-9f71-0b6bbd43c355", Media.Width, "Width", Constants.DataTypes.LabelPixels),
                new(8, "854087f6-648b-40ed-bc98-b8a9789e80b9", Media.Height, "Height", Constants.DataTypes.LabelPixels),
                Size(9, "bd4c5ace-26e3-4a8b-af1a-e8206a35fa07"),
                Extension(10, "f7786fe8-724a-4ed0-b244-72546db32a92")),
            Of(1033, MediaKeys.File, MediaNames.File, "File", Constants.Icons.MediaFile, new(4, Constants.PropertyTypeGroups.File, "File", "file"),
                File(24, "a0fb68f3-f427-47a6-afce-536ffa5b64e9", "File", Constants.DataTypes.Upload),
                Extension(25, "3531c0a3-4e0a-4324-a621-b9d3822b071f"),
                Size(26, "f9527050-59bc-43e4-8fa8-1658d1319ff5")),
            Of(1034, MediaKeys.Video, MediaNames.VideoAlias, MediaNames.Video, Constants.Icons.MediaVideo, new(52, Constants.PropertyTypeGroups.Video, "Video", "video"),
                File(40, "bed8ab97-d85f-44d2-a8b9-aef6893f9610", "Video", Constants.DataTypes.UploadVideo),
                Extension(41, "edd2b3fd-1e57-4e57-935e-096defccdc9b"),
                Size(42, "180eeecf-1f00-409e-8234-bba967e08b0a")),
            Of(1035, MediaKeys.Audio, MediaNames.AudioAlias, MediaNames.Audio, Constants.Icons.MediaAudio, new(53, Constants.PropertyTypeGroups.Audio, "Audio", "audio"),
                File(43, "1f48d730-f174-4684-afad-a335e59d84a0", "Audio", Constants.DataTypes.UploadAudio),
                Extension(44, "1bee433f-a21a-4031-8e03-af01bb8d2de9"),
                Size(45, "3cbf538a-29ab-4317-a9eb-bbcdf1a54260")),
            Of(1036, MediaKeys.Article, MediaNames.ArticleAlias, MediaNames.Article, Constants.Icons.MediaArticle, new(54, Constants.PropertyTypeGroups.Article, "Article", "article"),
                File(46, "e5c8c2d0-2d82-4f01-b53a-45a1d1cbf19c", "Article", Constants.DataTypes.UploadArticle),
                Extension(47, "ef1b4af7-36de-45eb-8c18-a2de07319227"),
                Size(48, "aab7d00c-7209-4337-be3f-a4421c8d79a0")),
            Of(1037, MediaKeys.Svg, MediaNames.VectorGraphicsAlias, "Vector Graphics (SVG)", Constants.Icons.MediaVectorGraphics, new(55, Constants.PropertyTypeGroups.VectorGraphics, "Vector Graphics", "vectorGraphics"),
                File(49, "e2a2bdf2-971b-483e-95a1-4104cc06af26", "Vector Graphics", Constants.DataTypes.UploadVectorGraphics),
                Extension(50, "0f25a89e-2eb7-49bc-a7b4-759a7e4c69f2"),
                Size(51, "09a07aff-861d-4769-a2b0-c165ebd43d39"),
                new(53, "5bc7e468-c53e-41a6-a522-2723f3b94514", Media.Width, "Width", Constants.DataTypes.LabelPixels),
                new(54, "9e4c2b59-6bc6-4648-bb71-b0f45ddbc274", Media.Height, "Height", Constants.DataTypes.LabelPixels)),
        ];

        ContentTypeRow folder = Of(Folder, MediaKeys.Folder, MediaNames.Folder, "Folder", Constants.Icons.MediaFolder, null) with { ListView = Constants.DataTypes.Guids.ListViewMediaGuid };
        yield return At(folder with { Allowed = [new(folder.Key, 0), .. types.Select(type => new AllowedPart(type.Key, 0))] }, 2);
        foreach (ContentTypeRow type in types)
        {
            yield return At(type, 2);
        }

        ContentTypeRow member = Of(
            1044,
            Constants.MemberTypes.Guids.Member,
            Constants.Conventions.MemberTypes.DefaultAlias,
            Constants.Conventions.MemberTypes.DefaultAlias,
            Constants.Icons.Member,
            new(11, Constants.PropertyTypeGroups.Membership, Constants.Conventions.Member.StandardPropertiesGroupName, Constants.Conventions.Member.StandardPropertiesGroupAlias),
            new Part(28, "70f24c26-1c0e-4053-bd8e-e9e6e4ec4c01", Constants.Conventions.Member.Comments, Constants.Conventions.Member.CommentsLabel, Constants.DataTypes.Textarea));
        yield return At(member with { Family = TypeFamily.Member, AllowedAsRoot = false }, 0);

        ContentTypeRow At(ContentTypeRow row, int sortOrder) => row with { SortOrder = sortOrder, CreateDate = now, UpdateDate = now };
    }

    private sealed record Group(int Id, string Key, string Name, string Alias);

    private sealed record Part(int Id, string Key, string Alias, string Name, int DataType, bool Mandatory = false);

    private static Part File(int id, string key, string name, int dataType) => new(id, key, Media.File, name, dataType, Mandatory: true);

    private static Part Extension(int id, string key) => new(id, key, Media.Extension, "File extension", Constants.DataTypes.LabelString);

    private static Part Size(int id, string key) => new(id, key, Media.Bytes, "File size", Constants.DataTypes.LabelBytes);

    private static ContentTypeRow Of(int id, string key, string alias, string name, string icon, Group? group, params ReadOnlySpan<Part> parts)
    {
        List<PropertyPart> properties = [];
        foreach (Part part in parts)
        {
            properties.Add(new PropertyPart
            {
                Id = part.Id,
                Key = Guid.Parse(part.Key),
                Alias = part.Alias,
                Name = part.Name,
                DataType = part.DataType,
                Group = group?.Id,
                Mandatory = part.Mandatory,
                SortOrder = properties.Count,
            });
        }

        return new ContentTypeRow
        {
            Family = TypeFamily.Media,
            Id = id,
            Key = Guid.Parse(key),
            Alias = alias,
            Name = name,
            Icon = icon,
            Thumbnail = icon,
            AllowedAsRoot = true,
            Path = FormattableString.Invariant($"{Constants.System.RootString},{id}"),
            Level = 1,
            Groups = group is null ? [] : [new GroupPart { Id = group.Id, Key = Guid.Parse(group.Key), Alias = group.Alias, Name = group.Name, Type = PropertyGroupType.Group, SortOrder = 1 }],
            Properties = properties,
        };
    }
}
