using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace MvoUmbraco.Embedded.Backoffice;

/// <summary>
/// Answers with a file, in the smallest of the forms that stand beside it (<c>.br</c>, <c>.gz</c>) and that the browser
/// takes. What is kept for good is not asked for again; everything else is asked for every time and answered 304 while it
/// is the same.
/// </summary>
internal static class ServedFile
{
    public const string ForGood = "public, max-age=31536000, immutable";
    public const string AskAgain = "no-cache";

    private static readonly (string Name, string Suffix)[] Encodings = [("br", ".br"), ("gzip", ".gz")];

    /// <param name="context">The request.</param>
    /// <param name="files">Where the file is looked for; a path that leaves this place finds nothing.</param>
    /// <param name="path">The path of the file, without a slash in front.</param>
    /// <param name="contentType">Its media type.</param>
    /// <param name="cacheControl">For how long it may be kept: <see cref="ForGood"/> or <see cref="AskAgain"/>.</param>
    public static IResult Answer(HttpContext context, IFileProvider files, string path, string contentType, string cacheControl)
    {
        IFileInfo file = files.GetFileInfo(path);
        if (!IsFile(file))
        {
            return NotFound(context);
        }

        IHeaderDictionary headers = context.Response.Headers;
        headers.CacheControl = cacheControl;
        headers.XContentTypeOptions = "nosniff";
        headers.Vary = HeaderNames.AcceptEncoding;
        string tag = string.Empty;
        foreach ((string name, string suffix) in Encodings.Where(encoding => Accepts(context.Request, encoding.Name)))
        {
            if (files.GetFileInfo(path + suffix) is { } smaller && IsFile(smaller))
            {
                headers.ContentEncoding = name;
                (file, tag) = (smaller, suffix);
                break;
            }
        }

        return TypedResults.PhysicalFile(file.PhysicalPath!, contentType, lastModified: file.LastModified, entityTag: TagOf(file, tag));
    }

    public static NotFound NotFound(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.NotFound();
    }

    private static bool IsFile(IFileInfo file) => file is { Exists: true, IsDirectory: false, PhysicalPath: not null };

    private static EntityTagHeaderValue TagOf(IFileInfo file, string form) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"{file.LastModified.UtcTicks:x}-{file.Length:x}{form}\""));

    private static bool Accepts(HttpRequest request, string encoding)
    {
        StringValues accepted = request.Headers.AcceptEncoding;
        return StringWithQualityHeaderValue.TryParseList(accepted, out IList<StringWithQualityHeaderValue>? values)
            && values.FirstOrDefault(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase)) is { Quality: not 0 };
    }
}
