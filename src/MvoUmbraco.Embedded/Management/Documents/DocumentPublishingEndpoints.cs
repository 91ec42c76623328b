using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.OperationStatus;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>Documents published, at once or at a time; unpublished; published with all that stands below.</summary>
internal sealed class DocumentPublishingEndpoints(IContentPublishingService publishing, NodeAccess access, TimeProvider time) : IManagementEndpoints<DocumentPublishingEndpoints>
{
    /// <summary>How the client names what has no culture, in this operation alone.</summary>
    private const string Invariant = "invariant";

    public static void Map(ManagementRoutes<DocumentPublishingEndpoints> routes)
    {
        const string content = BackOfficePolicies.TreeAccessDocuments;
        NodePermission branch = NodePermission.DocumentBranch(ActionPublish.ActionLetter);
        routes.Put("document/{id:guid}/publish", content, (e, request) => e.Publish(request), NodePermission.Document(ActionPublish.ActionLetter));
        routes.Put("document/{id:guid}/unpublish", content, (e, request) => e.Unpublish(request), NodePermission.Document(ActionUnpublish.ActionLetter));
        routes.Put("document/{id:guid}/publish-with-descendants", content, (e, request) => e.PublishBranch(request), branch);
        routes.Get("document/{id:guid}/publish-with-descendants/result/{taskId:guid}", content, (e, request) => e.BranchResult(request), branch);
    }

    private async Task<IResult> Publish(ManagementRequest request)
    {
        PublishRequest asked = await request.BodyAsync<PublishRequest>();
        if (!await access.MayCulturesAsync(request.User, asked.PublishSchedules.Select(schedule => schedule.Culture).OfType<string>()))
        {
            return Answer.Forbidden;
        }

        if (WrongTime(asked) is { } wrong)
        {
            return Answer.Problem(DocumentProblems.Publishing[wrong]);
        }

        CulturePublishScheduleModel[] schedules = [.. asked.PublishSchedules.Select(schedule => schedule.ToModel())];
        Attempt<ContentPublishingResult, ContentPublishingOperationStatus> published = await publishing.PublishAsync(request.Key(), schedules, request.User.Key);
        return published.Success ? Answer.Done : Answer.Problem(DocumentProblems.Publishing[published.Status] with
        {
            More = published.Status == ContentPublishingOperationStatus.ContentInvalid
                ? new Dictionary<string, object>(StringComparer.Ordinal) { ["invalidProperties"] = published.Result.InvalidPropertyAliases.ToArray() }
                : null,
        });
    }

    private async Task<IResult> Unpublish(ManagementRequest request)
    {
        UnpublishRequest asked = await request.BodyAsync<UnpublishRequest>();
        return await access.MayCulturesAsync(request.User, asked.Cultures ?? [])
            ? Answer.From(await publishing.UnpublishAsync(request.Key(), asked.Cultures?.ToHashSet(StringComparer.OrdinalIgnoreCase), request.User.Key), DocumentProblems.Publishing)
            : Answer.Forbidden;
    }

    private async Task<IResult> PublishBranch(ManagementRequest request)
    {
        BranchRequest asked = await request.BodyAsync<BranchRequest>();
        if (!await access.MayCulturesAsync(request.User, asked.Cultures.Where(culture => culture != Invariant)))
        {
            return Answer.Forbidden;
        }

        PublishBranchFilter filter = asked.IncludeUnpublishedDescendants ? PublishBranchFilter.IncludeUnpublished : PublishBranchFilter.Default;
        Attempt<ContentPublishingBranchResult, ContentPublishingOperationStatus> started =
            await publishing.PublishBranchAsync(request.Key(), asked.Cultures, filter, request.User.Key, useBackgroundThread: true);
        return started is { Success: true, Result.AcceptedTaskId: { } task }
            ? Answer.Ok(new BranchProgress(task, IsComplete: false))
            : Answer.Problem(Failed(started));
    }

    private async Task<IResult> BranchResult(ManagementRequest request)
    {
        Guid task = request.Key("taskId");
        if (await publishing.IsPublishingBranchAsync(task))
        {
            return Answer.Ok(new BranchProgress(task, IsComplete: false));
        }

        Attempt<ContentPublishingBranchResult, ContentPublishingOperationStatus> ended = await publishing.GetPublishBranchResultAsync(task);
        return ended.Success ? Answer.Ok(new BranchProgress(task, IsComplete: true)) : Answer.Problem(Failed(ended));
    }

    private static Problem Failed(Attempt<ContentPublishingBranchResult, ContentPublishingOperationStatus> attempt) => DocumentProblems.Publishing[attempt.Status] with
    {
        More = attempt.Status == ContentPublishingOperationStatus.FailedBranch
            ? new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["failedBranchItems"] = attempt.Result.FailedItems.Select(item => new { Id = item.Key, item.OperationStatus }).ToArray(),
            }
            : null,
    };

    private ContentPublishingOperationStatus? WrongTime(PublishRequest asked)
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (PublishSchedule schedule in asked.PublishSchedules.Select(culture => culture.Schedule).OfType<PublishSchedule>())
        {
            if (schedule.PublishTime <= now)
            {
                return ContentPublishingOperationStatus.PublishTimeNeedsToBeInFuture;
            }

            if (schedule.UnpublishTime <= now)
            {
                return ContentPublishingOperationStatus.UpublishTimeNeedsToBeInFuture;
            }

            if (schedule.UnpublishTime <= schedule.PublishTime)
            {
                return ContentPublishingOperationStatus.UnpublishTimeNeedsToBeAfterPublishTime;
            }
        }

        return null;
    }

    private sealed record PublishRequest(IReadOnlyList<CultureSchedule> PublishSchedules);

    private sealed record CultureSchedule(string? Culture = null, PublishSchedule? Schedule = null)
    {
        public CulturePublishScheduleModel ToModel() => new()
        {
            Culture = Culture ?? (Schedule is null ? Constants.System.InvariantCulture : null),
            Schedule = Schedule is null ? null : new ContentScheduleModel { PublishDate = Schedule.PublishTime, UnpublishDate = Schedule.UnpublishTime },
        };
    }

    private sealed record PublishSchedule(DateTimeOffset? PublishTime = null, DateTimeOffset? UnpublishTime = null);

    private sealed record UnpublishRequest(IReadOnlyList<string>? Cultures = null);

    private sealed record BranchRequest(bool IncludeUnpublishedDescendants, IReadOnlyList<string> Cultures);

    private sealed record BranchProgress(Guid TaskId, bool IsComplete);
}
