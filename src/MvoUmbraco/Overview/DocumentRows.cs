using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Overview;

/// <summary>Says of documents what the overview shows.</summary>
/// <param name="documents">Everything the user may read; parents are named when they are among it.</param>
/// <param name="types">For the names of the types.</param>
/// <param name="culture">The language of the names, for documents that have several.</param>
/// <param name="writers">Who changed a document last, by its key.</param>
internal sealed class DocumentRows(
    IEnumerable<IDocumentEntitySlim> documents,
    IContentTypeService types,
    string culture,
    IReadOnlyDictionary<Guid, string> writers)
{
    private readonly Dictionary<int, IDocumentEntitySlim> byId = documents.ToDictionary(document => document.Id);
    private readonly Dictionary<string, string> typeNames =
        types.GetAll().ToDictionary(type => type.Alias, type => type.Name ?? type.Alias, StringComparer.Ordinal);

    public DocumentLink Link(IDocumentEntitySlim document) => new()
    {
        Key = document.Key,
        Name = NameOf(document),
        ContentType = document.ContentTypeAlias,
        ContentTypeName = typeNames.GetValueOrDefault(document.ContentTypeAlias, document.ContentTypeAlias),
        Parents = [.. ReadableDocuments.IdsOf(document.Path)
            .Where(id => id != document.Id)
            .Select(id => byId.GetValueOrDefault(id))
            .OfType<IDocumentEntitySlim>()
            .Select(NameOf)],
    };

    public ChangedDocument Changed(IDocumentEntitySlim document) => new(Link(document))
    {
        State = !document.Published ? DocumentState.Draft : document.Edited ? DocumentState.PendingChanges : DocumentState.Published,
        Changed = ContentView.Instant(document.UpdateDate),
        ChangedBy = writers.GetValueOrDefault(document.Key, string.Empty),
    };

    public AwaitingDocument Awaiting(IDocumentEntitySlim document, Schedule? schedule) => new(Changed(document))
    {
        PublishOn = schedule?.PublishOn,
        UnpublishOn = schedule?.UnpublishOn,
    };

    private string NameOf(IDocumentEntitySlim document)
    {
        var names = document.CultureNames;
        return names.TryGetValue(culture, out var name) && !string.IsNullOrEmpty(name)
            ? name
            : names.Values.FirstOrDefault(other => !string.IsNullOrEmpty(other)) ?? document.Name ?? string.Empty;
    }
}
