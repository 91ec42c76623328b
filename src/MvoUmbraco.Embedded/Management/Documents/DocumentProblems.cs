using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Services.Querying.RecycleBin;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>What can be wrong when documents are published, restored, rolled back, protected or given hostnames.</summary>
internal static class DocumentProblems
{
    public static Problem NotFound { get; } = Problem.NotFound("The document could not be found", "There is no document with that id.", "ContentNotFound");

    public static StatusTable<ContentPublishingOperationStatus> Publishing { get; } = new()
    {
        { ContentPublishingOperationStatus.ContentNotFound, 404, "The requested document could not be found", "There is no document with that id." },
        { ContentPublishingOperationStatus.CancelledByEvent, 400, "Publish cancelled by event", "The publish operation was cancelled by an event." },
        { ContentPublishingOperationStatus.ContentInvalid, 400, "Invalid document", "The specified document had an invalid configuration." },
        { ContentPublishingOperationStatus.NothingToPublish, 400, "Nothing to publish", "None of the specified cultures needed publishing." },
        { ContentPublishingOperationStatus.MandatoryCultureMissing, 400, "Mandatory culture missing", "Must include all mandatory cultures when publishing." },
        { ContentPublishingOperationStatus.HasExpired, 400, "Document expired", "Could not publish the document because it was expired." },
        { ContentPublishingOperationStatus.CultureHasExpired, 400, "Document culture expired", "Could not publish the document because some of the specified cultures were expired." },
        { ContentPublishingOperationStatus.AwaitingRelease, 400, "Document awaiting release", "Could not publish the document because it was awaiting release." },
        { ContentPublishingOperationStatus.CultureAwaitingRelease, 400, "Document culture awaiting release", "Could not publish the document because some of the specified cultures were awaiting release." },
        { ContentPublishingOperationStatus.InTrash, 400, "Document in the recycle bin", "Could not publish the document because it was in the recycle bin." },
        { ContentPublishingOperationStatus.PathNotPublished, 400, "Parent not published", "Could not publish the document because its parent was not published." },
        { ContentPublishingOperationStatus.InvalidCulture, 400, "Invalid cultures specified", "A specified culture is not valid for the operation." },
        { ContentPublishingOperationStatus.CultureMissing, 400, "Culture missing", "A culture needs to be specified to execute the operation." },
        { ContentPublishingOperationStatus.CannotPublishInvariantWhenVariant, 400, "Cannot publish invariant when variant", "Cannot publish invariant culture when the document varies by culture." },
        { ContentPublishingOperationStatus.CannotPublishVariantWhenNotVariant, 400, "Cannot publish variant when not variant.", "Cannot publish a given culture when the document is invariant." },
        { ContentPublishingOperationStatus.ConcurrencyViolation, 400, "Concurrency violation detected", "An attempt was made to publish a version older than the latest version." },
        { ContentPublishingOperationStatus.UnsavedChanges, 400, "Unsaved changes", "Could not publish the document because it had unsaved changes. Make sure to save all changes before attempting a publish." },
        { ContentPublishingOperationStatus.UnpublishTimeNeedsToBeAfterPublishTime, 400, "Unpublish time needs to be after the publish time", "Cannot handle an unpublish time that is not after the specified publish time." },
        { ContentPublishingOperationStatus.PublishTimeNeedsToBeInFuture, 400, "Publish time needs to be higher than the current time", "Cannot handle a publish time that is not after the current server time." },
        { ContentPublishingOperationStatus.UpublishTimeNeedsToBeInFuture, 400, "Unpublish time needs to be higher than the current time", "Cannot handle an unpublish time that is not after the current server time." },
        { ContentPublishingOperationStatus.CannotUnpublishWhenReferenced, 400, "Cannot unpublish document when it's referenced somewhere else.", "Cannot unpublish a referenced document, while the setting ContentSettings.DisableUnpublishWhenReferenced is enabled." },
        { ContentPublishingOperationStatus.FailedBranch, 400, "Failed branch operation", "One or more items in the branch could not complete the operation." },
        { ContentPublishingOperationStatus.Failed, 400, "Publish or unpublish failed", "An unspecified error occurred while (un)publishing. Please check the logs for additional information." },
        { ContentPublishingOperationStatus.TaskResultNotFound, 404, "The result of the submitted task could not be found", "There is no such task, or its result was given already." },
        { ContentPublishingOperationStatus.Accepted, 400, "Still publishing", "The operation goes on in the background; ask for its result later." },
        { ContentPublishingOperationStatus.Unknown, 500, "Unknown error", "The operation failed for a reason that it does not tell." },
    };

