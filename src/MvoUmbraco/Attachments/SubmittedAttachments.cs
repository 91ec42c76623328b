using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MvoUmbraco.ContentModel;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Attachments;

/// <summary>
/// Attachments as their editor sends them: the stored form (<see cref="Core.Attachments.AttachmentsJson"/>), in which a new
/// file names the temporary file that holds its bytes instead of what only the bytes can tell:
/// <code>{"files":[…, {"key":"…","name":"verslag.pdf","title":"…","temporaryFileId":"&lt;guid&gt;"}]}</code>
/// In the place of a temporary file may stand a member's upload (<see cref="IUploads"/>), whose bytes are in the store already.
/// A <c>size</c> beside it is for the screen and counts for nothing. The temporary file is left to expire: a save that
/// another field holds up is sent again with the same one.
/// </summary>
internal sealed class SubmittedAttachments(ITemporaryFileService temporaryFiles, Uploads uploads, IAttachmentStore store, TimeProvider clock)
{
    private const string TemporaryFile = "temporaryFileId";

    /// <summary>What is wrong, with the new files judged by their bytes. Keeps nothing.</summary>
    public OwnValue Check(string? json) => Read(json, store.CheckAsync);

    /// <summary>The form to store. The bytes of new files are kept in the store.</summary>
    public OwnValue Take(string? json) => Read(json, store.StoreAsync);

    private OwnValue Read(string? json, Func<string, Stream, CancellationToken, Task<StoreResult>> receive)
    {
        if (FilesOf(json) is not { } files || !files.OfType<JsonObject>().Any(file => file.ContainsKey(TemporaryFile)))
        {
            return AttachmentsValueEditor.Check(json);
        }

        var problems = new List<string>();
        for (var i = files.Count - 1; i >= 0; i--)
        {
            if (files[i] is JsonObject file && file.ContainsKey(TemporaryFile) && Receive(file, receive) is { } problem)
            {
                problems.Insert(0, string.Create(CultureInfo.InvariantCulture, $"Bijlage {i + 1}: {problem}"));
                files.RemoveAt(i);
            }
        }

        var value = AttachmentsValueEditor.Check(files.Root.ToJsonString());
        return value with { Problems = [.. problems, .. value.Problems] };
    }

    // The list, to be changed; null when the text is not what it should be, which the reader of the stored form will say.
    private static JsonArray? FilesOf(string? json)
    {
        try
        {
            return string.IsNullOrWhiteSpace(json) ? null : (JsonNode.Parse(json) as JsonObject)?["files"] as JsonArray;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException)
        {
            return null;
        }
    }

    // Puts what the bytes tell in the place of the temporary file; answers what is wrong.
    private string? Receive(JsonObject file, Func<string, Stream, CancellationToken, Task<StoreResult>> receive)
    {
        var name = file["name"] is JsonValue text && text.TryGetValue(out string? given) ? given.Trim() : string.Empty;
        if (KeyIn(file[TemporaryFile]) is not { } key || StoredFrom(key, name, receive) is not { } result)
        {
            return $"de opgeladen inhoud van ‘{name}’ is er niet meer; verwijder de bijlage en laad het bestand opnieuw op.";
        }

        if (result.File is not { } stored)
        {
            return result.Problem;
        }

        file.Remove(TemporaryFile);
        file["size"] = stored.Size;
        file["contentType"] = stored.ContentType;
        file["sha256"] = stored.Sha256;
        file["added"] = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return null;
    }

    private StoreResult? StoredFrom(Guid key, string name, Func<string, Stream, CancellationToken, Task<StoreResult>> receive)
    {
        if (uploads.Find(key) is { } upload)
        {
            return new StoreResult(upload, null);
        }

        if (temporaryFiles.GetAsync(key).GetAwaiter().GetResult() is not { } temporary)
        {
            return null;
        }

        using var bytes = temporary.OpenReadStream();
        return receive(name, bytes, CancellationToken.None).GetAwaiter().GetResult();
    }

    private static Guid? KeyIn(JsonNode? id)
        => id is JsonValue value && value.TryGetValue(out string? text) && Guid.TryParse(text, out var key) ? key : null;
}
