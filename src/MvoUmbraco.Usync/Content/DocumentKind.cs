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
            throw Refused("delete", Describe(deleted));
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

        bool scheduled = Schedule(content, wanted);
        bool published = Publish(content, wanted, differs, notes);
        return existing is null ? FileOutcome.Created
            : differs || moved || scheduled || published ? FileOutcome.Updated
            : FileOutcome.Unchanged;
    }

    private static string Describe(OperationResult result)
    {
        string messages = string.Join(' ', result.EventMessages?.GetAll().Select(message => message.Message) ?? []);
        return messages.Length == 0 ? result.Result.ToString() : $"{result.Result}, {messages}";
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

        DateTime now = time.GetUtcNow().UtcDateTime;
        ContentItem resolved = await ResolveBaseAsync(item, content, notes);
        return resolved with
        {
            Template = template is null ? null : new Named(template.Key, template.Alias),
            Published = AfterSchedule(item.Published, string.Empty),
            CulturesPublished = [.. resolved.CulturesPublished.Select(p => p with { Published = AfterSchedule(p.Published, p.Culture) })],
            Schedule = [.. item.Schedule.Where(s => s.Date > now)],
        };

        // What was due since the export has happened where it came from.
        bool AfterSchedule(bool published, string culture) => item.Schedule
            .Where(s => s.Date <= now && Same(s.Culture, culture))
            .OrderBy(s => s.Date)
            .Aggregate(published, (_, entry) => entry.Action == ContentScheduleAction.Release);
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
                throw Refused("save", Describe(saved));
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
        return moved.Success ? (Find(content.Key)!, true) : throw Refused("move", Describe(moved));
    }

    private void Trash(IContent content)
    {
        OperationResult trashed = contents.MoveToRecycleBin(content);
        if (!trashed.Success)
        {
            throw Refused("throw away", Describe(trashed));
        }
    }

    private bool Schedule(IContent content, ContentItem item)
    {
        ContentScheduleCollection current = contents.GetContentScheduleByContentId(content.Id);
        DateTime now = time.GetUtcNow().UtcDateTime;
        HashSet<(string, ContentScheduleAction, string)> held =
            [.. current.FullSchedule.Where(s => s.Date > now).Select(s => (s.Culture.ToLowerInvariant(), s.Action, Spelling.Second(s.Date)))];
        if (held.SetEquals(item.Schedule.Select(s => (s.Culture.ToLowerInvariant(), s.Action, Spelling.Second(s.Date)))))
        {
            return false;
        }

        var schedule = new ContentScheduleCollection();
        foreach (ScheduleEntry entry in item.Schedule)
        {
            schedule.Add(new ContentSchedule(entry.Culture, entry.Date, entry.Action));
        }

        contents.PersistContentSchedule(content, schedule);
        return true;
    }

    private bool Publish(IContent content, ContentItem item, bool changed, Notes notes)
    {
        bool varies = content.ContentType.VariesByCulture();
        CultureState[] states = varies
            ? [.. item.CultureNames.Select(name => item.CulturesPublished.FirstOrDefault(p => Same(p.Culture, name.Culture)) is { } given
                ? given with { Culture = name.Culture }
                : new CultureState(name.Culture, item.CulturesPublished.Count == 0 && item.Published))]
            : [new CultureState("*", item.CulturesPublished.Count == 0 ? item.Published : item.CulturesPublished.Any(p => p.Published))];

        bool acted = false;
        foreach (CultureState state in states.Where(s => !s.Published && IsPublished(s.Culture)))
        {
            PublishResult result = contents.Unpublish(content, state.Culture);
            acted = result.Success ? true : throw Wrong("Info/Published", $"Umbraco refuses to unpublish: {result.Result}.");
        }

        foreach (string surplus in varies ? content.PublishedCultures.Where(c => states.All(s => !Same(s.Culture, c))).ToArray() : [])
        {
            acted |= contents.Unpublish(content, surplus).Success;
        }

        string[] due = [.. states.Where(s => s.Published && !Waits(item, s.Culture) && (changed || !IsPublished(s.Culture))).Select(s => s.Culture)];
        if (due.Length == 0)
        {
            return acted;
        }

        if (content.ParentId > 0 && Find(content.ParentId) is { } parent && !contents.IsPathPublished(parent))
        {
            notes.Warn("Info/Published", "The document is saved but not published: its parent is not published. Publish the parent in its file.");
            return acted;
        }

        PublishResult published = contents.Publish(content, due);
        if (!published.Success)
        {
            string properties = string.Join(", ", published.InvalidProperties?.Select(p => p.Alias) ?? []);
            throw Wrong("Info/Published", properties.Length == 0
                ? $"The document is saved but not published: {Describe(published)}."
                : $"The document is saved but not published, since these values are missing or invalid: {properties}. Mend them in the file.");
        }

        return true;

        bool IsPublished(string culture) => culture == "*" ? content.Published : content.IsCulturePublished(culture);
    }

    private static string Describe(PublishResult result)
    {
        string messages = string.Join(' ', result.EventMessages?.GetAll().Select(message => message.Message) ?? []);
        return messages.Length == 0 ? result.Result.ToString() : $"{result.Result}, {messages}";
    }

    // A release that is still to come publishes then, not now.
    private static bool Waits(ContentItem item, string culture) => item.Schedule.Any(s =>
        s.Action == ContentScheduleAction.Release && (s.Culture.Length == 0 || Same(s.Culture, culture)));

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
