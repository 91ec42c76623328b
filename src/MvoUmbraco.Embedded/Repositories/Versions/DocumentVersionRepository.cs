using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Versions;

/// <summary>The history of documents: the version being edited, and those that were published.</summary>
internal sealed class DocumentVersionRepository(
    StoreAccess store,
    VersionTable versions,
    Lazy<ILanguageRepository> languages,
    Lazy<IContentTypeRepository> documentTypes,
    Lazy<IUserRepository> users) : IDocumentVersionRepository
{
    public IReadOnlyCollection<ContentVersionMeta> GetDocumentVersionsEligibleForCleanup() => Eligible(null, null);

    public IReadOnlyCollection<ContentVersionMeta> GetDocumentVersionsEligibleForCleanup(DateTime olderThan, int? maxCount) => Eligible(olderThan, maxCount);

    public IReadOnlyCollection<ContentVersionCleanupPolicySettings> GetCleanupPolicies() =>
    [
        .. documentTypes.Value.GetMany(Array.Empty<int>()).Where(type => type.HistoryCleanup is not null).Select(type => new ContentVersionCleanupPolicySettings
        {
            ContentTypeId = type.Id,
            PreventCleanup = type.HistoryCleanup!.PreventCleanup,
            KeepAllVersionsNewerThanDays = type.HistoryCleanup.KeepAllVersionsNewerThanDays,
            KeepLatestVersionPerDayForDays = type.HistoryCleanup.KeepLatestVersionPerDayForDays,
            Updated = type.UpdateDate,
        }),
    ];

    public IEnumerable<ContentVersionMeta> GetPagedItemsByContentId(int contentId, long pageIndex, int pageSize, out long totalRecords, int? languageId = null)
    {
        totalRecords = 0;
        if (Document(contentId) is not { } current)
        {
            return [];
        }

        string? culture = languageId is null ? null : languages.Value.GetIsoCodeById(languageId);
        HashSet<int> inCulture = [.. versions.Rows(contentId, 0, -1).Where(version => IsIn(culture, version.Cultures)).Select(version => version.VersionId)];
        IEnumerable<ContentVersionMeta> all = versions.Of(contentId)
            .Where(version => inCulture.Contains(version.Id))
            .Select(version => Meta(version, current.TypeId));
        if (IsIn(culture, current.Cultures))
        {
            all = all.Prepend(Meta(current));
        }

        return Page.Of(all, pageIndex, pageSize, out totalRecords);
    }

    public void DeleteVersions(IEnumerable<int> versionIds)
    {
        foreach (int id in versionIds)
        {
            versions.Delete(id);
        }
    }

    public void SetPreventCleanup(int versionId, bool preventCleanup)
    {
        if (store.Read.Table(DocumentRow.Kind).FindFirst(DocumentRow.ByVersion, versionId) is { } current)
        {
            store.Write.Put(DocumentRow.Kind, current with { PreventCleanup = preventCleanup });
        }
        else
        {
            versions.SetPreventCleanup(versionId, preventCleanup);
        }
    }

    public ContentVersionMeta? Get(int versionId)
    {
        if (store.Read.Table(DocumentRow.Kind).FindFirst(DocumentRow.ByVersion, versionId) is { } current)
        {
            return Meta(current);
        }

        return versions.Get(versionId) is { } version && Document(version.Node) is { } document ? Meta(version, document.TypeId) : null;
    }

    private IReadOnlyCollection<ContentVersionMeta> Eligible(DateTime? olderThan, int? maxCount) =>
        [.. versions.Eligible(olderThan, maxCount).Select(version => Document(version.Node) is { } document ? Meta(version, document.TypeId) : null).OfType<ContentVersionMeta>()];

    private DocumentRow? Document(int id) => store.Read.Table(DocumentRow.Kind).Get(id) ?? store.Read.Table(DocumentRow.BlueprintKind).Get(id);

    /// <summary>Versions of a document that varies are asked per language, those of an invariant one without.</summary>
    private static bool IsIn(string? culture, IReadOnlyList<CultureName> cultures) => culture is null
        ? cultures.Count == 0
        : cultures.Any(name => name.Culture.InvariantEquals(culture));

    private ContentVersionMeta Meta(DocumentRow current) => new(
        current.VersionId, current.Id, current.TypeId, current.WriterId, current.UpdateDate, false, true, current.PreventCleanup, UserName(current.WriterId));

    private ContentVersionMeta Meta(KeptVersion version, int type) => new(
        version.Id, version.Node, type, version.User, version.Date, version.Published, false, version.PreventCleanup, UserName(version.User));

    private string UserName(int id) => users.Value.GetProfile(id)?.Name ?? string.Empty;
}
