using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Management.Access;
using MvoUmbraco.Embedded.Management.Wire;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Web;

namespace MvoUmbraco.Embedded.Management;

/// <summary>
/// What every request to the API passes: the permission on the node it names, Umbraco's request context, one place for
/// what is wrong with it or goes wrong, the messages of notification handlers, and no keeping of answers.
/// </summary>
internal sealed class ManagementEndpoint<T>(ManagementRoutes<T>.Handler handler, NodePermission? on)
    where T : class
{
    private const string NotKept = "no-store, must-revalidate, no-cache, max-age=0";

    public async Task AnswerAsync(HttpContext context)
    {
        IServiceProvider services = context.RequestServices;
        context.Response.Headers.CacheControl = NotKept;
        using UmbracoContextReference umbraco = services.GetRequiredService<IUmbracoContextFactory>().EnsureUmbracoContext();
        IResult result = await ResultAsync(services, new ManagementRequest(context));
        EventMessagesHeader.Write(context, services.GetRequiredService<IEventMessagesFactory>());
        await result.ExecuteAsync(context);
    }

    private async Task<IResult> ResultAsync(IServiceProvider services, ManagementRequest request)
    {
        try
        {
            return on is not null && !await services.GetRequiredService<NodeAccess>().MayAsync(request.User, on, request.Key(on.RouteKey))
                ? Answer.Forbidden
                : await handler(services.GetRequiredService<T>(), request);
        }
        catch (BadRequestException e)
        {
            return Answer.Problem(e.Problem);
        }
        catch (BadHttpRequestException e)
        {
            return Answer.Problem(new Problem(e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The request is too large" : "Bad request", e.Message));
        }
        catch (Exception e) when (!request.Cancelled.IsCancellationRequested)
        {
            services.GetRequiredService<ILogger<ManagementEndpoint<T>>>().LogError(e, "{Method} {Path} failed", request.Context.Request.Method, request.Context.Request.Path);
            return Answer.Problem(new Problem(500, "Something went wrong", "The server met an error that it did not expect; its log tells more.", "Unknown"));
        }
    }
}
