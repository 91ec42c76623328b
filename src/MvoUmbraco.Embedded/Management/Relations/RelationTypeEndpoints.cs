using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Management.Relations;

/// <summary>Types of relations, and the relations of a type.</summary>
internal sealed class RelationTypeEndpoints(IRelationService relations, IEntityService entities) : IManagementEndpoints<RelationTypeEndpoints>
{
    public static StatusTable<RelationOperationStatus> Problems { get; } = new()
    {
        { RelationOperationStatus.RelationTypeNotFound, 404, "The relation type could not be found", "There is no relation type with this id." },
    };

    public static void Map(ManagementRoutes<RelationTypeEndpoints> routes)
    {
        routes.Get("relation-type", BackOfficePolicies.TreeAccessRelationTypes, (e, request) => e.List(request));
        routes.Get("relation-type/{id:guid}", BackOfficePolicies.TreeAccessRelationTypes, (e, request) => e.ByKey(request));
        routes.Get("relation/type/{id:guid}", BackOfficePolicies.SectionAccessContent, (e, request) => e.Relations(request));
        routes.Get("item/relation-type", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Items(request));
        routes.Get("object-types", BackOfficePolicies.BackOfficeAccess, (e, request) => e.Kinds(request));
    }

    private Task<IResult> List(ManagementRequest request) => Task.FromResult(Answer.Ok(request.Paging.Of(
        relations.GetAllRelationTypes().OrderBy(type => type.Name, StringComparer.InvariantCultureIgnoreCase).Select(RelationTypeModel.Of).ToArray())));

    private Task<IResult> ByKey(ManagementRequest request) => Task.FromResult(relations.GetRelationTypeById(request.Key()) is { } type
        ? Answer.Ok(RelationTypeModel.Of(type))
        : Answer.Problem(Problems[RelationOperationStatus.RelationTypeNotFound]));

    private async Task<IResult> Relations(ManagementRequest request)
    {
        Paging paging = request.Paging;
        Attempt<PagedModel<IRelation>, RelationOperationStatus> page = await relations.GetPagedByRelationTypeKeyAsync(request.Key(), paging.Skip, paging.Take);
        return page.Success
            ? Answer.Ok(new Paged<RelationModel>(page.Result.Total, [.. page.Result.Items.Select(Of).OfType<RelationModel>()]))
            : Answer.From(page, Problems);
    }

    private Task<IResult> Items(ManagementRequest request)
    {
        IReadOnlyList<Guid> keys = request.QueryKeys();
        return Task.FromResult(Answer.Ok(relations.GetAllRelationTypes().InOrderOf(keys, type => type.Key)
            .Select(type => new RelationTypeItem(type.Key, [], type.Name ?? string.Empty, type.IsDeletableRelationType())).ToArray()));
    }

    private Task<IResult> Kinds(ManagementRequest request) => Task.FromResult(Answer.Ok(request.Paging.Of(relations.GetAllowedObjectTypes().Select(ObjectType.Of).ToArray())));

    private RelationModel? Of(IRelation relation) =>
        entities.Get(relation.ParentId) is { } parent && entities.Get(relation.ChildId) is { } child
            ? new RelationModel(relation.Key, new Reference(relation.RelationType.Key), RelationEnd.Of(parent), RelationEnd.Of(child), relation.CreateDate, relation.Comment)
            : null;

    private sealed record RelationModel(Guid Id, Reference RelationType, RelationEnd Parent, RelationEnd Child, DateTime CreateDate, string? Comment);

    private sealed record RelationEnd(Guid Id, string? Name)
    {
        public static RelationEnd Of(IEntitySlim entity) => new(entity.Key, entity.Name);
    }

    private sealed record RelationTypeItem(Guid Id, IReadOnlyList<Flag> Flags, string Name, bool IsDeletable);

    /// <summary>A kind of node that relations can join.</summary>
    private sealed record ObjectType(Guid Id, string? Name)
    {
        public static ObjectType Of(UmbracoObjectTypes kind) => new(kind.GetGuid(), kind.GetFriendlyName());
    }

    private sealed record RelationTypeModel(Guid Id, string? Alias, string Name, bool IsBidirectional, bool IsDependency, ObjectType? ParentObject, ObjectType? ChildObject)
    {
        public static RelationTypeModel Of(IRelationType type) => new(
            type.Key,
            type.Alias,
            type.Name ?? string.Empty,
            type.IsBidirectional,
            type is IRelationTypeWithIsDependency { IsDependency: true },
            KindOf(type.ParentObjectType),
            KindOf(type.ChildObjectType));

        private static ObjectType? KindOf(Guid? key) => key is { } known ? ObjectType.Of(ObjectTypes.GetUmbracoObjectType(known)) : null;
    }
}
