using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Access;
using MvoUmbraco.Core.Pages;
using MvoUmbraco.Core.Workspace;
using MvoUmbraco.Site.Frame;
using MvoUmbraco.Site.Workspace;
using MvoUmbraco.Workspace;

namespace MvoUmbraco.Site.Serving;

/// <summary>What stands in the document of a page: the page, and for a member who is signed in what is his own beside it.</summary>
internal sealed class PageBodies(ICurrentVisitor visitor, IServiceProvider services)
{
    private readonly IWorkspaces? workspaces = services.GetService<IWorkspaces>();

    public async Task<DocumentBody> OfAsync(Page page, CancellationToken cancellationToken)
        => (page, visitor.Visitor) switch
        {
            (IntranetPage intranet, { MemberKey: not null } member) when workspaces is not null => DocumentBody.Of<WorkspaceView>(
                page,
                (nameof(WorkspaceView.Page), intranet),
                (nameof(WorkspaceView.My), await workspaces.EnterAsync(intranet, member, cancellationToken))),
            _ => DocumentBody.Of(page),
        };
}
