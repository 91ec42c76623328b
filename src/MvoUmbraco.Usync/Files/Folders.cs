using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Usync.Files;

/// <summary>The folders that data types and content types lie in. They have no files: they live in their members' paths.</summary>
internal sealed class Folders<TEntity>(IEntityTypeContainerService<TEntity> containers)
    where TEntity : ITreeEntity
{
    /// <summary>The folder of a path, made where it is missing.</summary>
    public async Task<EntityContainer> EnsureAsync(FolderPath path)
    {
        EntityContainer? folder = path.Key is { } key ? await containers.GetAsync(key) : null;
        if (folder is not null)
        {
            return folder;
        }

        for (int depth = 0; depth < path.Names.Count; depth++)
        {
            string name = path.Names[depth];
            EntityContainer? parent = folder;
            folder = (await containers.GetAsync(name, depth + 1)).FirstOrDefault(f => f.ParentId == (parent?.Id ?? Constants.System.Root))
                ?? await CreateAsync(depth == path.Names.Count - 1 ? path.Key : null, name, parent?.Key);
        }

        return folder!;
    }

    /// <summary>The path of the folder an entity lies in; null at the root.</summary>
    public async Task<FolderPath?> PathAsync(TEntity entity)
    {
        if (entity.ParentId <= 0)
        {
            return null;
        }

        List<string> names = [];
        for (EntityContainer? folder = await containers.GetParentAsync(entity); folder is not null; folder = await containers.GetParentAsync(folder))
        {
            names.Insert(0, folder.Name ?? string.Empty);
        }

        return names.Count == 0 ? null : new FolderPath(names);
    }

    private async Task<EntityContainer> CreateAsync(Guid? key, string name, Guid? parent)
    {
        Attempt<EntityContainer?, EntityContainerOperationStatus> made = await containers.CreateAsync(key, name, parent, Constants.Security.SuperUserKey);
        return made is { Success: true, Result: { } folder }
            ? folder
            : throw new UsyncFileException("Info/Folder", null, $"Umbraco refuses to make the folder \"{name}\": {made.Status}.");
    }
}
