using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Security;

namespace MvoUmbraco.Embedded.Backoffice;

/// <summary>The number that tells a script of ours from one that was smuggled in: 128 random bits, another for each request.</summary>
internal sealed class CspNonce(IHttpContextAccessor http) : ICspNonceService
{
    public string? GetNonce() => http.HttpContext is { } context ? Of(context) : null;

    public static string Of(HttpContext context)
    {
        const string key = Constants.HttpContext.Items.CspNonce;
        if (context.Items[key] is not string nonce)
        {
            context.Items[key] = nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        }

        return nonce;
    }
}
