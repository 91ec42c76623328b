using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Media;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Editors.Files;

/// <summary>An uploaded image with a focal point and named cut-outs; see <see cref="CroppedImage"/>.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.ImageCropper, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class ImageCropperEditor : DataEditor, IMediaUrlGenerator
{
    private readonly IIOHelper io;
    private readonly IJsonSerializer serializer;

    public ImageCropperEditor(IDataValueEditorFactory factory, IIOHelper io, IJsonSerializer serializer)
        : base(factory)
    {
        (this.io, this.serializer) = (io, serializer);
        SupportsReadOnly = true;
    }

    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();

    public bool TryGetMediaPath(string? propertyEditorAlias, object? value, [MaybeNullWhen(false)] out string mediaPath)
    {
        mediaPath = propertyEditorAlias != Alias ? null
            : value is CroppedImage image ? image.Src
            : CroppedImage.FromStored(value, serializer)?.Src;
        return !string.IsNullOrWhiteSpace(mediaPath);
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new ConfigurationEditor(io);

    internal sealed class ValueEditor : DataValueEditor
    {
        private readonly IJsonSerializer serializer;
        private readonly UploadedFiles files;
        private readonly IDataTypeConfigurationCache configurations;

        public ValueEditor(
            IShortStringHelper strings,
            IJsonSerializer serializer,
            IIOHelper io,
            DataEditorAttribute attribute,
            UploadedFiles files,
            IDataTypeConfigurationCache configurations)
            : base(strings, serializer, io, attribute)
        {
            (this.serializer, this.files, this.configurations) = (serializer, files, configurations);
            Validators.Add(new UsableFile(serializer, files));
        }

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            var current = CroppedImage.FromStored(currentValue, serializer)?.Src;
            var image = Read(serializer, editorValue.Value);
            if (image?.TemporaryFileId is { } key)
            {
                if (files.Take(key, editorValue.ContentKey, editorValue.PropertyTypeKey, []) is not { } url)
                {
                    return currentValue;
                }

                image = image with { Src = url, TemporaryFileId = null };
            }

            if (current != image?.Src)
            {
                files.Discard(editorValue.ContentKey, current);
            }

            return string.IsNullOrEmpty(image?.Src) ? null : serializer.Serialize(image);
        }

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
            CroppedImage.FromStored(property.GetValue(culture, segment), serializer)
                ?.WithCrops(configurations.GetConfigurationAs<ImageCropperConfiguration>(property.PropertyType.DataTypeKey)?.Crops);
    }

    private static CroppedImage? Read(IJsonSerializer serializer, object? value) =>
        value is string ? CroppedImage.FromStored(value, serializer)
            : serializer.TryRead<CroppedImage>(value, out var image) ? image : null;

    private sealed class UsableFile(IJsonSerializer serializer, UploadedFiles files) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext) =>
            Read(serializer, value)?.TemporaryFileId is { } key && files.Check(key, []) is { } wrong ? [wrong] : [];
    }

    private sealed class ConfigurationEditor(IIOHelper io) : ConfigurationEditor<ImageCropperConfiguration>(io)
    {
        /// <summary>What the editor shows before there is an image.</summary>
        public override IDictionary<string, object> ToValueEditor(IDictionary<string, object> configuration)
        {
            var shown = new Dictionary<string, object>(base.ToValueEditor(configuration));
            shown.TryAdd("focalPoint", new FocalPoint(0.5m, 0.5m));
            shown.TryAdd("src", string.Empty);
            return shown;
        }
    }
}
