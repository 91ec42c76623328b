using MvoUmbraco.Embedded.Repositories.Entities;
using MvoUmbraco.Embedded.Repositories.Relations;
using MvoUmbraco.Embedded.Repositories.Users;
using MvoUmbraco.Embedded.Scoping;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Persistence.Repositories;
using Umbraco.Cms.Core.PropertyEditors;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>What the repositories of documents, blueprints and media work with.</summary>
internal sealed class ContentParts(
    StoreAccess store,
    Nodes nodes,
    NodeIds ids,
    TypesOfContent types,
    PropertyValues values,
    TagAssignment tags,
    PropertyReferences references,
    NodeRemovals removals,
    GroupPermissions permissions,
    IEventAggregator events,
    Lazy<PropertyEditorCollection> editors,
    Lazy<IDataTypeRepository> dataTypes,
    Lazy<IUserRepository> users)
{
    public StoreAccess Store => store;

    public Nodes Nodes => nodes;

    public NodeIds Ids => ids;

    public TypesOfContent Types => types;

    public PropertyValues Values => values;

    public TagAssignment Tags => tags;

    public PropertyReferences References => references;

    public NodeRemovals Removals => removals;

    public GroupPermissions Permissions => permissions;

    public IEventAggregator Events => events;

    public PropertyEditorCollection Editors => editors.Value;

    public object? ConfigurationOf(int dataTypeId) => dataTypes.Value.Get(dataTypeId)?.ConfigurationObject;

    public string? UserName(int id) => users.Value.GetProfile(id)?.Name;
}
