using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core.Models.PublishedContent;

namespace MvoUmbraco.Attachments;

/// <summary>The files of a document, with the addresses they are downloaded from.</summary>
internal static class AttachmentAddresses
{
    /// <summary>The address of a file. The name is there for the reader; the keys find the file.</summary>
    public static string Of(Guid content, Attachment file)
        => $"/api/mvo/v1/attachments/{content:D}/{file.Key:D}/{Uri.EscapeDataString(file.Name)}";

    public static IReadOnlyList<AttachmentLink> AttachmentsOf(this ContentView view, IPublishedContent content)
        => view.FieldsOf(content).Own<IReadOnlyList<Attachment>>(Fields.Attachments) is { } files
            ? [.. files.Select(file => new AttachmentLink(file, Of(content.Key, file)))]
            : [];
}
