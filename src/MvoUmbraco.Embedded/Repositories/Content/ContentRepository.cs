using System.Linq.Expressions;
using MvoUmbraco.Embedded.Querying;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence;
using Umbraco.Cms.Core.Persistence.Querying;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>
/// What documents, blueprints and media have in common: reading through indexes, paging before cloning, counting
/// without walking, and the place in the tree.
/// </summary>
internal abstract class ContentRepository<TRow, TEntity> : IContentRepository<int, TEntity>, IReadRepository<Guid, TEntity>
    where TRow : ContentRow
    where TEntity : class, IContentBase
{
    private readonly Kind<TRow> kind;
    private readonly ContentIndexes<TRow> indexes;
    private readonly BuiltEntities<TRow, TEntity> entities;
    private readonly ContentOrdering<TRow> ordering;

    private protected ContentRepository(ContentParts parts, Kind<TRow> kind, ContentIndexes<TRow> indexes)
    {
        this.kind = kind;
        this.indexes = indexes;
        Parts = parts;
        entities = new BuiltEntities<TRow, TEntity>(parts.Store, Build);
        ordering = new ContentOrdering<TRow>(parts, TypeOf, OrderOf);
    }

    public abstract int RecycleBinId { get; }

    private protected ContentParts Parts { get; }

    private protected Table<TRow> Table => Parts.Store.Read.Table(kind);

    /// <summary>What the paths of all that is in the bin start with.</summary>
    private protected virtual string BinPrefix => $"-1,{RecycleBinId},";

    private protected abstract TEntity Build(TRow row);

    private protected abstract IContentTypeComposition TypeOf(TRow row);

    private protected abstract void Insert(TEntity entity);

    private protected abstract void Update(TEntity entity, TRow before);

    /// <summary>How to order by a field that only this kind has; null for one it does not know.</summary>
    private protected virtual Func<TRow, SortValue>? OrderOf(string field) => null;

    /// <summary>Rows that may match, when the query is to be asked of the entity.</summary>
    private protected virtual IEnumerable<TRow> Candidates(RowQuestion<TRow> question, QueryHints hints) => question.Candidates();

    /// <summary>Asks the query of the entity that a row is.</summary>
    private protected virtual Func<TRow, bool> Matcher(EntityQuery<TEntity> query) => row => query.Matches(entities.Shared(row));

    private protected IEnumerable<TRow> InOrder(IEnumerable<TRow> rows, Ordering? by) => ordering.Apply(rows, by);

    private protected void Put(TRow row) => Parts.Store.Write.Put(kind, row);

    /// <summary>Of a descendant of what is moved nothing changes but the place.</summary>
    private protected void PutPlace(TEntity entity, TRow before) => Put((TRow)((ContentRow)before with
    {
        Name = entity.Name,
        ParentId = entity.ParentId,
        Path = entity.Path,
        Level = entity.Level,
        SortOrder = entity.SortOrder,
        Trashed = entity.Trashed,
    }));

    private protected IReadOnlyList<TEntity> Copies(IEnumerable<TRow> rows) => [.. rows.Select(entities.Copy)];

    public TEntity? Get(int id) => Table.Get(id) is { } row ? entities.Copy(row) : null;

    public TEntity? Get(Guid id) => Table.Get(id) is { } row ? entities.Copy(row) : null;

    public IEnumerable<TEntity> GetMany(params int[]? ids) => Copies(ids is null or [] ? Table.All : ids.Distinct().Select(Table.Get).OfType<TRow>());

    public IEnumerable<TEntity> GetMany(params Guid[]? ids) => Copies(ids is null or [] ? Table.All : ids.Distinct().Select(Table.Get).OfType<TRow>());

    public bool Exists(int id) => Table.Get(id) is not null;

    public bool Exists(Guid id) => Table.Get(id) is not null;

    public void Save(TEntity entity)
    {
        if (entity.HasIdentity && Table.Get(entity.Id) is { } before)
        {
            Update(entity, before);
        }
        else if (entity.HasIdentity)
        {
            throw new InvalidOperationException($"There is no {kind.Code} with id {entity.Id} to update. It may have been deleted meanwhile; a new one is saved without an id.");
        }
        else
        {
            Insert(entity);
        }
    }

    public virtual void Delete(TEntity entity)
    {
        if (Table.Get(entity.Id) is not { } row)
        {
            return;
        }

        Parts.Events.Publish(new ScopedEntityRemoveNotification(entity, new Umbraco.Cms.Core.Events.EventMessages()));
        Parts.Removals.Remove(row);
        Parts.Store.Write.Remove(kind, row.Id);
        entity.DeleteDate = DateTime.UtcNow;
    }

    public IEnumerable<TEntity> Get(IQuery<TEntity> query) => Copies(InTreeOrder(Matching(EntityQuery.From(query))));

    public int Count(IQuery<TEntity>? query) => query is null ? Table.Count : Matching(EntityQuery.From(query)).Count();

    public IEnumerable<TEntity> GetPage(IQuery<TEntity>? query, long pageIndex, int pageSize, out long totalRecords, IQuery<TEntity>? filter, Ordering? ordering) =>
        GetPage(query, pageIndex, pageSize, out totalRecords, null, filter, ordering);

    /// <inheritdoc/>
    /// <remarks>All properties are in memory anyway, so <paramref name="propertyAliases"/> saves nothing and is not used.</remarks>
    public IEnumerable<TEntity> GetPage(
        IQuery<TEntity>? query,
        long pageIndex,
        int pageSize,
        out long totalRecords,
        string[]? propertyAliases,
        IQuery<TEntity>? filter,
        Ordering? ordering)
    {
        EntityQuery<TEntity>? asked = query is null ? null : EntityQuery.From(query);
        EntityQuery<TEntity>? filtered = filter is null ? null : EntityQuery.From(filter);
        QueryHints hints = (asked?.Hints ?? QueryHints.None).And(filtered?.Hints ?? QueryHints.None);
        if (Question(hints).IndexedPage(ordering, Page.Skip(pageIndex, pageSize), pageSize, out totalRecords) is { } indexed)
        {
            return Copies(indexed);
        }

        List<TRow> matching = [.. Matching(hints, asked, filtered, ordering?.Culture)];
        totalRecords = matching.Count;
        return Copies(this.ordering.Apply(matching, ordering).Skip(Page.Skip(pageIndex, pageSize)).Take(pageSize));
    }

    public IEnumerable<TEntity> GetRecycleBin()
    {
        (string from, string to) = PathRange.StartingWith(BinPrefix);
        return Copies(InTreeOrder(Table.Range(indexes.ByPath, from, to).Where(row => row.Trashed)));
    }

    public bool RecycleBinSmells() => CountChildren(RecycleBinId) > 0;

    public int Count(string? contentTypeAlias = null) => string.IsNullOrWhiteSpace(contentTypeAlias)
        ? Table.Count
        : Parts.Types.IdsOf(contentTypeAlias).Sum(type => Table.CountRange(indexes.ByType, type, type));

    public int CountChildren(int parentId, string? contentTypeAlias = null)
    {
        (int, int) from = (parentId, int.MinValue);
        (int, int) to = (parentId, int.MaxValue);
        return string.IsNullOrWhiteSpace(contentTypeAlias)
            ? Table.CountRange(indexes.ByParent, from, to)
            : OfTypes(Table.Range(indexes.ByParent, from, to), contentTypeAlias);
    }

    public int CountDescendants(int parentId, string? contentTypeAlias = null)
    {
        if (Parts.Nodes.Get(parentId) is not { } parent)
        {
            return 0;
        }

        (string from, string to) = PathRange.Below(parent.Path);
        return string.IsNullOrWhiteSpace(contentTypeAlias)
            ? Table.CountRange(indexes.ByPath, from, to)
            : OfTypes(Table.Range(indexes.ByPath, from, to), contentTypeAlias);
    }

    public void UpdateSortOrder(IReadOnlyList<int> orderedNodeIds)
    {
        for (int position = 0; position < orderedNodeIds.Count; position++)
        {
            if (Table.Get(orderedNodeIds[position]) is { } row && row.SortOrder != position)
            {
                Put(row with { SortOrder = position });
            }
        }
    }

    public ContentDataIntegrityReport CheckDataIntegrity(ContentDataIntegrityReportOptions options)
    {
        Dictionary<int, ContentDataIntegrityReportEntry> report = [];
        foreach (TRow row in Table.All.OrderBy(row => row.Level).ToList())
        {
            if (TreeIntegrity.Check(row, Parts.Nodes.Get(row.ParentId)) is not { } issue)
            {
                continue;
            }

            var entry = new ContentDataIntegrityReportEntry(issue);
            report[row.Id] = entry;
            if (options.FixIssues && Parts.Nodes.Get(row.ParentId) is { } parent)
            {
                Put(row with { Path = $"{parent.Path},{row.Id}", Level = parent.Level + 1 });
                entry.Fixed = true;
            }
        }

        return new ContentDataIntegrityReport(report);
    }

    public abstract IEnumerable<TEntity> GetAllVersions(int nodeId);

    public abstract IEnumerable<TEntity> GetAllVersionsSlim(int nodeId, int skip, int take);

    public abstract IEnumerable<int> GetVersionIds(int id, int topRows);

    public abstract TEntity? GetVersion(int versionId);

    public abstract void DeleteVersion(int versionId);

    public abstract void DeleteVersions(int nodeId, DateTime versionDate);

    /// <summary>Places a new entity under its parent and gives it its id.</summary>
    private protected void Place(TEntity entity)
    {
        NodeRow parent = Parts.Nodes.Parent(entity.ParentId);
        bool given = entity.SortOrder != 0 || entity.IsPropertyDirty(nameof(entity.SortOrder));
        entity.SortOrder = given && Table.CountRange(indexes.ByParent, (parent.Id, entity.SortOrder), (parent.Id, entity.SortOrder)) == 0
            ? entity.SortOrder
            : NextSortOrder(parent.Id);
        entity.Id = Parts.Ids.Take(entity.Key);
        entity.Path = $"{parent.Path},{entity.Id}";
        entity.Level = parent.Level + 1;
    }

    /// <summary>Follows a changed parent: path, level, and the last place among the new siblings.</summary>
    private protected void Follow(TEntity entity)
    {
        if (entity.IsPropertyDirty(nameof(entity.ParentId)))
        {
            NodeRow parent = Parts.Nodes.Parent(entity.ParentId);
            entity.Path = $"{parent.Path},{entity.Id}";
            entity.Level = parent.Level + 1;
            entity.SortOrder = NextSortOrder(parent.Id);
        }
    }

    private protected IEnumerable<TRow> SiblingsNamed(int parentId, string name) => Table.Find(indexes.BySiblingName, (parentId, SiblingText.Of(name)));

    private int NextSortOrder(int parentId) =>
        Table.LastOf(indexes.ByParent, (parentId, int.MinValue), (parentId, int.MaxValue)) is { } last ? last.SortOrder + 1 : 0;

    private RowQuestion<TRow> Question(QueryHints hints) => new(hints, Table, indexes, BinPrefix);

    private IEnumerable<TRow> Matching(EntityQuery<TEntity> query) => Matching(query.Hints, query, null, null);

    private IEnumerable<TRow> Matching(QueryHints hints, EntityQuery<TEntity>? query, EntityQuery<TEntity>? filter, string? culture)
    {
        RowQuestion<TRow> question = Question(hints);
        if (question.IsWhole)
        {
            return question.Candidates().Where(question.Matches);
        }

        IEnumerable<TRow> matching = Candidates(question, hints);
        if (query is not null)
        {
            matching = matching.Where(Matcher(query));
        }

        return filter is null ? matching : matching.Where(
            culture is { Length: > 0 } && NamesTheEntity.In(filter) ? row => filter.Matches(Named(row, culture)) : Matcher(filter));
    }

    /// <summary>As the query sees an entity when it asks for names in a culture.</summary>
    private TEntity Named(TRow row, string culture)
    {
        TEntity entity = entities.Shared(row);
        if (entity.GetCultureName(culture) is not { } name || name == entity.Name)
        {
            return entity;
        }

        TEntity named = entities.Copy(row);
        named.Name = name;
        return named;
    }

    private int OfTypes(IEnumerable<TRow> rows, string alias)
    {
        HashSet<int> types = [.. Parts.Types.IdsOf(alias)];
        return rows.Count(row => types.Contains(row.TypeId));
    }

    private static IEnumerable<TRow> InTreeOrder(IEnumerable<TRow> rows) => rows.OrderBy(row => row.Level).ThenBy(row => row.SortOrder).ThenBy(row => row.Id);

    /// <summary>Whether a query says something about the name.</summary>
    private sealed class NamesTheEntity : ExpressionVisitor
    {
        private bool found;

        public static bool In(EntityQuery<TEntity> query)
        {
            var visitor = new NamesTheEntity();
            foreach (Expression<Func<TEntity, bool>> predicate in query.Predicates)
            {
                visitor.Visit(predicate);
            }

            return visitor.found;
        }

        protected override Expression VisitMember(MemberExpression node)
        {
            found |= node.Member.Name == nameof(IContentBase.Name);
            return base.VisitMember(node);
        }
    }
}
