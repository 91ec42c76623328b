using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.PublishedContent;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Routing;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Pickers;

/// <summary>
/// A stored link. An external one has <c>url</c>; a link to a document or a medium has <c>udi</c> and no address,
/// which follows the node when it moves. <c>unique</c> and <c>type</c> are always null: they are the editor's.
/// </summary>
internal sealed record StoredLink(
    string? Name, string? Target, Guid? Unique, string? Type, GuidUdi? Udi, string? Url, string? QueryString, string? Culture);

/// <summary>A list of links, internal and external. Edited as Core's <see cref="LinkDisplay"/>, stored as <see cref="StoredLink"/>.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MultiUrlPicker, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class MultiUrlPickerEditor : DataEditor
{
    private readonly IIOHelper io;

    public MultiUrlPickerEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new MultiUrlPickerConfigurationEditor(io);

    internal sealed class ValueEditor : DataValueEditor, IDataValueReference
    {
        private readonly IJsonSerializer serializer;
        private readonly IPublishedUrlProvider urls;
        private readonly IContentService contents;
        private readonly IMediaService media;

        public ValueEditor(
            IShortStringHelper strings,
            IJsonSerializer serializer,
            IIOHelper io,
            DataEditorAttribute attribute,
            ILocalizedTextService texts,
            IPublishedUrlProvider urls,
            IContentService contents,
            IMediaService media)
            : base(strings, serializer, io, attribute)
        {
            (this.serializer, this.urls, this.contents, this.media) = (serializer, urls, contents, media);
            Validators.Add(new AllowedLinks(serializer, texts));
        }

        public IEnumerable<UmbracoEntityReference> GetReferences(object? value) =>
            Stored(value).Where(link => link.Udi is not null).Select(link => new UmbracoEntityReference(link.Udi!));

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) =>
            serializer.TryRead<LinkDisplay[]>(editorValue.Value, out var links) && links.Length > 0
                ? serializer.Serialize(links.Select(ToStored))
                : null;

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
            Stored(property.GetValue(culture, segment)).Select(link => ToDisplay(link, culture)).ToArray();

        private StoredLink[] Stored(object? value) =>
            serializer.TryRead<StoredLink[]>(value, out var links) ? links : [];

        private static StoredLink ToStored(LinkDisplay link)
        {
            var isNode = link.Unique is not null
                && (Is(link, LinkDisplay.Types.Document) || Is(link, LinkDisplay.Types.Media));
            return new StoredLink(
                link.Name,
                link.Target,
                Unique: null,
                Type: null,
                isNode ? new GuidUdi(link.Type!.ToLowerInvariant(), link.Unique!.Value) : null,
                Is(link, LinkDisplay.Types.External) ? link.Url : null,
                link.QueryString,
                link.Culture);
        }

        private static bool Is(LinkDisplay link, string type) => string.Equals(link.Type, type, StringComparison.OrdinalIgnoreCase);

        private LinkDisplay ToDisplay(StoredLink link, string? culture)
        {
            var display = new LinkDisplay
            {
                Icon = "icon-link",
                Name = link.Name,
                Target = link.Target,
                QueryString = link.QueryString,
                Published = true,
                Type = link.Udi?.EntityType ?? LinkDisplay.Types.External,
                Unique = link.Udi?.Guid,
                Url = link.Url ?? string.Empty,
                Culture = link.Culture,
            };
            switch (link.Udi?.EntityType)
            {
                case Constants.UdiEntityType.Document:
                    display.Url = urls.GetUrl(link.Udi.Guid, UrlMode.Relative, link.Culture ?? culture);
                    if (contents.GetById(link.Udi.Guid) is { } document)
                    {
                        display.Icon = document.ContentType.Icon;
                        display.Trashed = document.Trashed;
                        display.Published = culture is null ? document.Published : document.PublishedCultures.Contains(culture, StringComparer.OrdinalIgnoreCase);
                    }

                    break;
                case Constants.UdiEntityType.Media:
                    display.Url = urls.GetMediaUrl(link.Udi.Guid, UrlMode.Relative, culture);
                    if (media.GetById(link.Udi.Guid) is { } medium)
                    {
                        display.Icon = medium.ContentType.Icon;
                        display.Trashed = medium.Trashed;
                        display.Published = !medium.Trashed;
                    }

                    break;
            }

            return display;
        }
    }

    private sealed class AllowedLinks(IJsonSerializer serializer, ILocalizedTextService texts) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            LinkDisplay[]? links = null;
            return dataTypeConfiguration is MultiUrlPickerConfiguration configuration && (value is null || serializer.TryRead(value, out links))
                ? CountLimit.CheckUnlessZero(texts, links?.Length ?? 0, configuration.MinNumber, configuration.MaxNumber)
                : [];
        }
    }
}
