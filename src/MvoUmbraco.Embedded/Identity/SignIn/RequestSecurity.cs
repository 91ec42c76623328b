using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MvoUmbraco.Embedded.Management.Access;
using Umbraco.Cms.Core.Models.Membership;
using Umbraco.Cms.Core.Security;

namespace MvoUmbraco.Embedded.Identity.SignIn;

/// <summary>Who is signed in to the backoffice, as Umbraco's services ask: the request's user, or who stands in for one in the background.</summary>
internal sealed class RequestSecurity(IHttpContextAccessor http) : IBackOfficeSecurityAccessor
{
    private readonly AsyncLocal<IBackOfficeSecurity?> standIn = new();

    public IBackOfficeSecurity? BackOfficeSecurity => standIn.Value ?? (http.HttpContext is { } context ? new OfRequest(context) : null);

    public IDisposable Override(IBackOfficeSecurity backOfficeSecurity)
    {
        var before = new Before(this, standIn.Value);
        standIn.Value = backOfficeSecurity;
        return before;
    }

    private sealed class Before(RequestSecurity accessor, IBackOfficeSecurity? previous) : IDisposable
    {
        public void Dispose() => accessor.standIn.Value = previous;
    }

    private sealed class OfRequest(HttpContext context) : IBackOfficeSecurity
    {
        public IUser? CurrentUser => context.User.Identity?.IsAuthenticated == true ? context.RequestServices.GetRequiredService<CurrentUser>().Of(context) : null;

        public bool IsAuthenticated() => CurrentUser is not null;

        public bool UserHasSectionAccess(string section, IUser user) => user.AllowedSections.Contains(section, StringComparer.OrdinalIgnoreCase);
    }
}
