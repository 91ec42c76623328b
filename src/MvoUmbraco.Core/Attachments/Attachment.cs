namespace MvoUmbraco.Core.Attachments;

/// <summary>A file that belongs to a piece of content, as the content carries it. The bytes stand elsewhere, under
/// their hash.</summary>
/// <param name="Key">Names the file within its content.</param>
/// <param name="Name">The download name, without any part of a path.</param>
/// <param name="Title">The title to show, when it is not the name.</param>
/// <param name="Size">In bytes.</param>
/// <param name="ContentType">The media type found in the bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="Added">When the file was added.</param>
public sealed record Attachment(Guid Key, string Name, string? Title, long Size, string ContentType, string Sha256, DateTimeOffset Added);

/// <summary>A file to download from a page.</summary>
/// <param name="File">The file.</param>
/// <param name="Url">Where it is served, under the access of the page that carries it.</param>
public sealed record AttachmentLink(Attachment File, string Url)
{
    /// <summary>What to call the file on screen.</summary>
    public string Title => string.IsNullOrWhiteSpace(File.Title) ? File.Name : File.Title;
}
