using System.Globalization;
using System.Text;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Repositories.Content;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Repositories.Types;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Templates;

/// <summary>
/// Templates. Files are asked for by name, as if they stood in <c>Views</c>; what is answered is the text in the row of
/// the template with that alias.
/// </summary>
internal sealed class TemplateRepository(StoreAccess store, TemplateEntities entities, NodeIds ids, NodeRemovals removals) : ITemplateRepository
{
    private const int LongestAlias = 100;

    public ITemplate? Get(int id) => HandOut(Rows.Get(id));

    public ITemplate? Get(Guid id) => HandOut(Rows.Get(id));

    public ITemplate? Get(string? alias) => HandOut(ByAlias(alias));

    public IEnumerable<ITemplate> GetMany(params int[]? ids) => HandOut(ids is { Length: > 0 } ? ids.Distinct().Select(Rows.Get) : Rows.All);

    IEnumerable<ITemplate> IReadRepository<Guid, ITemplate>.GetMany(params Guid[]? ids) => HandOut(ids is { Length: > 0 } ? ids.Distinct().Select(Rows.Get) : Rows.All);

    public IEnumerable<ITemplate> GetAll(params string[] aliases) =>
        HandOut(Rows.All.Where(row => aliases.Length == 0 || aliases.Contains(row.Alias, StringComparer.OrdinalIgnoreCase)));

    public IEnumerable<ITemplate> GetChildren(int masterTemplateId) => HandOut(Children(masterTemplateId));

    public IEnumerable<ITemplate> GetDescendants(int masterTemplateId) => HandOut(Descendants(masterTemplateId));

    public bool Exists(int id) => Rows.Get(id) is not null;

    public bool Exists(Guid id) => Rows.Get(id) is not null;

    public IEnumerable<ITemplate> Get(IQuery<ITemplate> query) => HandOut(Matching(query));

    public int Count(IQuery<ITemplate>? query) => query is null ? Rows.Count : Matching(query).Count();

    public void Save(ITemplate entity)
    {
        UnitOfWork write = store.Write;
        TemplateRow? known = entity.HasIdentity
            ? Rows.Get(entity.Id) ?? throw new InvalidOperationException($"The template '{entity.Alias}' ({entity.Id}) does not exist any more.")
            : null;
        entity.Alias = UniqueAlias(entity);
        if (known is null)
        {
            entity.AddingEntity();
            entity.Id = ids.Take(entity.Key);
        }
        else
        {
            entity.UpdatingEntity();
        }

        TemplateRow? master = MasterOf(entity);
        entity.Path = FormattableString.Invariant($"{master?.Path ?? Constants.System.RootString},{entity.Id}");
        write.Put(TemplateRow.Kind, new TemplateRow
        {
            Id = entity.Id,
            Key = entity.Key,
            Name = entity.Name,
            Alias = entity.Alias,
            Content = entity.Content,
            ParentId = master?.Id ?? Constants.System.Root,
            Path = entity.Path,
            Level = 1,
            CreateDate = Utc.Of(entity.CreateDate),
            UpdateDate = Utc.Of(entity.UpdateDate),
        });
        if (known is not null && known.Path != entity.Path)
        {
            DefinitionTree.Each(write, TemplateRow.Kind, row => row.Path.StartsWith(known.Path + ",", StringComparison.Ordinal) ? row with { Path = entity.Path + row.Path[known.Path.Length..] } : row);
        }

        entity.ResetDirtyProperties();
    }

