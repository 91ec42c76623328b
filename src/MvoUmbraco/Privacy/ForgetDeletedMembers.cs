using Microsoft.Extensions.Logging;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Notifications;

namespace MvoUmbraco.Privacy;

/// <summary>
/// Forgets who is deleted, by whomever. Umbraco says so once it is done: what fails here cannot undo it, is reported, and is
/// made good by the upkeep.
/// </summary>
internal sealed partial class ForgetDeletedMembers(PersonalData data, ILogger<ForgetDeletedMembers> logger) : INotificationAsyncHandler<MemberDeletedNotification>
{
    public async Task HandleAsync(MemberDeletedNotification notification, CancellationToken cancellationToken)
    {
        foreach (var member in notification.DeletedEntities)
        {
            try
            {
                await data.ForgetAsync(new DataSubject(member.Key, member.Email), cancellationToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotForgotten(failure, member.Key);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "What is held about the deleted member {Member} could not be forgotten; it is tried again")]
    private partial void LogNotForgotten(Exception failure, Guid member);
}
