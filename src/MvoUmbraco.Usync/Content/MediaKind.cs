using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Usync.Content;

/// <summary>
/// Media items. The files themselves are not part of the format: only their paths are. What Umbraco computes from the
/// file is left out.
/// </summary>
internal sealed class MediaKind(
    IMediaService medias,
    IMediaTypeService types,
    ILanguageService languages,
    IShortStringHelper shortStrings)
    : ContentKind<IMedia>(FileKind.Media, ContentFamily.Media, languages, shortStrings)
{
    private const int PageSize = 500;

    public override bool Cleans => true;

    protected override IReadOnlySet<string> LeftOut { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        Constants.Conventions.Media.Width, Constants.Conventions.Media.Height, Constants.Conventions.Media.Bytes, Constants.Conventions.Media.Extension,
    };

    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (IMedia root in medias.GetRootMedia())
        {
            yield return DescribeBase(root);
            long seen = 0;
            for (long page = 0; ; page++)
            {
                IMedia[] below = [.. medias.GetPagedDescendants(root.Id, page, PageSize, out long total)];
                foreach (IMedia media in below)
                {
                    yield return DescribeBase(media);
                }

                seen += below.Length;
                if (below.Length == 0 || seen >= total)
                {
                    break;
                }
            }
        }

        await Task.CompletedTask;
    }

    public override Task<int> CleanAsync(Guid parent, IReadOnlySet<Guid> keep)
    {
        int id = parent == Guid.Empty ? Constants.System.Root : Find(parent)?.Id ?? 0;
        IMedia[] surplus = id == 0 ? [] :
            [.. medias.GetPagedChildren(id, 0, int.MaxValue, out _).Where(child => !keep.Contains(child.Key))];
        foreach (IMedia child in surplus)
        {
            Delete(child);
        }

        return Task.FromResult(surplus.Length);
    }

    protected override IMedia? Find(Guid key) => medias.GetById(key);

    protected override IMedia? Find(int id) => medias.GetById(id);

    protected override void Delete(IMedia content)
    {
        if (!medias.Delete(content).Success)
        {
            throw Refused("delete", "cancelled");
        }
    }

    protected override async Task<FileOutcome> ApplyAsync(ContentItem item, Round round, Notes notes)
    {
        IMedia? existing = Find(item.Key);
        if (types.Get(item.ContentType) is null)
        {
            throw Wrong("Info/ContentType", $"The media type {item.ContentType} is not there. Add its file to MediaTypes, or correct the element.");
        }

        if (existing is not null && !Same(existing.ContentType.Alias, item.ContentType))
        {
            throw Wrong("Info/ContentType", $"The media item is of type {existing.ContentType.Alias} and cannot become {item.ContentType}. Delete it first, or correct the element.");
        }

        IMedia? parent = ParentOf(item);
        int parentId = parent?.Id ?? Constants.System.Root;
        IMedia media = existing ?? medias.CreateMedia(item.Name ?? item.Alias, parentId, item.ContentType);
        ContentItem wanted = await ResolveBaseAsync(item, media, notes);
        bool moved = false;
        if (existing is { Trashed: true } && item.Trashed)
        {
            return FileOutcome.Unchanged;
        }

        if (existing is not null && !item.Trashed && (existing.Trashed || existing.ParentId != parentId))
        {
            moved = medias.Move(existing, parentId).Success ? true : throw Refused("move", "cancelled");
            media = Find(item.Key)!;
        }

        ContentItem current = DescribeBase(media) with { Parent = wanted.Parent, Trashed = wanted.Trashed };
        bool differs = existing is null || !Says(current, wanted with { TrashedFrom = null, Published = false });
        if (differs)
        {
            Fill(media, wanted);
            media.SortOrder = wanted.SortOrder ?? media.SortOrder;
            Save(media);
            if (existing is null && wanted.SortOrder is { } order && media.SortOrder != order)
            {
                media.SortOrder = order;
                Save(media);
            }
        }

        if (item.Trashed && !medias.MoveToRecycleBin(media).Success)
        {
            throw Refused("throw away", "cancelled");
        }

        return existing is null ? FileOutcome.Created : differs || moved || item.Trashed ? FileOutcome.Updated : FileOutcome.Unchanged;
    }

    private void Save(IMedia media)
    {
        Attempt<OperationResult?> saved = medias.Save(media);
        if (!saved.Success)
        {
            throw Refused("save", saved.Result?.Result ?? OperationResultType.Failed);
        }
    }
}
