using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Entities;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Editors.Pickers;

/// <summary>
/// Documents, media or members from a tree. Edited as <c>[{type, unique}]</c>, stored as UDIs joined by commas.
/// </summary>
[DataEditor(Constants.PropertyEditors.Aliases.MultiNodeTreePicker, ValueType = ValueTypes.Text, ValueEditorIsReusable = true)]
internal sealed class MultiNodeTreePickerEditor : DataEditor
{
    private readonly IIOHelper io;

    public MultiNodeTreePickerEditor(IDataValueEditorFactory factory, IIOHelper io)
        : base(factory)
    {
        this.io = io;
        SupportsReadOnly = true;
    }

    protected override IDataValueEditor CreateValueEditor() => DataValueEditorFactory.Create<ValueEditor>(Attribute!);

    protected override IConfigurationEditor CreateConfigurationEditor() => new MultiNodePickerConfigurationEditor(io);

    internal sealed record Reference(string? Type, Guid Unique)
    {
        /// <summary>Null for a kind of node that cannot be picked.</summary>
        [JsonIgnore]
        public GuidUdi? Udi => Type is Constants.UdiEntityType.Document or Constants.UdiEntityType.Media or Constants.UdiEntityType.Member
            ? new GuidUdi(Type, Unique)
            : null;
    }

    internal sealed class ValueEditor : DataValueEditor, IDataValueReference
    {
        private readonly IJsonSerializer serializer;

        public ValueEditor(
            IShortStringHelper strings,
            IJsonSerializer serializer,
            IIOHelper io,
            DataEditorAttribute attribute,
            ILocalizedTextService texts,
            IEntityService entities,
            IContentService contents,
            IMediaService media,
            IMemberService members)
            : base(strings, serializer, io, attribute)
        {
            this.serializer = serializer;
            Validators.Add(new AllowedNodes(serializer, texts, entities, contents, media, members));
        }

        public IEnumerable<UmbracoEntityReference> GetReferences(object? value) =>
            Udis(value).Select(udi => new UmbracoEntityReference(udi));

        public override object? FromEditor(ContentPropertyData editorValue, object? currentValue) =>
            serializer.TryRead<Reference[]>(editorValue.Value, out var picked)
            && picked.Select(node => node?.Udi).OfType<GuidUdi>().ToArray() is { Length: > 0 } udis
                ? string.Join<GuidUdi>(',', udis)
                : null;

        public override object? ToEditor(IProperty property, string? culture = null, string? segment = null) =>
            property.GetValue(culture, segment) is string stored
                ? Udis(stored).Select(udi => new Reference(udi.EntityType, udi.Guid)).ToArray()
                : null;

        private static IEnumerable<GuidUdi> Udis(object? stored)
        {
            foreach (var text in stored?.ToString()?.Split(',') ?? [])
            {
                if (UdiParser.TryParse(text, out GuidUdi? udi))
                {
                    yield return udi;
                }
            }
        }
    }

    /// <summary>Count, kind of node (configured by the start node's <c>type</c>) and content types (<c>filter</c>).</summary>
    private sealed class AllowedNodes(
        IJsonSerializer serializer,
        ILocalizedTextService texts,
        IEntityService entities,
        IContentService contents,
        IMediaService media,
        IMemberService members) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value, string? valueType, object? dataTypeConfiguration, PropertyValidationContext validationContext)
        {
            if (dataTypeConfiguration is not MultiNodePickerConfiguration configuration)
            {
                return [];
            }

            Reference[]? picked = null;
            if (value is not null && !serializer.TryRead(value, out picked))
            {
                return [];
            }

            if (picked?.Any(node => node?.Udi is null) is true)
            {
                return [texts.Invalid("invalidObjectType")];
            }

            Guid[] keys = [.. (picked ?? []).Select(node => node.Unique).Distinct()];
            return CountLimit.CheckUnlessZero(texts, picked?.Length ?? 0, configuration.MinNumber, configuration.MaxNumber)
                .Concat(CheckKinds(keys, configuration.TreeSource?.ObjectType))
                .Concat(CheckContentTypes(keys, configuration));
        }

        private IEnumerable<ValidationResult> CheckKinds(Guid[] keys, string? objectType)
        {
            if (objectType is null || keys.Length == 0)
            {
                return [];
            }

            Guid? allowed = objectType switch
            {
                "content" => Constants.ObjectTypes.Document,
                "media" => Constants.ObjectTypes.Media,
                "member" => Constants.ObjectTypes.Member,
                _ => null,
            };
            if (allowed is null)
            {
                return [texts.Invalid("invalidObjectType")];
            }

            return keys.Where(key => entities.Get(key) is { } node && node.NodeObjectType != allowed)
                .Select(_ => texts.Invalid("invalidObjectType"));
        }

        private IEnumerable<ValidationResult> CheckContentTypes(Guid[] keys, MultiNodePickerConfiguration configuration)
        {
            Guid[] allowed = [.. (configuration.Filter ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text => Guid.TryParse(text, out var key) ? key : Guid.Empty).Where(key => key != Guid.Empty)];
            if (allowed.Length == 0)
            {
                return [];
            }

            var kind = configuration.TreeSource?.ObjectType ?? "content";
            return keys.Select(key => ContentTypeOf(kind, key)).Distinct()
                .Where(type => type is null || !allowed.Contains(type.Value))
                .Select(type => texts.Invalid(type is null ? "missingContent" : "invalidObjectType"));
        }

        private Guid? ContentTypeOf(string kind, Guid key)
        {
            IContentBase? node = kind switch
            {
                "content" => contents.GetById(key),
                "media" => media.GetById(key),
                "member" => members.GetById(key),
                _ => null,
            };
            return node?.ContentType.Key;
        }
    }
}
