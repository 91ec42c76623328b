using Microsoft.AspNetCore.Http;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core.Actions;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Management.Documents;

/// <summary>Of what is done to a document, or to what stands below it, the user who asks wants to hear by mail.</summary>
internal sealed class DocumentSubscriptionEndpoints(
    IContentService documents,
    INotificationService subscriptions,
    ActionCollection actions,
    IHostingEnvironment site,
    IEventMessagesFactory messages) : IManagementEndpoints<DocumentSubscriptionEndpoints>
{
    public static void Map(ManagementRoutes<DocumentSubscriptionEndpoints> routes)
    {
        const string address = "document/{id:guid}/notifications";
        NodePermission read = NodePermission.Document(ActionBrowse.ActionLetter);
        routes.Get(address, BackOfficePolicies.TreeAccessDocuments, (e, request) => Task.FromResult(e.Get(request)), read);
        routes.Put(address, BackOfficePolicies.TreeAccessDocuments, (e, request) => e.Update(request), read);
    }

    private sealed record SubscriptionModel(string ActionId, string Alias, bool Subscribed);

    private sealed record WantedSubscriptions(IReadOnlyList<string> SubscribedActionIds);

    private IEnumerable<IAction> Offered => actions.Where(action => action.ShowInNotifier);

    private IResult Get(ManagementRequest request)
    {
        if (documents.GetById(request.Key()) is not { } document)
        {
            return Answer.Problem(DocumentProblems.NotFound);
        }

        HashSet<string> subscribed = [.. (subscriptions.GetUserNotifications(request.User, document.Path) ?? []).Select(one => one.Action)];
        return Answer.Ok(Offered.Select(action => new SubscriptionModel(action.Letter, action.Alias, subscribed.Contains(action.Letter))).ToArray());
    }

    private async Task<IResult> Update(ManagementRequest request)
    {
        WantedSubscriptions wanted = await request.BodyAsync<WantedSubscriptions>();
        if (documents.GetById(request.Key()) is not { } document)
        {
            return Answer.Problem(DocumentProblems.NotFound);
        }

        if (wanted.SubscribedActionIds.Except(Offered.Select(action => action.Letter)).FirstOrDefault() is { } unknown)
        {
            return Answer.Problem(Problem.Unreadable("$.subscribedActionIds", $"Nobody can hear of '{unknown}': it is no action of which mails are sent."));
        }

        subscriptions.SetNotifications(request.User, document, [.. wanted.SubscribedActionIds.Distinct()]);
        if (wanted.SubscribedActionIds.Count > 0 && site.ApplicationMainUrl is null)
        {
            messages.Get().Add(new EventMessage(
                "Notifications",
                "No mail is sent yet: the site's own address is not known. Set Umbraco:CMS:WebRouting:UmbracoApplicationUrl.",
                EventMessageType.Warning));
        }

        return Answer.Done;
    }
}
