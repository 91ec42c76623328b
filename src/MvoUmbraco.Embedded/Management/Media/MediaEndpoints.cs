using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentEditing.Validation;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Media;

/// <summary>A medium: opened, made, changed, validated, moved, sorted, thrown away.</summary>
internal sealed class MediaEndpoints(
    IMediaEditingService editing,
    MediaItems items,
    NodeAccess access,
    ICoreScopeProvider scopes,
    IOptionsMonitor<ContentSettings> settings) : IManagementEndpoints<MediaEndpoints>
{
    public static void Map(ManagementRoutes<MediaEndpoints> routes)
    {
        const string media = BackOfficePolicies.SectionAccessMedia;
        routes.Get("media/configuration", media, (e, _) => e.Configuration());
        routes.Get("media/{id:guid}", media, (e, request) => e.ById(request), NodePermission.Media);
        routes.Post("media", media, (e, request) => e.Create(request));
        routes.Post("media/validate", media, (e, request) => e.ValidateCreate(request));
        routes.Put("media/{id:guid}", media, (e, request) => e.Update(request), NodePermission.Media);
        routes.Put("media/{id:guid}/validate", media, (e, request) => e.ValidateUpdate(request), NodePermission.Media);
        routes.Put("media/{id:guid}/move", media, (e, request) => e.Move(request), NodePermission.Media);
        routes.Put("media/sort", media, (e, request) => e.Sort(request));
        routes.Put("media/{id:guid}/move-to-recycle-bin", media, (e, request) => e.Trash(request), NodePermission.Media);
        routes.Delete("media/{id:guid}", media, (e, request) => e.Delete(request), NodePermission.Media);
    }

    private Task<IResult> Configuration() => Task.FromResult(Answer.Ok(new
    {
        settings.CurrentValue.DisableDeleteWhenReferenced,
        settings.CurrentValue.DisableUnpublishWhenReferenced,
    }));

    private async Task<IResult> ById(ManagementRequest request) => await editing.GetAsync(request.Key()) is { } medium
        ? Answer.Ok(items.Model(medium))
        : Answer.Problem(MediaProblems.NotFound);

    /// <summary>In one scope, so that the file comes and goes with what mentions it.</summary>
    private async Task<IResult> Create(ManagementRequest request)
    {
        CreateMedium asked = await request.BodyAsync<CreateMedium>();
        if (!await access.MayMediaBelowAsync(request.User, asked.Parent?.Id))
        {
            return Answer.Forbidden;
        }

        using ICoreScope scope = scopes.CreateCoreScope();
        Attempt<MediaCreateResult, ContentEditingOperationStatus> created = await editing.CreateAsync(asked.ToModel(), request.User.Key);
        if (!created.Success)
        {
            return Failed(created.Status, created.Result.ValidationResult, asked.Values);
        }

        scope.Complete();
        return Answer.Created(request, "media", created.Result.Content!.Key);
    }

    private async Task<IResult> ValidateCreate(ManagementRequest request)
    {
        CreateMedium asked = await request.BodyAsync<CreateMedium>();
        return await access.MayMediaBelowAsync(request.User, asked.Parent?.Id)
            ? ContentProblems.Validated(await editing.ValidateCreateAsync(asked.ToModel()), asked.Values)
            : Answer.Forbidden;
    }

    /// <inheritdoc cref="Create"/>
    private async Task<IResult> Update(ManagementRequest request)
    {
        UpdateMedium asked = await request.BodyAsync<UpdateMedium>();
        using ICoreScope scope = scopes.CreateCoreScope();
        Attempt<MediaUpdateResult, ContentEditingOperationStatus> updated = await editing.UpdateAsync(request.Key(), asked.ToModel(), request.User.Key);
        if (!updated.Success)
        {
            return Failed(updated.Status, updated.Result.ValidationResult, asked.Values);
        }

        scope.Complete();
        return Answer.Done;
    }

    private async Task<IResult> ValidateUpdate(ManagementRequest request)
    {
        UpdateMedium asked = await request.BodyAsync<UpdateMedium>();
        return ContentProblems.Validated(await editing.ValidateUpdateAsync(request.Key(), asked.ToModel()), asked.Values);
    }

    private async Task<IResult> Move(ManagementRequest request)
    {
        Guid? target = (await request.BodyAsync<MoveTarget>()).Target?.Id;
        return await access.MayMediaBelowAsync(request.User, target)
            ? Answer.From(await editing.MoveAsync(request.Key(), target, request.User.Key), ContentProblems.Editing)
            : Answer.Forbidden;
    }

    private async Task<IResult> Sort(ManagementRequest request)
    {
        NewOrder asked = await request.BodyAsync<NewOrder>();
        if (!await access.MayMediaBelowAsync(request.User, asked.Parent?.Id) || !await access.MayMediaAsync(request.User, asked.Sorting.Select(item => item.Id)))
        {
            return Answer.Forbidden;
        }

        ContentEditingOperationStatus sorted = await editing.SortAsync(
            asked.Parent?.Id,
            asked.Sorting.Select(item => new SortingModel { Key = item.Id, SortOrder = item.SortOrder }),
            request.User.Key);
        return sorted == ContentEditingOperationStatus.Success ? Answer.Done : Answer.Problem(ContentProblems.Editing[sorted]);
    }

    private async Task<IResult> Trash(ManagementRequest request) =>
        Answer.From(await editing.MoveToRecycleBinAsync(request.Key(), request.User.Key), ContentProblems.Editing);

    /// <summary>For good: who may do so needs the recycle bin as well as the medium.</summary>
    private async Task<IResult> Delete(ManagementRequest request) => await access.MayMediaBinAsync(request.User)
        ? Answer.From(await editing.DeleteAsync(request.Key(), request.User.Key), ContentProblems.Editing)
        : Answer.Forbidden;

    /// <summary>Media have no drafts: what is not valid is not saved.</summary>
    private static IResult Failed(ContentEditingOperationStatus status, ContentValidationResult? invalid, IReadOnlyList<SentValue> values) =>
        ContentProblems.Validated(Attempt.FailWithStatus(status, invalid ?? new ContentValidationResult()), values);
}
