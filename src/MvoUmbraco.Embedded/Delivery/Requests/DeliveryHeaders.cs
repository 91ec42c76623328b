using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.DeliveryApi;

namespace MvoUmbraco.Embedded.Delivery.Requests;

/// <summary>What the headers of the current request ask: language, segment and preview.</summary>
internal sealed partial class DeliveryHeaders(IHttpContextAccessor http) : IRequestCultureService, IRequestSegmentService, IRequestPreviewService
{
    /// <summary>One language, as a client of the API gives it; what a browser sends (several, with weights) asks for none.</summary>
    public string? GetRequestedCulture() => Value("Accept-Language") is { } value && OneLanguage().IsMatch(value) ? value : null;

    public string? GetRequestedSegment() => Value(Constants.DeliveryApi.HeaderNames.AcceptSegment);

    public bool IsPreview() => AsksPreview(http.HttpContext);

    public static bool AsksPreview(HttpContext? context) =>
        context is not null
        && context.Request.Headers.TryGetValue(Constants.DeliveryApi.HeaderNames.Preview, out var value)
        && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether an Accept-Language header is one at all (RFC 9110, 12.5.4): ranges of letters, digits and hyphens, or *,
    /// each with at most a weight.
    /// </summary>
    public static bool IsLanguageHeader(string? value) => string.IsNullOrEmpty(value) || (value.Length <= 500 && LanguageHeader().IsMatch(value));

    private string? Value(string header) => http.HttpContext?.Request.Headers.TryGetValue(header, out var value) is true ? (string?)value : null;

    [GeneratedRegex(@"^[\w-]*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex OneLanguage();

    [GeneratedRegex(@"^\s*(\*|[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*)(\s*;\s*q\s*=\s*[01](\.\d{0,3})?)?(\s*,\s*(\*|[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*)(\s*;\s*q\s*=\s*[01](\.\d{0,3})?)?)*\s*$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex LanguageHeader();
}
