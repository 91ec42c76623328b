using MvoUmbraco.ContentModel;
using MvoUmbraco.Core.Attachments;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Attachments;

/// <summary>The property editor of attachments. The stored form is written down in <see cref="AttachmentsJson"/>; the bytes
/// are kept by <see cref="IAttachmentStore"/>.</summary>
/// <param name="factory">Makes the value editor.</param>
[DataEditor(EditorAliases.Attachments, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
public sealed class AttachmentsEditor(IDataValueEditorFactory factory) : DataEditor(factory)
{
    /// <inheritdoc/>
    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<AttachmentsValueEditor>(Attribute!);
}

internal sealed class AttachmentsValueEditor(
    IShortStringHelper shortStringHelper,
    IJsonSerializer jsonSerializer,
    IIOHelper ioHelper,
    DataEditorAttribute attribute,
    SubmittedAttachments submitted)
    : OwnValueEditor(shortStringHelper, jsonSerializer, ioHelper, attribute, Check)
{
    public override IReadOnlyList<string> ProblemsOf(string? json) => submitted.Check(json).Problems;

    internal static OwnValue Check(string? json)
    {
        var reading = AttachmentsJson.Read(json);
        return new OwnValue(AttachmentsJson.Write(reading.Files), reading.Problems);
    }

    protected override OwnValue Take(string? json) => submitted.Take(json);
}
