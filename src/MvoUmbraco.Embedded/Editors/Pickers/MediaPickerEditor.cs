using System.ComponentModel.DataAnnotations;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Cache;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.PropertyEditors.Validation;
using Umbraco.Cms.Core.Scoping;
using Umbraco.Cms.Core.Security;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.Navigation;
using Umbraco.Cms.Core.Strings;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors.Pickers;

/// <summary>One medium or several, each with crops and a focal point of its own; see <see cref="PickedMedia"/>.</summary>
[DataEditor(Constants.PropertyEditors.Aliases.MediaPicker3, ValueType = ValueTypes.Json, ValueEditorIsReusable = true)]
internal sealed class MediaPickerEditor : DataEditor
{
    private readonly IIOHelper io;

    public MediaPickerEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    public override IPropertyIndexValueFactory PropertyIndexValueFactory { get; } = new NoopPropertyIndexValueFactory();

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new MediaPicker3ConfigurationEditor(io);

    internal sealed class ValueEditor : DataValueEditor, IDataValueReference
    {
        private readonly IJsonSerializer serializer;
        private readonly IMediaService media;
        private readonly IDataTypeConfigurationCache configurations;
        private readonly MediaFromUploads uploads;

        public ValueEditor(
            IShortStringHelper strings,
            IJsonSerializer serializer,
            IIOHelper io,
            DataEditorAttribute attribute,
            ILocalizedTextService texts,
            IMediaService media,
            IMediaTypeService mediaTypes,
            IMediaNavigationQueryService navigation,
            IDataTypeConfigurationCache configurations,
            MediaFromUploads uploads)
            : base(strings, serializer, io, attribute)
        {
            (this.serializer, this.media, this.configurations, this.uploads) = (serializer, media, configurations, uploads);
            Validators.Add(new AllowedMedia(serializer, texts, media, mediaTypes, navigation));
        }

        public IEnumerable<UmbracoEntityReference> GetReferences(object? value) =>
            PickedMedia.FromStored(value, serializer)
                .Select(pick => new UmbracoEntityReference(new GuidUdi(Constants.UdiEntityType.Media, pick.MediaKey)));

        /// <summary>A pick whose key is of an upload, not of a medium, becomes a new medium.</summary>
        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
        {
            if (!serializer.TryRead<PickedMedia[]>(editorValue.Value, out var picks) || picks.Length == 0)
            {
                return null;
            }

            var startNode = (editorValue.DataTypeConfiguration as MediaPicker3Configuration)?.StartNodeId;
            var kept = picks.Select(pick => media.GetById(pick.MediaKey) is not null ? pick : uploads.Import(pick, startNode))
                .OfType<PickedMedia>().Select(pick => pick.Trimmed()).ToArray();
            return kept.Length == 0 ? null : serializer.Serialize(kept);
        }

        /// <summary>Media that are gone are not shown.</summary>
        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
        {
            var configuration = configurations.GetConfigurationAs<MediaPicker3Configuration>(property.PropertyType.DataTypeKey);
            return PickedMedia.FromStored(property.GetValue(culture, segment), serializer)
                .Select(pick => media.GetById(pick.MediaKey) is { } medium
                    ? pick.WithConfiguration(configuration) with { MediaTypeAlias = medium.ContentType.Alias }
                    : null)
                .OfType<PickedMedia>().ToArray();
        }
    }

    /// <summary>How many, of which types (<c>filter</c>: keys of media types), below which start node.</summary>
    private sealed class AllowedMedia(
        IJsonSerializer serializer,
        ILocalizedTextService texts,
        IMediaService media,
        IMediaTypeService mediaTypes,
        IMediaNavigationQueryService navigation) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (dataTypeConfiguration is not MediaPicker3Configuration configuration
                || !serializer.TryRead<PickedMedia[]>(value, out var picks))
            {
                yield break;
            }

            if (!configuration.Multiple && picks.Length > 1)
            {
                yield return texts.Invalid("multipleMediaNotAllowed");
            }

            foreach (var wrong in CountLimit.Check(texts, picks.Length, configuration.ValidationLimit?.Min, configuration.ValidationLimit?.Max))
            {
                yield return wrong;
            }

            var allowed = MediaTypeFilter.Parse(configuration.Filter);
            if (allowed.Count > 0 && picks.Select(TypeOf).Any(type => type is null || !allowed.Contains(type.Value)))
            {
                yield return texts.Invalid("invalidMediaType");
            }

            if (configuration.StartNodeId is { } start
                && !ValidationHelper.HasValidStartNode(picks.Select(pick => pick.MediaKey), start, navigation))
            {
                yield return texts.Invalid("invalidStartNode");
            }
        }

        /// <summary>An upload has no medium yet, but says which type it is to become.</summary>
        private Guid? TypeOf(PickedMedia pick) =>
            media.GetById(pick.MediaKey)?.ContentType.Key
            ?? (string.IsNullOrWhiteSpace(pick.MediaTypeAlias) ? null : mediaTypes.Get(pick.MediaTypeAlias)?.Key);
    }
}

/// <summary>A configured list of media types: their keys, joined by commas. Empty allows all.</summary>
internal static class MediaTypeFilter
{
    public static IReadOnlySet<Guid> Parse(string? configured) =>
        (configured ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => Guid.TryParse(text, out var key) ? key : Guid.Empty)
            .Where(key => key != Guid.Empty)
            .ToHashSet();
}

/// <summary>Makes a medium of an uploaded file that an editor dropped on a media picker.</summary>
internal sealed class MediaFromUploads(
    ITemporaryFileService temporaryFiles,
    IMediaImportService import,
    ICoreScopeProvider scopes,
    IBackOfficeSecurityAccessor security)
{
    /// <summary>The pick with the key of its new medium; null when there is no such upload.</summary>
    public PickedMedia? Import(PickedMedia pick, Guid? parentKey)
    {
        if (temporaryFiles.GetAsync(pick.MediaKey).GetAwaiter().GetResult() is not { } file)
        {
            return null;
        }

        using var scope = scopes.CreateCoreScope();
        temporaryFiles.EnlistDeleteIfScopeCompletes(file.Key, scopes);
        using var stream = file.OpenReadStream();
        var user = security.BackOfficeSecurity?.CurrentUser?.Key ?? Constants.Security.SuperUserKey;
        var medium = import.ImportAsync(file.FileName, stream, parentKey, pick.MediaTypeAlias, user).GetAwaiter().GetResult();
        scope.Complete();
        return pick with { MediaKey = medium.Key };
    }
}
