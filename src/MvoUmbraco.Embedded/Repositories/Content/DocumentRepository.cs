using MvoUmbraco.Embedded.Repositories.Versions;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>
/// Documents. The row holds the version that is being edited and, beside it, what is published; a publish turns the
/// edited version into the published one, keeps it on disk (<see cref="VersionTable"/>), and goes on with a new version.
/// </summary>
internal class DocumentRepository : ContentRepository<DocumentRow, IContent>, IDocumentRepository
{
    private readonly DocumentNames names;
    private readonly VersionTable versions;
    private readonly Kind<DocumentRow> kind;
    private readonly DocumentRows rows;
    private readonly DocumentSchedules schedules;

    public DocumentRepository(ContentParts parts, DocumentNames names, VersionTable versions)
        : this(parts, names, versions, DocumentRow.Kind)
    {
    }

    private protected DocumentRepository(ContentParts parts, DocumentNames names, VersionTable versions, Kind<DocumentRow> kind)
        : base(parts, kind, DocumentRow.Indexes)
    {
        this.names = names;
        this.versions = versions;
        this.kind = kind;
        rows = new DocumentRows(parts.Values);
        schedules = new DocumentSchedules(parts.Store, kind);
    }

    public override int RecycleBinId => Constants.System.RecycleBinContent;

    private protected virtual bool NamesAreUnique => true;

    private bool IsBlueprints => kind == DocumentRow.BlueprintKind;

    private protected override IContentTypeComposition TypeOf(DocumentRow row) => Parts.Types.OfDocument(row.TypeId);

    private protected override IContent Build(DocumentRow row) => DocumentEntity.Of(row, Parts.Types.OfDocument(row.TypeId));

    private protected override void Insert(IContent entity)
    {
        entity.AddingEntity();
        entity.TemplateId ??= entity.ContentType.DefaultTemplate?.Id;
        Name(entity);
        Place(entity);
        entity.VersionId = Parts.Store.NextId();
        Write(entity, null);
    }

    private protected override void Update(IContent entity, DocumentRow before)
    {
        if (entity.PublishedState is PublishedState.Published or PublishedState.Unpublished && !entity.IsDirty() && !entity.IsAnyUserPropertyDirty())
        {
            return;
        }

        if (entity.VersionId != before.VersionId)
        {
            throw new InvalidOperationException("Cannot save a non-current version.");
        }

        entity.UpdatingEntity();
        if (entity.IsMoving())
        {
            // A descendant of what is moved: no version is made.
            PutPlace(entity, before);
            Parts.Events.Publish(new ContentRefreshNotification(entity, new EventMessages()));
            entity.ResetDirtyProperties();
            return;
        }

        Name(entity);
        Follow(entity);
        Write(entity, before);
    }

    public override void Delete(IContent entity)
    {
        base.Delete(entity);
        versions.DeleteOf(entity.Id);
    }

    private void Name(IContent entity)
    {
        names.EnsureInvariantName(entity);
        if (NamesAreUnique)
        {
            int parent = entity.ParentId == 0 ? Constants.System.Root : entity.ParentId;
            names.MakeUnique(
                entity,
                entity.PublishedState == PublishedState.Publishing,
                name => SiblingsNamed(parent, name),
                segment => Table.Find(DocumentRow.BySiblingSegment, (parent, segment)));
        }

        entity.SanitizeEntityPropertiesForXmlStorage();
    }

