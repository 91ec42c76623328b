using Microsoft.AspNetCore.Http;
using MvoUmbraco.Access;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.SignIn;

/// <summary>The visitor is the member who is signed in, looked up once per request with name and groups as they are now.</summary>
internal sealed class SignedInVisitor(IMemberSignIn signIn, IMemberService members, IHttpContextAccessor http) : ICurrentVisitor
{
    private static readonly object Known = new();

    public Visitor Visitor
    {
        get
        {
            if (http.HttpContext is not { } context || signIn.SignedIn is not { } key)
            {
                return Visitor.Anonymous;
            }

            if (context.Items.TryGetValue(Known, out var known) && known is Visitor visitor && visitor.MemberKey == key)
            {
                return visitor;
            }

            visitor = Read(key);
            context.Items[Known] = visitor;
            return visitor;
        }
    }

    private Visitor Read(Guid key) => members.GetById(key) is { IsApproved: true, IsLockedOut: false } member
        ? Visitor.Member(member.Username, members.GetAllRoles(member.Id), key, member.Name)
        : Visitor.Anonymous;
}