    public static StatusTable<ContentVersionOperationStatus> Versions { get; } = new()
    {
        { ContentVersionOperationStatus.NotFound, 404, "The requested version could not be found", "There is no version with that id." },
        { ContentVersionOperationStatus.ContentNotFound, 404, "The requested document could not be found", "There is no document with that id." },
        { ContentVersionOperationStatus.InvalidSkipTake, 400, "Invalid skip and take", "The values of 'skip' and 'take' do not make a page." },
        { ContentVersionOperationStatus.RollBackFailed, 400, "Rollback failed", "An unspecified error occurred while rolling back the requested version. Please check the logs for additional information." },
        { ContentVersionOperationStatus.RollBackCanceled, 400, "Request cancelled by notification", "The request to roll back was cancelled by a notification handler." },
    };

    public static StatusTable<RecycleBinQueryResultType> OriginalParent { get; } = new()
    {
        { RecycleBinQueryResultType.ParentIsRoot, 400, "The parent is the root", "The document stood at the root." },
        { RecycleBinQueryResultType.NotFound, 404, "The document could not be found", "There is no document with that id." },
        { RecycleBinQueryResultType.NotTrashed, 400, "The document is not trashed", "The document needs to be in the recycle bin for its original parent to be asked." },
        { RecycleBinQueryResultType.NoParentRecycleRelation, 404, "The parent relation could not be found", "It is not known where the document stood before it was thrown away." },
        { RecycleBinQueryResultType.ParentNotFound, 404, "The original parent could not be found", "The document below which it stood is gone." },
        { RecycleBinQueryResultType.ParentIsTrashed, 400, "The original parent is in the recycle bin", "Choose another place, or restore the parent first." },
    };

    public static StatusTable<PublicAccessOperationStatus> PublicAccess { get; } = new()
    {
        { PublicAccessOperationStatus.ContentNotFound, 404, "The document could not be found", "There is no document with that id." },
        { PublicAccessOperationStatus.ErrorNodeNotFound, 404, "The error page could not be found", "There is no document with the id of the error page." },
        { PublicAccessOperationStatus.LoginNodeNotFound, 404, "The login page could not be found", "There is no document with the id of the login page." },
        { PublicAccessOperationStatus.NoAllowedEntities, 400, "No allowed entities given", "Both MemberGroups and Members were empty, thus no entities can be allowed." },
        { PublicAccessOperationStatus.CancelledByNotification, 400, "Request cancelled by notification", "The request to save a public access entry was cancelled by a notification handler." },
        { PublicAccessOperationStatus.AmbiguousRule, 400, "Ambiguous Rule", "The specified rule is ambiguous, because both member groups and member names were given." },
        { PublicAccessOperationStatus.EntryNotFound, 404, "Entry not found", "The specified entry was not found." },
    };

    public static StatusTable<DomainOperationStatus> Domains { get; } = new()
    {
        { DomainOperationStatus.CancelledByNotification, 400, "Cancelled by notification", "A notification handler prevented the domain update operation." },
        { DomainOperationStatus.ContentNotFound, 404, "The targeted content item was not found.", "There is no document with that id." },
        { DomainOperationStatus.LanguageNotFound, 400, "Invalid language specified", "One or more of the specified language ISO codes could not be found." },
        { DomainOperationStatus.DuplicateDomainName, 409, "Duplicate domain name detected", "One or more of the specified domain names were duplicates, possibly of assignments to other content items." },
        { DomainOperationStatus.ConflictingDomainName, 409, "Conflicting domain name detected", "One or more of the specified domain names were conflicting with domain assignments to other content items." },
        { DomainOperationStatus.InvalidDomainName, 400, "Invalid domain name detected", "One or more of the specified domain names were invalid." },
    };
}
