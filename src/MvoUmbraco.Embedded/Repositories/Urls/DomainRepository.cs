using System.Data;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Languages;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Urls;

/// <summary>
/// A domain, or a language without a domain, from a document down. The name of the latter is <c>*</c> and the id of the
/// document (a wildcard), and its sort order -1.
/// </summary>
internal sealed record DomainRow : Row
{
    public required string Name { get; init; }

    /// <summary>Id of the language.</summary>
    public int? Language { get; init; }

    /// <summary>Id of the document.</summary>
    public int? Root { get; init; }

    public int SortOrder { get; init; }

    public static readonly RowIndex<DomainRow, string> ByName = new(row => row.Name, StringComparer.OrdinalIgnoreCase);

    public static readonly Kind<DomainRow> Kind = new("domain", ByName);
}

/// <summary>Domains, in sort order. They go with their document.</summary>
internal sealed class DomainRepository(StoreAccess store) : TableRepository<DomainRow, IDomain>(store, DomainRow.Kind), IDomainRepository, INodeRemoval
{
    public IDomain? GetByName(string domainName) => Table.FindFirst(DomainRow.ByName, domainName) is { } row ? Copies([row])[0] : null;

    public bool Exists(string domainName) => Table.FindFirst(DomainRow.ByName, domainName) is not null;

    public IEnumerable<IDomain> GetAll(bool includeWildcards) => GetMany(Array.Empty<int>()).Where(domain => includeWildcards || !domain.IsWildcard).ToArray();

    public IEnumerable<IDomain> GetAssignedDomains(int contentId, bool includeWildcards) =>
        Copies(InOrder(Table.All.Where(row => row.Root == contentId))).Where(domain => includeWildcards || !domain.IsWildcard).ToArray();

    /// <exception cref="DuplicateNameException">Another domain has the name.</exception>
    /// <exception cref="InvalidOperationException">The document or the language does not exist.</exception>
    public override void Save(IDomain entity)
    {
        if (Table.FindFirst(DomainRow.ByName, entity.DomainName) is { } other && other.Id != entity.Id)
        {
            throw new DuplicateNameException($"The domain name {entity.DomainName} is already assigned.");
        }

        if (entity.RootContentId is { } root && Store.Read.Table(DocumentRow.Kind).Get(root) is null)
        {
            throw new InvalidOperationException($"No content exists with id {root}, to give the domain {entity.DomainName} to.");
        }

        if (entity.LanguageId is { } language && Store.Read.Table(LanguageRow.Kind).Get(language) is null)
        {
            throw new InvalidOperationException($"No language exists with id {language}, to give to the domain {entity.DomainName}.");
        }

        if (!entity.HasIdentity)
        {
            entity.SortOrder = entity.IsWildcard ? -1 : Table.All.Where(row => row.Root == entity.RootContentId && row.SortOrder >= 0).Select(row => row.SortOrder + 1).DefaultIfEmpty(0).Max();
        }

        if (entity is UmbracoDomain domain)
        {
            domain.LanguageIsoCode = IsoCodeOf(entity.LanguageId);
        }

        base.Save(entity);
    }

    public void Remove(NodeRow node)
    {
        foreach (DomainRow row in Table.All.Where(row => row.Root == node.Id).ToList())
        {
            Store.Write.Remove(DomainRow.Kind, row.Id);
        }
    }

    private protected override IEnumerable<DomainRow> InOrder(IEnumerable<DomainRow> rows) => rows.OrderBy(row => row.SortOrder).ThenBy(row => row.Id);

    private protected override IDomain Build(DomainRow row)
    {
        var domain = new UmbracoDomain(row.Name)
        {
            Id = row.Id,
            Key = row.Key,
            LanguageId = row.Language,
            LanguageIsoCode = IsoCodeOf(row.Language),
            RootContentId = row.Root,
            SortOrder = row.SortOrder,
        };
        domain.ResetDirtyProperties(false);
        return domain;
    }

    private protected override DomainRow RowOf(IDomain entity, int id) => new()
    {
        Id = id,
        Key = entity.Key,
        Name = entity.DomainName,
        Language = entity.LanguageId,
        Root = entity.RootContentId,
        SortOrder = entity.SortOrder,
    };

    private string? IsoCodeOf(int? language) => language is { } id ? Store.Read.Table(LanguageRow.Kind).Get(id)?.IsoCode : null;
}
