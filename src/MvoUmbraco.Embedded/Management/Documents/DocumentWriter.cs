using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>A whole document, as the editor opens it.</summary>
internal sealed class DocumentWriter(ContentValues values, ITemplateService templates)
{
    public async Task<DocumentModel> DraftAsync(IContent document, ContentScheduleCollection schedule) => new(
        document.Key,
        TypeReference.Of(document.ContentType),
        await TemplateAsync(document.TemplateId),
        document.Trashed,
        values.Of(document),
        Variants(document, culture => document.GetCultureName(culture), state => state, schedule),
        []);

    /// <summary>As visitors see it.</summary>
    public async Task<DocumentModel> PublishedAsync(IContent document) => new(
        document.Key,
        TypeReference.Of(document.ContentType),
        await TemplateAsync(document.PublishTemplateId),
        document.Trashed,
        values.Published(document),
        Variants(
            document,
            culture => document.GetPublishName(culture) ?? document.GetCultureName(culture),
            state => state == VariantState.PublishedPendingChanges ? VariantState.Published : state,
            new ContentScheduleCollection()),
        []);

    public DocumentVariant[] Variants(IContent document) => Variants(document, culture => document.GetCultureName(culture), state => state, new ContentScheduleCollection());

    private static DocumentVariant[] Variants(IContent document, Func<string?, string?> name, Func<VariantState, VariantState> state, ContentScheduleCollection schedule)
    {
        string?[] cultures = [.. document.AvailableCultures.DefaultIfEmpty(null!)];
        string?[] segments = [null, .. document.Properties.SelectMany(property => property.Values).Select(value => value.Segment).OfType<string>().Distinct()];
        return
        [
            .. from culture in cultures
               from segment in segments
               select new DocumentVariant(
                   culture,
                   segment,
                   name(culture) ?? string.Empty,
                   state(DocumentStates.Of(document, culture)),
                   document.CreateDate,
                   culture is null ? document.UpdateDate : document.GetUpdateDate(culture) ?? document.UpdateDate,
                   culture is null ? document.PublishDate : document.GetPublishDate(culture),
                   At(schedule, culture, ContentScheduleAction.Release),
                   At(schedule, culture, ContentScheduleAction.Expire),
                   Guid.Empty,
                   []),
        ];
    }

    private static DateTimeOffset? At(ContentScheduleCollection schedule, string? culture, ContentScheduleAction action) =>
        schedule.GetSchedule(culture ?? Constants.System.InvariantCulture, action)
            .Select(entry => (DateTimeOffset?)new DateTimeOffset(DateTime.SpecifyKind(entry.Date, DateTimeKind.Utc)))
            .FirstOrDefault();

    private async Task<Reference?> TemplateAsync(int? id) => id is { } known ? Reference.To((await templates.GetAsync(known))?.Key) : null;
}
