using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Scoping;
using MvoUmbraco.Embedded.Store;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Repositories.Relations;

/// <summary>
/// Keeps the relations of content in step with what its properties refer to, published or being edited: a picked
/// document, medium or member, a link in a text, the same inside blocks. Written with the content itself, so that what
/// is referred to is known as soon as the save is.
/// </summary>
internal sealed class PropertyReferences(
    StoreAccess store,
    Nodes nodes,
    NodeIds ids,
    AmbientScope ambient,
    Lazy<IRelationRepository> relations,
    Lazy<DataValueReferenceFactoryCollection> references,
    Lazy<PropertyEditorCollection> editors,
    ILogger<PropertyReferences> logger)
{
    /// <summary>Aliases of the relation types that are kept this way: those that editors name, and no hand sets.</summary>
    private readonly Lazy<ISet<string>> automatic = new(() => references.Value.GetAllAutomaticRelationTypesAliases(editors.Value));

    public void Follow(IContentBase content)
    {
        Dictionary<string, int> types = store.Read.Table(RelationTypeRow.Kind).All
            .Where(type => automatic.Value.Contains(type.Alias))
            .ToDictionary(type => type.Alias, type => type.Id, StringComparer.OrdinalIgnoreCase);
        HashSet<(int Child, int Type)> wanted = Wanted(content, types);
        List<RelationRow> known = [.. store.Read.Table(RelationRow.Kind).Find(RelationRow.ByParent, content.Id).Where(row => types.ContainsValue(row.Type))];
        HashSet<(int Child, int Type)> kept = [.. known.Select(row => (row.Child, row.Type))];

        Remove([.. known.Where(row => !wanted.Contains((row.Child, row.Type)))]);
        Add(content.Id, [.. wanted.Where(reference => !kept.Contains(reference))]);
    }

    private HashSet<(int Child, int Type)> Wanted(IContentBase content, Dictionary<string, int> types)
    {
        HashSet<(int Child, int Type)> wanted = [];
        foreach (UmbracoEntityReference reference in references.Value.GetAllReferences(content.Properties, editors.Value))
        {
            if (!types.TryGetValue(reference.RelationTypeAlias, out int type))
            {
                logger.LogWarning(
                    "The reference of {Content} to {Udi} is not kept: there is no relation type {RelationType} that editors keep. Name it in IDataValueReference.GetAutomaticRelationTypesAliases, or install it again",
                    content.Id,
                    reference.Udi,
                    reference.RelationTypeAlias);
            }
            else if (reference.Udi is GuidUdi { Guid: var key } && (nodes.Get(key)?.Id ?? ids.ReservedFor(key)) is { } child)
            {
                wanted.Add((child, type));
            }
        }

        return wanted;
    }

    private void Add(int parent, IReadOnlyList<(int Child, int Type)> added)
    {
        if (added.Count == 0)
        {
            return;
        }

        List<int> made = [];
        foreach ((int child, int type) in added)
        {
            int id = store.NextId();
            store.Write.Put(RelationRow.Kind, new RelationRow { Id = id, Key = Guid.NewGuid(), Parent = parent, Child = child, Type = type, Date = DateTime.UtcNow });
            made.Add(id);
        }

        ambient.Current!.Notifications.Publish(new RelationSavedNotification(relations.Value.GetMany([.. made]), new EventMessages()) { IsAutomatic = true });
    }

    private void Remove(IReadOnlyList<RelationRow> removed)
    {
        if (removed.Count == 0)
        {
            return;
        }

        var gone = new RelationDeletedNotification(relations.Value.GetMany([.. removed.Select(row => row.Id)]), new EventMessages()) { IsAutomatic = true };
        foreach (RelationRow row in removed)
        {
            store.Write.Remove(RelationRow.Kind, row.Id);
        }

        ambient.Current!.Notifications.Publish(gone);
    }
}
