using System.Globalization;
using System.IO.Hashing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Site.Frame;

namespace MvoUmbraco.Site.Serving;

/// <summary>Renders a document to bytes. The components only show what they are given: all of them are done at once.</summary>
internal sealed class DocumentRenderer(IServiceScopeFactory scopes, ILoggerFactory loggers)
{
    // In characters.
    private const int UsualSize = 32 * 1024;

    /// <summary>The document as an answer, in the language of <paramref name="answering"/>.</summary>
    public async Task<Answer> RenderAsync(int status, Answering answering, DocumentBody body)
    {
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            [nameof(Answering)] = answering,
            [nameof(DocumentBody)] = body,
        });

        // The language flows with this asynchronous call and ends with it.
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(answering.Culture);

        // Where MVC is, as on full Umbraco, the renderer asks for a service that lives as long as a request.
        await using var scope = scopes.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, loggers);
        using var writer = new DocumentWriter(UsualSize);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var output = await renderer.RenderComponentAsync<SiteDocument>(parameters);
            output.WriteHtmlTo(writer);
        });
        var document = writer.ToUtf8();
        return new Answer(status, document, TagOf(document));
    }

    // A validator tells documents of one address apart and protects nothing: a fast hash of 128 bits is enough.
    private static string TagOf(ReadOnlySpan<byte> document)
        => string.Create(CultureInfo.InvariantCulture, $"\"{XxHash128.HashToUInt128(document):x32}\"");
}
