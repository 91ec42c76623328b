using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MvoUmbraco.Embedded.Publishing;
using MvoUmbraco.Embedded.Repositories.Content;
using Umbraco.Cms.Core.DeliveryApi;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary>How a field of a document is read, for one culture and side.</summary>
internal sealed record DocumentField(FieldType Type, Func<DocumentRow, IReadOnlyList<object>> Values);

/// <summary>
/// The values of fields. Umbraco's own are told by the row, as the answer will show them; those that a plugin brings
/// (<see cref="IContentIndexHandler"/>) are computed by it from the document and remembered with its row.
/// </summary>
internal sealed class DocumentFields(ContentIndexHandlerCollection handlers, PublishedTypes types, IContentService documents)
{
    private readonly ConditionalWeakTable<DocumentRow, ConcurrentDictionary<(string Field, string? Culture), IReadOnlyList<object>>> computed = [];

    /// <returns>Null if there is no such field.</returns>
    public DocumentField? Find(string name, string culture, bool draft) => name switch
    {
        ContentFields.Key => Text(row => row.Key.ToString("D")),
        ContentFields.ContentType => Text(row => TypeOf(row).Alias),
        ContentFields.Name => new DocumentField(FieldType.StringAnalyzed, row => [NameOf(row, culture, draft)]),
        ContentFields.SortName => new DocumentField(FieldType.StringSortable, row => [NameOf(row, culture, draft)]),
        ContentFields.CreateDate => new DocumentField(FieldType.Date, row => [row.CreateDate]),
        ContentFields.UpdateDate => new DocumentField(FieldType.Date, row => [UpdateDateOf(row, culture, draft)]),
        ContentFields.Level => new DocumentField(FieldType.Number, row => [row.Level]),
        ContentFields.SortOrder => new DocumentField(FieldType.Number, row => [row.SortOrder]),
        _ => Plugin(name, culture),
    };

    public IPublishedContentType TypeOf(DocumentRow row) => types.Find(PublishedItemType.Content, row.TypeId).Type;

    private static DocumentField Text(Func<DocumentRow, string> value) => new(FieldType.StringRaw, row => [value(row)]);

    private DocumentField? Plugin(string name, string culture)
    {
        foreach (IContentIndexHandler handler in handlers)
        {
            if (handler.GetFields().FirstOrDefault(field => string.Equals(field.FieldName, name, StringComparison.OrdinalIgnoreCase)) is { } field)
            {
                return new DocumentField(field.FieldType, row => ValuesOf(handler, field.FieldName, row, TypeOf(row).VariesByCulture() ? culture : null));
            }
        }

        return null;
    }

    private IReadOnlyList<object> ValuesOf(IContentIndexHandler handler, string field, DocumentRow row, string? culture) =>
        computed.GetValue(row, static _ => new()).GetOrAdd((field, culture), asked => documents.GetById(row.Key) is { } document
            ? [.. handler.GetFieldValues(document, asked.Culture).Where(value => string.Equals(value.FieldName, asked.Field, StringComparison.OrdinalIgnoreCase)).SelectMany(value => value.Values)]
            : []);

    private string NameOf(DocumentRow row, string culture, bool draft) => TypeOf(row).VariesByCulture()
        ? In(row, culture, draft)?.Name ?? string.Empty
        : (draft ? row.Name : row.PublishName ?? row.Name) ?? string.Empty;

    private DateTime UpdateDateOf(DocumentRow row, string culture, bool draft) =>
        (TypeOf(row).VariesByCulture() ? In(row, culture, draft)?.Date : null) ?? (draft ? row.UpdateDate : row.PublishDate ?? row.UpdateDate);

    private static CultureName? In(DocumentRow row, string culture, bool draft) =>
        (draft ? row.Cultures : row.PublishedCultures).FirstOrDefault(name => string.Equals(name.Culture, culture, StringComparison.OrdinalIgnoreCase));
}
