using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Core.Submissions;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Placing;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Placing;
using MvoUmbraco.Site.Workspace;
using MvoUmbraco.Submissions;
using MvoUmbraco.Workspace;

namespace MvoUmbraco.Site.Serving;

/// <summary>What stands in the document of a page: the page, and for a member who is signed in what is his own beside it.</summary>
internal sealed class PageBodies(ICurrentVisitor visitor, IServiceProvider services)
{
    private readonly IWorkspaces? workspaces = services.GetService<IWorkspaces>();
    private readonly IPlaces? places = services.GetService<IPlaces>();
    private readonly ISubmissions? submissions = services.GetService<ISubmissions>();

    public async Task<DocumentBody> OfAsync(Page page, CancellationToken cancellationToken)
    {
        if (visitor.Visitor is not { MemberKey: { } key } member)
        {
            return DocumentBody.Of(page);
        }

        if (page is IntranetPage intranet && workspaces is not null)
        {
            return DocumentBody.Of<WorkspaceView>(
                page,
                (nameof(WorkspaceView.Page), intranet),
                (nameof(WorkspaceView.My), await workspaces.EnterAsync(intranet, member, cancellationToken)));
        }

        if (places is null || submissions is null || !places.Kinds.Contains(page.Info.Type, StringComparer.Ordinal))
        {
            return DocumentBody.Of(page);
        }

        var isSubmission = await submissions.FindAsync(Person.Member(key), page.Info.Key, cancellationToken) is not null;
        return isSubmission || places.MayRevise(page.Info.Key, member)
            ? DocumentBody.Of<PlacedPageView>(page, (nameof(PlacedPageView.Page), page), (nameof(PlacedPageView.IsSubmission), isSubmission))
            : DocumentBody.Of(page);
    }
}
