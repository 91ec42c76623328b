using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MvoUmbraco.Embedded.Identity.SignIn.Page;

/// <summary>Script and style sheet of the login page, kept by browsers for ever under addresses that name their content.</summary>
internal static class LoginAssets
{
    private static readonly Asset Sheet = Asset.Read("login.css", "text/css; charset=utf-8");
    private static readonly Asset Code = Asset.Read("login.js", "text/javascript; charset=utf-8");

    public static string StyleSheet => Sheet.Address;

    public static string Script => Code.Address;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        foreach (Asset asset in new[] { Sheet, Code })
        {
            endpoints.MapGet(asset.Address, context =>
            {
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                context.Response.Headers.XContentTypeOptions = "nosniff";
                context.Response.ContentType = asset.Type;
                return context.Response.Body.WriteAsync(asset.Content, context.RequestAborted).AsTask();
            });
        }
    }

    private sealed record Asset(string Address, string Type, byte[] Content)
    {
        public static Asset Read(string name, string type)
        {
            using Stream stream = typeof(LoginAssets).Assembly.GetManifestResourceStream(name)!;
            byte[] content = new byte[stream.Length];
            stream.ReadExactly(content);
            string hash = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
            return new Asset($"{SignInPaths.LoginPage}/{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}", type, content);
        }
    }
}
