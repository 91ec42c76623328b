using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>The rows that come of a saved document: its own, and that of a version that was published.</summary>
internal sealed class DocumentRows(PropertyValues values)
{
    /// <param name="entity">What is saved, its version and dates settled.</param>
    /// <param name="before">What was stored; null for a new document.</param>
    /// <param name="stored">Its values.</param>
    /// <param name="published">Whether it is published from now on.</param>
    /// <param name="publishing">Whether it is being published.</param>
    public DocumentRow Of(IContent entity, DocumentRow? before, IReadOnlyList<StoredValue> stored, bool published, bool publishing) => new()
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
        TemplateId = entity.TemplateId,
        Values = stored,
        Cultures = entity.ContentType.VariesByCulture() ? CulturesOf(entity.CultureInfos) : [],
        EditedCultures = [.. (entity.ContentType.VariesByCulture() ? entity.EditedCultures : null) ?? []],
        Edited = entity.Edited,
        Published = published,
        PublishedVersionId = publishing ? entity.PublishedVersionId : before?.PublishedVersionId ?? 0,
        PublishName = publishing ? entity.Name : published ? before!.PublishName : null,
        PublishDate = publishing ? Utc.Of(entity.UpdateDate) : published ? before!.PublishDate : null,
        PublisherId = publishing ? entity.WriterId : published ? before!.PublisherId : null,
        PublishTemplateId = publishing ? entity.TemplateId : published ? before!.PublishTemplateId : null,
        PublishedCultures = publishing && entity.ContentType.VariesByCulture() ? CulturesOf(entity.PublishCultureInfos) : published && !publishing ? before!.PublishedCultures : [],

        // Changed by PersistContentSchedule and by SetPreventCleanup alone; a new version starts without the flag.
        Schedule = before?.Schedule ?? [],
        PreventCleanup = !publishing && before is { PreventCleanup: true },
    };

    /// <summary>The version that was published just now, as it is kept: what is published becomes its edited side.</summary>
    public static DocumentRow KeptOf(DocumentRow row, IContent entity, bool preventCleanup) => new()
    {
        Id = row.Id,
        Key = row.Key,
        Name = row.PublishName,
        TypeId = row.TypeId,
        VersionId = entity.PublishedVersionId,
        WriterId = row.WriterId,
        UpdateDate = row.UpdateDate,
        TemplateId = row.PublishTemplateId,
        PreventCleanup = preventCleanup,
        Cultures = row.PublishedCultures,
        Values = [.. row.Values.Where(value => value.PublishedText is not null || value.Segment is not null).Select(value => value with { Edited = value.PublishedText, Published = null })],
    };

    private IReadOnlyList<CultureName> CulturesOf(ContentCultureInfosCollection? infos) =>
        [.. (infos?.Values ?? []).Select(info => new CultureName(values.CultureOf(info.Culture)!, info.Name, Utc.Of(info.Date)))];
}