    /// <summary>Deletes the template and those that have it as master; types and documents that used them have none then.</summary>
    public void Delete(ITemplate entity)
    {
        UnitOfWork write = store.Write;
        HashSet<int> deleted = [];
        foreach (TemplateRow row in Descendants(entity.Id).Append(Rows.Get(entity.Id)).OfType<TemplateRow>())
        {
            deleted.Add(row.Id);
            removals.Remove(row);
            write.Remove(TemplateRow.Kind, row.Id);
        }

        DefinitionTree.Each(write, ContentTypeRow.Kind, row => row.Templates.Any(deleted.Contains) || deleted.Contains(row.DefaultTemplate)
            ? row with
            {
                Templates = [.. row.Templates.Where(id => !deleted.Contains(id))],
                DefaultTemplate = deleted.Contains(row.DefaultTemplate) ? 0 : row.DefaultTemplate,
            }
            : row);
        DefinitionTree.Each(write, DocumentRow.Kind, Without);
        DefinitionTree.Each(write, DocumentRow.BlueprintKind, Without);
        entity.DeleteDate = DateTime.UtcNow;

        DocumentRow Without(DocumentRow row) => IsDeleted(row.TemplateId) || IsDeleted(row.PublishTemplateId)
            ? row with
            {
                TemplateId = IsDeleted(row.TemplateId) ? null : row.TemplateId,
                PublishTemplateId = IsDeleted(row.PublishTemplateId) ? null : row.PublishTemplateId,
            }
            : row;

        bool IsDeleted(int? id) => id is { } template && deleted.Contains(template);
    }

    public Stream GetFileContentStream(string filepath) => new MemoryStream(Encoding.UTF8.GetBytes(OfFile(filepath)?.Content ?? string.Empty), writable: false);

    /// <exception cref="InvalidOperationException">There is no template of that name.</exception>
    public void SetFileContent(string filepath, Stream content)
    {
        TemplateRow row = OfFile(filepath) ?? throw new InvalidOperationException($"There is no template for the file '{filepath}'. Create the template first; its file has its alias as name.");
        using var reader = new StreamReader(content, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        store.Write.Put(TemplateRow.Kind, row with { Content = reader.ReadToEnd() });
    }

    public long GetFileSize(string filepath) => OfFile(filepath) is { } row ? Encoding.UTF8.GetByteCount(row.Content ?? string.Empty) : -1;

    private Table<TemplateRow> Rows => store.Read.Table(TemplateRow.Kind);

    private TemplateRow? OfFile(string filepath) => ByAlias(Path.GetFileNameWithoutExtension(filepath));

    private TemplateRow? ByAlias(string? alias) => Rows.All.FirstOrDefault(row => string.Equals(row.Alias, alias, StringComparison.OrdinalIgnoreCase));

    private TemplateRow? MasterOf(ITemplate entity)
    {
        int id = (entity as Template)?.MasterTemplateId?.Value ?? 0;
        return id > 0 ? Rows.Get(id) : ByAlias(entity.MasterTemplateAlias);
    }

    private IEnumerable<TemplateRow> Children(int master) => Rows.All.Where(row => master > 0 ? row.ParentId == master : row.ParentId <= 0);

    private List<TemplateRow> Descendants(int master)
    {
        List<TemplateRow> found = [.. Children(master)];
        for (int at = 0; at < found.Count; at++)
        {
            found.AddRange(Children(found[at].Id));
        }

        return found;
    }

    private string UniqueAlias(ITemplate entity)
    {
        string alias = entity.Alias.Length > LongestAlias ? entity.Alias[..95] : entity.Alias;
        string unique = alias;
        for (int number = 1; ByAlias(unique) is { } other && other.Id != entity.Id; number++)
        {
            unique = alias + number.ToString(CultureInfo.InvariantCulture);
        }

        return unique;
    }

    private IEnumerable<TemplateRow> Matching(IQuery<ITemplate> query)
    {
        var predicate = (EntityQuery<ITemplate>)query;
        return Rows.All.Where(row => predicate.Matches(entities.Shared(row)));
    }

    private ITemplate? HandOut(TemplateRow? row) => row is null ? null : entities.Copy(row);

    private List<ITemplate> HandOut(IEnumerable<TemplateRow?> rows) => [.. rows.Select(HandOut).OfType<ITemplate>()];
}