    /// <summary>Umbraco's bookkeeping of versions, published side and "edited" flags, and the row that comes of it.</summary>
    private void Write(IContent entity, DocumentRow? before)
    {
        PublishedState state = entity.PublishedState;
        bool publishing = state == PublishedState.Publishing;
        bool unpublishing = state == PublishedState.Unpublishing;
        bool varies = entity.ContentType.VariesByCulture();
        WrittenValues values = Parts.Values.Write(
            entity.Properties,
            varies,
            publishing ? PublishedSide.Replaced : unpublishing ? PublishedSide.Cleared : PublishedSide.Kept,
            before?.Values ?? []);

        int version = entity.VersionId;
        if (publishing)
        {
            entity.PublishedVersionId = version;
            entity.VersionId = Parts.Store.NextId();
        }

        bool edited = values.Edited || (!publishing && (entity.PublishName != entity.Name || before is { Edited: true }));
        if (varies)
        {
            HashSet<string> cultures = new(values.EditedCultures, StringComparer.OrdinalIgnoreCase);
            cultures.UnionWith(entity.CultureInfos!.Values.Where(info => info.Name != entity.GetPublishName(info.Culture)).Select(info => info.Culture));
            edited |= before is not null && cultures.Count > values.EditedCultures.Count;
            entity.SetCultureEdited(cultures);
            entity.AdjustDates(entity.UpdateDate, publishing);
        }

        bool published = publishing || (!unpublishing && before is { Published: true });
        entity.Edited = !published || edited;
        DocumentRow row = rows.Of(entity, before, values.Values, published, publishing) with
        {
            Blueprint = IsBlueprints,
            Segments = NamesAreUnique ? names.SegmentsOf(entity) : [],
        };
        Put(row);
        if (publishing)
        {
            versions.Add(DocumentRows.KeptOf(row, entity, before?.PreventCleanup ?? false), before?.PublishedVersionId ?? 0);
        }

        if (!IsBlueprints)
        {
            Parts.References.Follow(entity);
        }

        Parts.Events.Publish(new ContentRefreshNotification(entity, new EventMessages()));
        Settle(entity, row, publishing, unpublishing);
    }

    private void Settle(IContent entity, DocumentRow row, bool publishing, bool unpublishing)
    {
        if (publishing || unpublishing)
        {
            entity.Published = publishing;
            entity.PublishTemplateId = row.PublishTemplateId;
            entity.PublisherId = row.PublisherId;
            entity.PublishName = row.PublishName;
            entity.PublishDate = row.PublishDate;
            if (publishing)
            {
                Parts.Tags.Assign(entity);
            }
            else
            {
                Parts.Tags.Clear(entity.Id);
            }
        }

        entity.ResetDirtyProperties();
    }

    public IEnumerable<IContent> GetPage(
        IQuery<IContent>? query,
        long pageIndex,
        int pageSize,
        out long totalRecords,
        string[]? propertyAliases,
        IQuery<IContent>? filter,
        Ordering? ordering,
        bool loadTemplates) => GetPage(query, pageIndex, pageSize, out totalRecords, propertyAliases, filter, ordering);

    public int CountPublished(string? contentTypeAlias = null) => string.IsNullOrWhiteSpace(contentTypeAlias)
        ? Table.CountRange(DocumentRow.ByState, (false, true, int.MinValue), (false, true, int.MaxValue))
        : Parts.Types.IdsOf(contentTypeAlias).Sum(type => Table.CountRange(DocumentRow.ByState, (false, true, type), (false, true, type)));

    public bool IsPathPublished(IContent? content)
    {
        for (DocumentRow? row = content is null ? null : Table.Get(content.Id); row is { Trashed: false, Published: true }; row = Table.Get(row.ParentId))
        {
            if (row.ParentId == Constants.System.Root)
            {
                return true;
            }
        }

        return false;
    }

    public override IEnumerable<IContent> GetAllVersions(int nodeId) => GetAllVersionsSlim(nodeId, 0, int.MaxValue);

    public override IEnumerable<IContent> GetAllVersionsSlim(int nodeId, int skip, int take)
    {
        if (Table.Get(nodeId) is not { } current)
        {
            return [];
        }

        IContent[] first = skip == 0 && take > 0 ? [Copies([current])[0]] : [];
        int left = take == int.MaxValue ? -1 : take - first.Length;
        return [.. first, .. versions.Rows(nodeId, Math.Max(0, skip - 1), left).Select(version => AsVersion(version, current))];
    }

