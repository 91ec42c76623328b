using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;

namespace MvoUmbraco.Embedded.Management;

/// <summary>Where the API stands.</summary>
internal static class ManagementRoutes
{
    public const string Base = "/umbraco/management/api/";

    public const string Root = Base + "v1/";
}

/// <summary>
/// Maps the addresses of a feature. Every endpoint says who may ask: a policy of <see cref="BackOfficePolicies"/>, or
/// that it is for anybody; and, where the address names a node, what must be allowed with it.
/// </summary>
internal sealed class ManagementRoutes<T>(IEndpointRouteBuilder endpoints)
    where T : class
{
    public delegate Task<IResult> Handler(T feature, ManagementRequest request);

    public void Get(string path, string policy, Handler handler, NodePermission? on = null) => Map(HttpMethods.Get, path, policy, handler, on);

    public void Post(string path, string policy, Handler handler, NodePermission? on = null) => Map(HttpMethods.Post, path, policy, handler, on);

    public void Put(string path, string policy, Handler handler, NodePermission? on = null) => Map(HttpMethods.Put, path, policy, handler, on);

    public void Delete(string path, string policy, Handler handler, NodePermission? on = null) => Map(HttpMethods.Delete, path, policy, handler, on);

    /// <summary>An address under another version of the API, such as <c>v1.1</c>.</summary>
    public void PutAt(string version, string path, string policy, Handler handler, NodePermission? on = null) =>
        Map(HttpMethods.Put, ManagementRoutes.Base + version + "/", path, policy, handler, on);

    /// <summary>For anybody, signed in or not: what the client needs before sign-in, and no more.</summary>
    public void GetForAnybody(string path, Handler handler) => Map(HttpMethods.Get, path, null, handler, null);

    /// <inheritdoc cref="GetForAnybody"/>
    public void PostForAnybody(string path, Handler handler) => Map(HttpMethods.Post, path, null, handler, null);

    private void Map(string method, string path, string? policy, Handler handler, NodePermission? on) => Map(method, ManagementRoutes.Root, path, policy, handler, on);

    private void Map(string method, string root, string path, string? policy, Handler handler, NodePermission? on)
    {
        IEndpointConventionBuilder endpoint = endpoints.MapMethods(root + path, [method], new ManagementEndpoint<T>(handler, on).AnswerAsync);
        endpoint.WithMetadata(new ManagementAccess(policy, on));
        if (policy is null)
        {
            endpoint.AllowAnonymous();
        }
        else
        {
            endpoint.RequireAuthorization(policy);
        }
    }
}

/// <summary>Who may ask an endpoint, for tests that ask every one of them as everybody.</summary>
/// <param name="Policy">Null: anybody.</param>
/// <param name="On">What must be allowed with the node in the address.</param>
internal sealed record ManagementAccess(string? Policy, NodePermission? On);
