using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Types;

/// <summary>Of which types a type may be composed, and which are composed of it.</summary>
internal sealed class CompositionEndpoints(
    IContentTypeService documents,
    IMediaTypeService media,
    IMemberTypeService members,
    IContentTypeEditingService documentEditing,
    IMediaTypeEditingService mediaEditing,
    IMemberTypeEditingService memberEditing) : IManagementEndpoints<CompositionEndpoints>
{
    public static void Map(ManagementRoutes<CompositionEndpoints> routes)
    {
        routes.Post("document-type/available-compositions", BackOfficePolicies.TreeAccessDocumentTypes, (e, request) => e.ForDocumentType(request));
        routes.Post("media-type/available-compositions", BackOfficePolicies.TreeAccessMediaTypes, (e, request) => e.ForMediaType(request));
        routes.Post("member-type/available-compositions", BackOfficePolicies.TreeAccessMemberTypes, (e, request) => e.ForMemberType(request));
        routes.Get("document-type/{id:guid}/composition-references", BackOfficePolicies.TreeAccessDocumentTypes, (e, request) => e.ComposedOfDocumentType(request));
        routes.Get("media-type/{id:guid}/composition-references", BackOfficePolicies.TreeAccessMediaTypes, (e, request) => e.ComposedOfMediaType(request));
        routes.Get("member-type/{id:guid}/composition-references", BackOfficePolicies.TreeAccessMemberTypes, (e, request) => e.ComposedOfMemberType(request));
    }

    private sealed record CompositionQuestion(IReadOnlyList<Guid> CurrentCompositeIds, IReadOnlyList<string> CurrentPropertyAliases, Guid? Id = null, bool IsElement = false);

    private sealed record AvailableComposition(Guid Id, string Name, string Icon, IReadOnlyList<string> FolderPath, bool IsCompatible);

    private sealed record ComposedType(Guid Id, string Name, string Icon);

    private Task<IResult> ForDocumentType(ManagementRequest request) => AvailableAsync(
        request, documents, asked => documentEditing.GetAvailableCompositionsAsync(asked.Id, asked.CurrentCompositeIds, asked.CurrentPropertyAliases, asked.IsElement));

    private Task<IResult> ForMediaType(ManagementRequest request) => AvailableAsync(
        request, media, asked => mediaEditing.GetAvailableCompositionsAsync(asked.Id, asked.CurrentCompositeIds, asked.CurrentPropertyAliases));

    private Task<IResult> ForMemberType(ManagementRequest request) => AvailableAsync(
        request, members, asked => memberEditing.GetAvailableCompositionsAsync(asked.Id, asked.CurrentCompositeIds, asked.CurrentPropertyAliases));

    private Task<IResult> ComposedOfDocumentType(ManagementRequest request) => UsersAsync(request, documents);

    private Task<IResult> ComposedOfMediaType(ManagementRequest request) => UsersAsync(request, media);

    private Task<IResult> ComposedOfMemberType(ManagementRequest request) => UsersAsync(request, members);

    private static async Task<IResult> AvailableAsync<T>(
        ManagementRequest request,
        IContentTypeBaseService<T> types,
        Func<CompositionQuestion, Task<IEnumerable<ContentTypeAvailableCompositionsResult>>> available)
        where T : class, IContentTypeComposition
    {
        IEnumerable<ContentTypeAvailableCompositionsResult> found = await available(await request.BodyAsync<CompositionQuestion>());
        return Answer.Ok(found.Select(result => new AvailableComposition(
            result.Composition.Key,
            result.Composition.Name ?? string.Empty,
            result.Composition.Icon ?? string.Empty,
            result.Composition is T type ? [.. types.GetContainers(type).Select(folder => folder.Name).OfType<string>()] : [],
            result.Allowed)).ToArray());
    }

    private static async Task<IResult> UsersAsync<T>(ManagementRequest request, IContentTypeBaseService<T> types)
        where T : class, IContentTypeComposition => await types.GetAsync(request.Key()) is { } type
        ? Answer.Ok(types.GetComposedOf(type.Id).Select(user => new ComposedType(user.Key, user.Name ?? string.Empty, user.Icon ?? string.Empty)).ToArray())
        : Answer.Problem(TypeProblems.Table[ContentTypeOperationStatus.NotFound]);
}
