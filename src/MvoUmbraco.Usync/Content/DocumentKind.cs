using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.Content;

/// <summary>Documents: content that is published per culture, on a schedule, through a template.</summary>
internal sealed class DocumentKind(
    IContentService contents,
    IContentTypeService types,
    ITemplateService templates,
    ILanguageService languages,
    IRelationService relations,
    IShortStringHelper shortStrings,
    TimeProvider time)
    : ContentKind<IContent>(FileKind.Documents, ContentFamily.Document, languages, shortStrings)
{
    private const int PageSize = 500;

    private readonly DocumentState state = new(contents, time);

    public override bool Cleans => true;

    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (IContent content in Everything())
        {
            yield return await DescribeAsync(content);
        }
    }

    public override Task<int> CleanAsync(Guid parent, IReadOnlySet<Guid> keep)
    {
        int id = parent == Guid.Empty ? Constants.System.Root : Find(parent)?.Id ?? 0;
        IContent[] surplus = id == 0 ? [] : [.. Children(id).Where(child => !keep.Contains(child.Key))];
        foreach (IContent child in surplus)
        {
            Delete(child);
        }

        return Task.FromResult(surplus.Length);
    }

    protected override IContent? Find(Guid key) => contents.GetById(key);

    protected override IContent? Find(int id) => contents.GetById(id);

    protected override void Delete(IContent content)
    {
        OperationResult deleted = contents.Delete(content);
        if (!deleted.Success)
        {
            throw Refused("delete", DocumentState.Said(deleted.Result, deleted.EventMessages));
        }
    }

    protected override async Task<FileOutcome> ApplyAsync(ContentItem item, Round round, Notes notes)
    {
        IContent? existing = Find(item.Key);
        if (existing is not null && !Same(existing.ContentType.Alias, item.ContentType))
        {
            throw Wrong("Info/ContentType", $"The document is of type {existing.ContentType.Alias} and cannot become {item.ContentType}. Delete it first, or correct the element.");
        }

        if (types.Get(item.ContentType) is not { } type)
        {
            throw Wrong("Info/ContentType", $"The document type {item.ContentType} is not there. Add its file to ContentTypes, or correct the element.");
        }

        IContent? parent = ParentOf(item);
        IContent content = existing ?? contents.Create(item.Name ?? item.Alias, parent?.Id ?? Constants.System.Root, type);
        ContentItem wanted = await ResolveAsync(item, content, notes);
        bool moved = false;
        if (existing is not null)
        {
            if (item.Trashed && existing.Trashed)
            {
                return FileOutcome.Unchanged;
            }

            (content, moved) = Place(existing, item, parent);
        }

        bool differs = existing is null || !Says(Comparable(await DescribeAsync(content), wanted), wanted with { TrashedFrom = null });
        if (differs)
        {
            await SaveAsync(content, wanted, isNew: existing is null);
        }

        if (item.Trashed)
        {
            Trash(content);
            return existing is null ? FileOutcome.Created : FileOutcome.Updated;
        }

        bool scheduled = state.Schedule(content, wanted);
        bool published = state.Publish(content, wanted, differs, notes);
        return existing is null ? FileOutcome.Created
            : differs || moved || scheduled || published ? FileOutcome.Updated
            : FileOutcome.Unchanged;
    }

    /// <summary>The state in the database, without what is not compared when it is saved: publishing and schedules go their own way.</summary>
    private static ContentItem Comparable(ContentItem current, ContentItem wanted) => current with
    {
        Parent = wanted.Parent,
        Trashed = wanted.Trashed,
        TrashedFrom = null,
        Published = wanted.Published,
        CulturesPublished = wanted.CulturesPublished,
        Schedule = wanted.Schedule,
    };

    private async Task<ContentItem> DescribeAsync(IContent content)
    {
        ITemplate? template = content.TemplateId is { } id ? await templates.GetAsync(id) : null;
        return DescribeBase(content) with
        {
            TrashedFrom = content.Trashed ? OriginalParent(content) : null,
            Published = content.Published,
            CulturesPublished = [.. content.AvailableCultures
                .Order(StringComparer.InvariantCulture)
                .Select(culture => new CultureState(culture, content.IsCulturePublished(culture)))],
            Schedule = [.. contents.GetContentScheduleByContentId(content.Id).FullSchedule
                .OrderBy(s => s.Action.ToString(), StringComparer.Ordinal)
                .ThenBy(s => s.Culture, StringComparer.InvariantCulture)
                .Select(s => new ScheduleEntry(s.Culture, s.Action, s.Date))],
            Template = template is null ? null : new Named(template.Key, template.Alias),
        };
    }

    private async Task<ContentItem> ResolveAsync(ContentItem item, IContent content, Notes notes)
    {
        ITemplate? template = null;
        if (item.Template is { } named)
        {
            template = (named.Key == Guid.Empty ? null : await templates.GetAsync(named.Key)) ?? await templates.GetAsync(named.Name);
            if (template is null)
            {
                notes.Warn("Info/Template", $"The template {named.Name} is not there; the document has none. Add its file, or empty the element.");
            }
        }

        else if (content.TemplateId is { } held)
        {
            // A file without template leaves the one there is, which for a new document is the default of its type.
            template = await templates.GetAsync(held);
        }

        ContentItem resolved = await ResolveBaseAsync(item, content, notes);
        return state.Resolve(resolved) with { Template = template is null ? null : new Named(template.Key, template.Alias) };
    }

    private async Task SaveAsync(IContent content, ContentItem item, bool isNew)
    {
        Fill(content, item);
        content.TemplateId = item.Template is { } template ? (await templates.GetAsync(template.Key))!.Id : content.TemplateId;
        content.SortOrder = item.SortOrder ?? content.SortOrder;
        Save();

        // A new document whose place is taken gets another; the one of the file holds once it is there.
        if (isNew && item.SortOrder is { } order && content.SortOrder != order)
        {
            content.SortOrder = order;
            Save();
        }

        void Save()
        {
            OperationResult saved = contents.Save(content);
            if (!saved.Success)
            {
                throw Refused("save", DocumentState.Said(saved.Result, saved.EventMessages));
            }
        }
    }

    private (IContent Content, bool Moved) Place(IContent content, ContentItem item, IContent? parent)
    {
        int parentId = parent?.Id ?? Constants.System.Root;
        if (item.Trashed || (!content.Trashed && content.ParentId == parentId))
        {
            return (content, false);
        }

        OperationResult moved = contents.Move(content, parentId);
        return moved.Success ? (Find(content.Key)!, true) : throw Refused("move", DocumentState.Said(moved.Result, moved.EventMessages));
    }

    private void Trash(IContent content)
    {
        OperationResult trashed = contents.MoveToRecycleBin(content);
        if (!trashed.Success)
        {
            throw Refused("throw away", DocumentState.Said(trashed.Result, trashed.EventMessages));
        }
    }

    private Guid? OriginalParent(IContent content)
    {
        try
        {
            int? id = relations.GetByChild(content, Constants.Conventions.RelationTypes.RelateParentDocumentOnDeleteAlias).FirstOrDefault()?.ParentId;
            return id is > 0 ? Find(id.Value)?.Key : null;
        }
        catch (NotSupportedException)
        {
            // A host without relations does not remember where it was.
            return null;
        }
    }

    private IEnumerable<IContent> Everything()
    {
        foreach (IContent root in contents.GetRootContent())
        {
            yield return root;
            foreach (IContent below in Paged((long page, out long total) => contents.GetPagedDescendants(root.Id, page, PageSize, out total)))
            {
                yield return below;
            }
        }

        foreach (IContent trashed in Paged((long page, out long total) => contents.GetPagedContentInRecycleBin(page, PageSize, out total)))
        {
            yield return trashed;
        }
    }

    private IEnumerable<IContent> Children(int id) => Paged((long page, out long total) => contents.GetPagedChildren(id, page, PageSize, out total, propertyAliases: null, filter: null, ordering: null));

    private delegate IEnumerable<IContent> Page(long page, out long total);

    private static IEnumerable<IContent> Paged(Page read)
    {
        long seen = 0;
        for (long page = 0; ; page++)
        {
            IContent[] items = [.. read(page, out long total)];
            foreach (IContent item in items)
            {
                yield return item;
            }

            seen += items.Length;
            if (items.Length == 0 || seen >= total)
            {
                yield break;
            }
        }
    }
}
