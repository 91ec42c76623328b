using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Files;

/// <summary>An uploaded file. Edited as <c>{src}</c> or <c>{temporaryFileId}</c>, stored as its path, <c>/media/…</c>.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.UploadField, ValueType = ValueTypes.String, ValueEditorIsReusable = true)]
internal sealed class UploadFieldEditor : DataEditor, IMediaUrlGenerator
{
    private readonly IIOHelper io;

    public UploadFieldEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    public bool TryGetMediaPath(string? propertyEditorAlias, object? value, [MaybeNullWhen(false)] out string mediaPath)
    {
        mediaPath = propertyEditorAlias == Alias ? value?.ToString() : null;
        return !string.IsNullOrWhiteSpace(mediaPath);
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new FileUploadConfigurationEditor(io);

    /// <summary>The editor's format.</summary>
    internal sealed record UploadedFile(string? Src, Guid? TemporaryFileId)
    {
        /// <summary>A bare text is a path.</summary>
        public static UploadedFile? Read(IJsonSerializer serializer, object? value) => value switch
        {
            string text when !text.DetectIsJson() => new(text, TemporaryFileId: null),
            JsonValue json when json.TryGetValue(out string? text) => new(text, TemporaryFileId: null),
            _ => serializer.TryRead<UploadedFile>(value, out var file) ? file : null,
        };
    }

    internal sealed class ValueEditor : DataValueEditor
    {
        private readonly IJsonSerializer serializer;
        private readonly UploadedFiles files;

        public ValueEditor(
            IShortStringHelper strings, IJsonSerializer serializer, IIOHelper io, DataEditorAttribute attribute, UploadedFiles files)
            : base(strings, serializer, io, attribute)
        {
            (this.serializer, this.files) = (serializer, files);
            RequiredValidator = new FileRequired(serializer);
            Validators.Add(new UsableFile(serializer, files));
        }

        public override IValueRequiredValidator RequiredValidator { get; }

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            var file = UploadedFile.Read(serializer, editorValue.Value);
            var current = currentValue as string;
            if (file?.TemporaryFileId is { } key)
            {
                if (files.Take(key, editorValue.ContentKey, editorValue.PropertyTypeKey, Extensions(editorValue.DataTypeConfiguration)) is not { } url)
                {
                    return currentValue;
                }

                if (url != current)
                {
                    files.Discard(editorValue.ContentKey, current);
                }

                return url;
            }

            if (!string.IsNullOrEmpty(file?.Src))
            {
                return file.Src;
            }

            files.Discard(editorValue.ContentKey, current);
            return null;
        }

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
            property.GetValue(culture, segment) is string path ? new EditedFile(path) : null;

        private sealed record EditedFile(string Src);
    }

    private static IEnumerable<string> Extensions(object? configuration) =>
        (configuration as FileUploadConfiguration)?.FileExtensions ?? [];

    private sealed class FileRequired(IJsonSerializer serializer) : RequiredValidator
    {
        public override IEnumerable<ValidationResult> ValidateRequired(object? value, string? valueType) =>
            value is not null && UploadedFile.Read(serializer, value) is { TemporaryFileId: null } file && string.IsNullOrWhiteSpace(file.Src)
                ? [new ValidationResult(Constants.Validation.ErrorMessages.Properties.Empty, EditorFormat.WholeValue)]
                : base.ValidateRequired(value, valueType);
    }

    private sealed class UsableFile(IJsonSerializer serializer, UploadedFiles files) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext) =>
            UploadedFile.Read(serializer, value)?.TemporaryFileId is { } key
            && files.Check(key, Extensions(dataTypeConfiguration)) is { } wrong ? [wrong] : [];
    }
}