    public override IEnumerable<int> GetVersionIds(int id, int topRows) => Table.Get(id) is { } current
        ? [.. versions.Of(id).Select(version => version.Id).Prepend(current.VersionId).Take(topRows)]
        : [];

    public override IContent? GetVersion(int versionId)
    {
        if (Table.FindFirst(DocumentRow.ByVersion, versionId) is { } current)
        {
            return Copies([current])[0];
        }

        return versions.Row(versionId) is { } kept && Table.Get(kept.Id) is { } row ? AsVersion(kept, row) : null;
    }

    public override void DeleteVersion(int versionId)
    {
        if (Table.FindFirst(DocumentRow.ByVersion, versionId) is not null)
        {
            throw new InvalidOperationException("Cannot delete the current version.");
        }

        if (versions.Get(versionId) is { Published: true })
        {
            throw new InvalidOperationException("Cannot delete the published version.");
        }

        versions.Delete(versionId);
    }

    public override void DeleteVersions(int nodeId, DateTime versionDate) => versions.DeleteOlder(nodeId, versionDate);

    /// <summary>An old version as an entity: its own names and values, the place and the published side of today.</summary>
    private IContent AsVersion(DocumentRow version, DocumentRow current)
    {
        Dictionary<(int, string?, string?), string?> published = current.Values.ToDictionary(value => (value.Property, value.Culture, value.Segment), value => value.PublishedText);
        return Build(current with
        {
            VersionId = version.VersionId,
            Name = version.Name,
            WriterId = version.WriterId,
            UpdateDate = version.UpdateDate,
            TemplateId = version.TemplateId,
            Cultures = version.Cultures,
            Values = [.. version.Values.Select(value => value with { Published = published.GetValueOrDefault((value.Property, value.Culture, value.Segment)) })],
        });
    }

    public ContentScheduleCollection GetContentSchedule(int contentId) => schedules.Of(contentId);

    public IDictionary<int, IEnumerable<ContentSchedule>> GetContentSchedulesByIds(int[] documentIds) => schedules.Of(documentIds);

    public void PersistContentSchedule(IContent content, ContentScheduleCollection schedule) => schedules.Set(content.Id, schedule, Parts.Values);

    public void ClearSchedule(DateTime date) => schedules.Clear(date, null);

    public void ClearSchedule(DateTime date, ContentScheduleAction action) => schedules.Clear(date, action);

    public bool HasContentForExpiration(DateTime date) => schedules.Due(date, ContentScheduleAction.Expire).Any();

    public bool HasContentForRelease(DateTime date) => schedules.Due(date, ContentScheduleAction.Release).Any();

    public IEnumerable<IContent> GetContentForExpiration(DateTime date) => GetDue(date, ContentScheduleAction.Expire);

    public IEnumerable<IContent> GetContentForRelease(DateTime date) => GetDue(date, ContentScheduleAction.Release);

    private IReadOnlyList<IContent> GetDue(DateTime date, ContentScheduleAction action) =>
        Copies(schedules.Due(date, action).OrderBy(row => row.Level).ThenBy(row => row.SortOrder).ThenBy(row => row.Id));

    public void ReplaceContentPermissions(EntityPermissionSet permissionSet) => Parts.Permissions.Replace(permissionSet);

    public void AssignEntityPermission(IContent entity, string permission, IEnumerable<int> groupIds)
    {
        foreach (int group in groupIds.Distinct())
        {
            Parts.Permissions.Assign(group, permission, [entity.Id]);
        }
    }

    public EntityPermissionCollection GetPermissionsForEntity(int entityId) => Parts.Permissions.Of(entityId);

    public void AddOrUpdatePermissions(ContentPermissionSet permission) => Parts.Permissions.Replace(permission);
}
