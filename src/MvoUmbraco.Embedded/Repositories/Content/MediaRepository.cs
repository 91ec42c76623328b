using System.Text.RegularExpressions;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>Media items: as documents, with one version and nothing to publish.</summary>
internal sealed partial class MediaRepository(ContentParts parts, Lazy<MediaUrlGeneratorCollection> paths)
    : ContentRepository<MediaRow, IMedia>(parts, MediaRow.Kind, MediaRow.Indexes), IMediaRepository
{
    public override int RecycleBinId => Constants.System.RecycleBinMedia;

    private protected override IContentTypeComposition TypeOf(MediaRow row) => Parts.Types.OfMedia(row.TypeId);

    private protected override IMedia Build(MediaRow row) => MediaEntity.Of(row, Parts.Types.OfMedia(row.TypeId));

    private protected override void Insert(IMedia entity)
    {
        entity.AddingEntity();
        Name(entity);
        Place(entity);
        entity.VersionId = Parts.Store.NextId();
        Write(entity, null);
    }

    private protected override void Update(IMedia entity, MediaRow before)
    {
        entity.UpdatingEntity();
        if (entity.IsMoving())
        {
            PutPlace(entity, before);
            Parts.Events.Publish(new MediaRefreshNotification(entity, new EventMessages()));
            entity.ResetDirtyProperties();
            return;
        }

        Name(entity);
        Follow(entity);
        Write(entity, before);
    }

    private void Name(IMedia entity)
    {
        if (string.IsNullOrWhiteSpace(entity.Name))
        {
            throw new InvalidOperationException("Cannot save a media item with an empty name.");
        }

        int parent = entity.ParentId == 0 ? Constants.System.Root : entity.ParentId;
        entity.Name = UniqueNames.Of(entity.Name, name => SiblingsNamed(parent, name).Any(sibling => sibling.Id != entity.Id));
        entity.SanitizeEntityPropertiesForXmlStorage();
    }

    private void Write(IMedia entity, MediaRow? before)
    {
        WrittenValues values = Parts.Values.Write(entity.Properties, entity.ContentType.VariesByCulture(), PublishedSide.Cleared, before?.Values ?? []);
        Put(new MediaRow
        {
            Id = entity.Id,
            Key = entity.Key,
            Name = entity.Name,
            ParentId = entity.ParentId == 0 ? Constants.System.Root : entity.ParentId,
            Path = entity.Path,
            Level = entity.Level,
            SortOrder = entity.SortOrder,
            Trashed = entity.Trashed,
            CreatorId = entity.CreatorId,
            WriterId = entity.WriterId,
            CreateDate = Utc.Of(entity.CreateDate),
            UpdateDate = Utc.Of(entity.UpdateDate),
            TypeId = entity.ContentTypeId,
            VersionId = entity.VersionId,
            Values = values.Values,
            File = FileOf(entity),
        });
        Parts.Tags.Assign(entity);
        Parts.References.Follow(entity);
        Parts.Events.Publish(new MediaRefreshNotification(entity, new EventMessages()));
        entity.ResetDirtyProperties();
    }

    private string? FileOf(IMedia entity) =>
        entity.Properties.TryGetValue(Constants.Conventions.Media.File, out IProperty? file)
        && paths.Value.TryGetMediaPath(file.PropertyType.PropertyEditorAlias, file.GetValue(), out string? path)
            ? path
            : null;

    public IMedia? GetMediaByPath(string mediaPath)
    {
        // A resized picture ("/media/1024/koala_403x328.jpg") is that of the original.
        string original = ResizedPicture().Replace(mediaPath, "${extension}");
        return Table.FindFirst(MediaRow.ByFile, SiblingText.Of(original)) is { } row ? Copies([row])[0] : null;
    }

    public override IEnumerable<IMedia> GetAllVersions(int nodeId) => Table.Get(nodeId) is { } row ? Copies([row]) : [];

    public override IEnumerable<IMedia> GetAllVersionsSlim(int nodeId, int skip, int take) => GetAllVersions(nodeId).Skip(skip).Take(take);

    public override IEnumerable<int> GetVersionIds(int id, int topRows) => Table.Get(id) is { } row && topRows > 0 ? [row.VersionId] : [];

    public override IMedia? GetVersion(int versionId) => Table.FindFirst(MediaRow.Indexes.ByVersion, versionId) is { } row ? Copies([row])[0] : null;

    /// <exception cref="InvalidOperationException">The version is the one that media has.</exception>
    public override void DeleteVersion(int versionId)
    {
        if (Table.FindFirst(MediaRow.Indexes.ByVersion, versionId) is not null)
        {
            throw new InvalidOperationException("Cannot delete the current version.");
        }
    }

    /// <summary>Media has no versions before the current one, which is never deleted.</summary>
    public override void DeleteVersions(int nodeId, DateTime versionDate)
    {
    }

    [GeneratedRegex(@"_[0-9]+x[0-9]+(?<extension>\.[^./]+)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ResizedPicture();
}

/// <summary>Builds Umbraco's media item from its row.</summary>
internal static class MediaEntity
{
    public static IMedia Of(MediaRow row, IMediaType type)
    {
        var media = new Umbraco.Cms.Core.Models.Media(row.Name, row.ParentId, type, PropertyValues.Read(type.CompositionPropertyTypes, row.Values));
        media.DisableChangeTracking();
        try
        {
            media.Id = row.Id;
            media.Key = row.Key;
            media.VersionId = row.VersionId;
            media.Path = row.Path;
            media.Level = row.Level;
            media.SortOrder = row.SortOrder;
            media.Trashed = row.Trashed;
            media.CreatorId = row.CreatorId;
            media.WriterId = row.WriterId;
            media.CreateDate = row.CreateDate;
            media.UpdateDate = row.UpdateDate;
            media.ResetDirtyProperties(false);
            return media;
        }
        finally
        {
            media.EnableChangeTracking();
        }
    }
}
