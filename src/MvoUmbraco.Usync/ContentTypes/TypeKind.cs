using MvoUmbraco.Usync.Files;
using MvoUmbraco.Usync.Importing;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Usync.ContentTypes;

/// <summary>
/// Document, media or member types, found by key and then by alias. The first round makes the new ones, sorted so that
/// parents and compositions come first; allowed children wait for the second, when every type has its id.
/// </summary>
internal abstract class TypeKind<TType>(
    FileKind files,
    TypeFamily family,
    IContentTypeBaseService<TType> types,
    IEntityTypeContainerService<TType> containers,
    IDataTypeService dataTypes,
    IShortStringHelper shortStrings) : ItemKind<TypeItem>(files)
    where TType : class, IContentTypeComposition
{
    private readonly Folders<TType> folders = new(containers);
    private readonly TypeShape shape = new(dataTypes, shortStrings);

    public override bool NeedsTwoRounds => true;

    public override bool DeletesLast => true;

    protected IShortStringHelper ShortStrings { get; } = shortStrings;

    public override async IAsyncEnumerable<UsyncItem> DescribeAllAsync()
    {
        foreach (TType type in types.GetAll())
        {
            yield return await DescribeAsync(type);
        }
    }

    public override async Task<bool> DeleteAsync(Guid key, string alias)
    {
        if (await FindAsync(key, alias) is not { } type)
        {
            return false;
        }

        ContentTypeOperationStatus status = await types.DeleteAsync(type.Key, Constants.Security.SuperUserKey);
        return status == ContentTypeOperationStatus.Success ? true : throw Refused("delete", status);
    }

    protected abstract TType New();

    /// <summary>What only this family has, from the entity.</summary>
    protected virtual Task<TypeItem> DescribeMoreAsync(TType type, TypeItem item) => Task.FromResult(item);

    /// <summary>What only this family has, resolved against the database: names of what is missing are dropped with a warning.</summary>
    protected virtual Task<TypeItem> ResolveMoreAsync(TypeItem item, Notes notes) => Task.FromResult(item);

    /// <summary>What only this family has, to the entity.</summary>
    protected virtual Task ApplyMoreAsync(TType type, TypeItem item) => Task.CompletedTask;

    protected sealed override string FileName(TypeItem item) => item.Alias.ToSafeFileName(ShortStrings);

    protected sealed override IEnumerable<TypeItem> Order(IEnumerable<TypeItem> items) => Dependencies.Sort(
        items.OrderBy(item => item.Level),
        item => item.Compositions.Select(c => c.Key).Concat(item.Parent is null ? [] : [item.Parent.Key]));

    protected sealed override async Task<FileOutcome> ApplyAsync(TypeItem item, Round round, Notes notes)
    {
        TType? existing = await FindAsync(item.Key, item.Alias);
        if (round == Round.First && existing is not null)
        {
            return FileOutcome.Unchanged;
        }

        TypeItem wanted = await ResolveAsync(item, existing, round, notes);
        if (existing is not null && existing.Key == item.Key && (await DescribeAsync(existing)).Means(wanted))
        {
            return FileOutcome.Unchanged;
        }

        TType type = existing ?? New();
        await FillAsync(type, wanted);
        Attempt<ContentTypeOperationStatus> saved = existing is null
            ? await types.CreateAsync(type, Constants.Security.SuperUserKey)
            : await types.UpdateAsync(type, Constants.Security.SuperUserKey);
        return saved.Success ? existing is null ? FileOutcome.Created : FileOutcome.Updated : throw Refused("save", saved.Result);
    }

    private async Task<TypeItem> DescribeAsync(TType type)
    {
        IContentTypeComposition? parent = type.ContentTypeComposition.FirstOrDefault(t => t.Id == type.ParentId);
        List<AllowedType> structure = [];
        foreach (ContentTypeSort allowed in (type.AllowedContentTypes ?? []).OrderBy(a => a.SortOrder))
        {
            // The alias beside the key may be one from before a rename.
            if (await types.GetAsync(allowed.Key) is { } child)
            {
                structure.Add(new AllowedType(child.Key, child.Alias, allowed.SortOrder));
            }
        }

        return await DescribeMoreAsync(type, new TypeItem(
            family,
            type.Key,
            type.Alias,
            type.Level,
            type.Name ?? type.Alias,
            type.Icon,
            type.Thumbnail,
            type.Description ?? string.Empty,
            type.AllowedAsRoot,
            type.ListView ?? Guid.Empty,
            type.Variations,
            type.IsElement,
            HistoryCleanup: null,
            parent is null ? null : new Named(parent.Key, parent.Alias),
            parent is null && type.Level != 1 ? await folders.PathAsync(type) : null,
            [.. type.ContentTypeComposition.OrderBy(c => c.Alias, StringComparer.InvariantCulture).Select(c => new Named(c.Key, c.Alias))],
            DefaultTemplate: string.Empty,
            AllowedTemplates: [],
            structure,
            await shape.DescribePropertiesAsync(type, family),
            TypeShape.DescribeGroups(type)));
    }

    private async Task FillAsync(TType type, TypeItem item)
    {
        type.Key = item.Key;
        type.Alias = item.Alias;
        type.Name = item.Name;
        type.Icon = item.Icon;
        type.Thumbnail = item.Thumbnail;
        type.Description = item.Description;
        type.AllowedAsRoot = item.AllowAtRoot;
        type.ListView = item.ListView == Guid.Empty ? null : item.ListView;
        type.Variations = item.Variations;
        type.IsElement = item.IsElement;
        await PlaceAsync(type, item);
        await ComposeAsync(type, item);
        await shape.ApplyAsync(type, item);
        type.AllowedContentTypes = [.. item.Structure.Select(s => new ContentTypeSort(s.Key, s.SortOrder, s.Alias))];
        await ApplyMoreAsync(type, item);
    }

    private async Task PlaceAsync(TType type, TypeItem item)
    {
        ITreeEntity? place = item.Parent is not null ? await types.GetAsync(item.Parent.Key)
            : item.Folder is not null ? await folders.EnsureAsync(item.Folder)
            : null;
        int parentId = place?.Id ?? Constants.System.Root;
        if (type.ParentId == parentId)
        {
            return;
        }

        if (!type.HasIdentity || item.Parent is not null)
        {
            if (place is null)
            {
                type.ParentId = parentId;
            }
            else
            {
                type.SetParent(place);
            }

            return;
        }

        // Only a move carries what lies below.
        Attempt<TType?, ContentTypeStructureOperationStatus> moved = await types.MoveAsync(type.Key, place?.Key);
        if (moved is not { Success: true, Result: { } result })
        {
            throw Refused("move", moved.Status);
        }

        type.ParentId = result.ParentId;
        type.Path = result.Path;
        type.Level = result.Level;
    }

    private async Task ComposeAsync(TType type, TypeItem item)
    {
        foreach (IContentTypeComposition surplus in type.ContentTypeComposition.Where(c => item.Compositions.All(wanted => wanted.Key != c.Key)).ToArray())
        {
            type.RemoveContentType(surplus.Alias);
        }

        foreach (Named composition in item.Compositions.Where(wanted => type.ContentTypeComposition.All(c => c.Key != wanted.Key)))
        {
            // A property that moved from here to the composition would collide with itself.
            IContentTypeComposition other = (await types.GetAsync(composition.Key))!;
            foreach (IPropertyType property in other.CompositionPropertyTypes)
            {
                if (item.Properties.All(own => !string.Equals(own.Alias, property.Alias, StringComparison.OrdinalIgnoreCase)))
                {
                    type.RemovePropertyType(property.Alias);
                }
            }

            if (!type.AddContentType(other))
            {
                throw Wrong("Info/Compositions", $"The composition {other.Alias} cannot be added: the type, or another of its compositions, holds it already.");
            }
        }
    }

    private async Task<TypeItem> ResolveAsync(TypeItem item, TType? existing, Round round, Notes notes)
    {
        List<Named> compositions = [];
        foreach (Named composition in item.Compositions)
        {
            TType found = await FindAsync(composition.Key, composition.Name)
                ?? throw Wrong($"Info/Compositions/Composition[@Key='{composition.Key}']", $"The composition {composition.Name} is not there. Add its file, or remove the element.");
            compositions.Add(new Named(found.Key, found.Alias));
        }

        Named? parent = null;
        if (item.Parent is { } above)
        {
            TType found = await FindAsync(above.Key, above.Name)
                ?? throw Wrong("Info/Parent", $"The parent type {above.Name} is not there. Add its file, or remove the element.");
            parent = new Named(found.Key, found.Alias);
            if (compositions.All(c => c.Key != found.Key))
            {
                compositions.Add(parent);
            }
        }

        List<AllowedType> structure = [];
        foreach (AllowedType allowed in round == Round.First ? [] : item.Structure)
        {
            if (await FindAsync(allowed.Key, allowed.Alias) is { } found)
            {
                structure.Add(new AllowedType(found.Key, found.Alias, allowed.SortOrder));
            }
            else
            {
                notes.Warn($"Structure/*[@Key='{allowed.Key}']", $"The type {allowed.Alias} is not there; it is left out of the allowed children. Add its file, or remove the element.");
            }
        }

        return await ResolveMoreAsync(
            item with
            {
                Compositions = compositions,
                Parent = parent,
                Structure = structure,
                Properties = await shape.ResolveAsync(item, existing, notes),
            },
            notes);
    }

    private async Task<TType?> FindAsync(Guid key, string alias) =>
        (key == Guid.Empty ? null : await types.GetAsync(key)) ?? (alias.Length == 0 ? null : types.Get(alias));
}
