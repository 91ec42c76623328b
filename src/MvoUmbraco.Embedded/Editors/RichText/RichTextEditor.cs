using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Embedded.Editors.Blocks;
using MvoUmbraco.Embedded.Editors.Pickers;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Blocks;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validators;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Cms.Core.Templates;

namespace MvoUmbraco.Embedded.Editors.RichText;

/// <summary>
/// HTML with links to documents and media by key, and blocks between the paragraphs; see <see cref="RichTextValue"/>.
/// </summary>
[DataEditor(Constants.PropertyEditors.Aliases.RichText, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class RichTextEditor : BlockEditor
{
    private readonly IIOHelper io;

    public RichTextEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new RichTextConfigurationEditor(io);

    internal sealed class ValueEditor : DataValueEditor, IDataValueReference, IDataValueTags, IMergesCultures
    {
        private readonly IJsonSerializer serializer;
        private readonly BlockServices services;
        private readonly BlockReader<RichTextBlockValue, RichTextBlockLayoutItem> reader;
        private readonly HtmlImageSourceParser images;
        private readonly HtmlLocalLinkParser links;
        private readonly IHtmlSanitizer sanitizer;

        public ValueEditor(
            IShortStringHelper strings,
            IJsonSerializer serializer,
            IIOHelper io,
            DataEditorAttribute attribute,
            BlockServices services,
            HtmlImageSourceParser images,
            HtmlLocalLinkParser links,
            IHtmlSanitizer sanitizer,
            IMediaService media)
            : base(strings, serializer, io, attribute)
        {
            (this.serializer, this.services, this.images, this.links, this.sanitizer) = (serializer, services, images, links, sanitizer);
            reader = new(new RichTextEditorBlockDataConverter(serializer), services.ContentTypes, services.Loggers.CreateLogger<ValueEditor>());
            RequiredValidator = new MarkupRequired(serializer);
            FormatValidator = new MarkupFormat(serializer);
            Validators.Add(new InsideBlocks(this));
            Validators.Add(new AllowedImages(this, media));
        }

        public override IValueRequiredValidator RequiredValidator { get; }

        public override IValueFormatValidator FormatValidator { get; }

        public IEnumerable<UmbracoEntityReference> GetReferences(object? value)
        {
            if (Read(value) is not { } text)
            {
                return [];
            }

            var markup = text.Markup ?? string.Empty;
            var inMarkup = images.FindUdisFromDataAttributes(markup).Concat(links.FindUdisFromLocalLinks(markup)).OfType<Udi>()
                .Select(udi => new UmbracoEntityReference(udi));
            return BlocksOf(text) is { } blocks ? inMarkup.Concat(services.Elements.References(blocks.BlockValue)) : inMarkup;
        }

        public IEnumerable<ITag> GetTags(object? value, object? dataTypeConfiguration, int? languageId) =>
            Read(value) is { } text && BlocksOf(text) is { } blocks ? services.Elements.Tags(blocks.BlockValue, languageId) : [];

        /// <summary>Image sources are left out of what is stored, for they follow the media; the UDI stays.</summary>
        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            var edited = Read(editorValue.Value);
            var current = Read(currentValue) is { } stored ? BlocksOf(stored)?.BlockValue : null;
            var blocks = edited is null ? null : BlocksOf(edited)?.BlockValue;
            services.Elements.ToStored(blocks, current, editorValue.ContentKey);
            return string.IsNullOrWhiteSpace(edited?.Markup)
                ? null
                : Serialize(sanitizer.Sanitize(images.RemoveImageSources(edited.Markup)), blocks);
        }

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
        {
            if (Read(property.GetValue(culture, segment)) is not { } stored)
            {
                return null;
            }

            var blocks = BlocksOf(stored)?.BlockValue;
            if (blocks is not null)
            {
                services.Elements.ToEditor(blocks, culture);
            }

            return new RichTextValue(images.EnsureImageSources(stored.Markup ?? string.Empty), blocks ?? new RichTextBlockValue());
        }

        /// <summary>The markup follows the structure: it says where the blocks stand.</summary>
        public object? MergeForPublish(object? edited, object? published, string? culture)
        {
            if (Read(edited) is not { } text || BlocksOf(text) is not { } blocks)
            {
                return edited;
            }

            var before = Read(published) is { } old ? BlocksOf(old)?.BlockValue : null;
            return Serialize(text.Markup, BlockMerge.PublishCulture(blocks.BlockValue, before, culture, services.Elements));
        }

        public object? MergeForSave(object? stored, object? edited, bool canEditInvariant, HashSet<string> allowedCultures)
        {
            var (before, after) = (Read(stored), Read(edited));
            if ((canEditInvariant ? after : before) is not { } structure)
            {
                return null;
            }

            var blocks = BlockMerge.SaveAllowed(
                before is null ? null : BlocksOf(before)?.BlockValue,
                after is null ? null : BlocksOf(after)?.BlockValue,
                canEditInvariant,
                allowedCultures,
                services.Elements,
                value => (value.GetLayouts() ?? []).SelectMany(item => new[] { item.ContentKey, item.SettingsKey ?? item.ContentKey }).ToHashSet());
            return Serialize(structure.Markup, blocks);
        }

        public override IEnumerable<Guid> ConfiguredElementTypeKeys() =>
            ((ConfigurationObject as RichTextConfiguration)?.Blocks ?? []).SelectMany(block =>
                block.SettingsElementTypeKey is { } settings ? [block.ContentElementTypeKey, settings] : new[] { block.ContentElementTypeKey });

        private RichTextValue? Read(object? value) => RichTextValue.Read(serializer, value);

        private BlockEditorData<RichTextBlockValue, RichTextBlockLayoutItem>? BlocksOf(RichTextValue value) =>
            value.Blocks is null ? null : reader.Resolve(value.Blocks);

        private string Serialize(string? markup, RichTextBlockValue? blocks) =>
            serializer.Serialize(new RichTextValue(markup ?? string.Empty, blocks ?? new RichTextBlockValue()));

        private sealed class InsideBlocks(ValueEditor editor) : IValueValidator
        {
            public IEnumerable<ValidationResult> Validate(
                object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext) =>
                editor.Read(value) is { } text && editor.BlocksOf(text) is { } blocks
                    ? editor.services.Validation.Validate(blocks.BlockValue, blocks.References, validationContext, "blocks.")
                    : [];
        }

        /// <summary>Images may only be of the media types that the data type allows.</summary>
        private sealed class AllowedImages(ValueEditor editor, IMediaService media) : IValueValidator
        {
            public IEnumerable<ValidationResult> Validate(
                object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
            {
                var allowed = MediaTypeFilter.Parse((dataTypeConfiguration as RichTextConfiguration)?.AllowedMediaTypes);
                if (allowed.Count == 0 || editor.Read(value)?.Markup is not { Length: > 0 } markup)
                {
                    return [];
                }

                Guid[] keys = [.. editor.images.FindUdisFromDataAttributes(markup).OfType<GuidUdi>().Select(udi => udi.Guid).Distinct()];
                if (keys.Length == 0 || media.GetByIds(keys).FirstOrDefault(medium => !allowed.Contains(medium.ContentType.Key)) is not { } wrong)
                {
                    return [];
                }

                var result = editor.services.Texts.Invalid("invalidMediaType");
                result.ErrorMessage = $"{result.ErrorMessage}: '{wrong.Name}'";
                return [result];
            }
        }
    }

    private sealed class MarkupRequired(IJsonSerializer serializer) : RequiredValidator
    {
        public override IEnumerable<ValidationResult> ValidateRequired(object? value, string? valueType) =>
            base.ValidateRequired(value is null ? null : RichTextValue.Read(serializer, value)?.Markup, valueType);
    }

    private sealed class MarkupFormat(IJsonSerializer serializer) : IValueFormatValidator
    {
        private readonly RegexValidator pattern = new();

        public IEnumerable<ValidationResult> ValidateFormat(object? value, string valueType, string format) =>
            pattern.ValidateFormat(RichTextValue.Read(serializer, value)?.Markup, valueType, format);
    }
}
