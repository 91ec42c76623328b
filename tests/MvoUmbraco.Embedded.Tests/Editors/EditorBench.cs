using MvoUmbraco.Embedded.Tests.Hosting;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>
/// The editors of a running host with nothing on it, one for all tests that only convert and validate values.
/// </summary>
internal sealed class EditorBench : IDisposable
{
    private static readonly Lazy<EditorBench> Shared = new(() => new EditorBench());

    private readonly TestHost host = TestHost.StartAsync().GetAwaiter().GetResult();

    private EditorBench() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Dispose();

    public static EditorBench Instance => Shared.Value;

    public IJsonSerializer Serializer => Get<IJsonSerializer>();

    public IConfigurationEditorJsonSerializer Configurations => Get<IConfigurationEditorJsonSerializer>();

    public IEnumerable<IDataEditor> Editors => Get<PropertyEditorCollection>();

    public T Get<T>()
        where T : notnull
    {
        host.Enter();
        return host.Get<T>();
    }

    public IDataEditor Editor(string alias) =>
        Get<PropertyEditorCollection>()[alias] ?? throw new InvalidOperationException($"There is no editor {alias}.");

    public object Configuration(string alias, string json)
    {
        var editor = Editor(alias).GetConfigurationEditor();
        return editor.ToConfigurationObject(editor.FromDatabase(json, Configurations), Configurations);
    }

    /// <summary>What is stored of a value that an editing client sends as JSON.</summary>
    public object? Store(string alias, string? json, string configuration = "{}", object? current = null)
    {
        var data = new ContentPropertyData(Sent(json), Configuration(alias, configuration)) { ContentKey = Guid.NewGuid(), PropertyTypeKey = Guid.NewGuid() };
        return Editor(alias).GetValueEditor(data.DataTypeConfiguration).FromEditor(data, current);
    }

    /// <summary>What an editing client is shown of a stored value, as JSON.</summary>
    public string Show(string alias, object? stored)
    {
        var type = new PropertyType(Get<IShortStringHelper>(), alias, Storage(alias)) { Alias = "value", DataTypeKey = Guid.NewGuid() };
        var property = new Property(type);
        property.SetValue(stored);
        return Serializer.Serialize(Editor(alias).GetValueEditor().ToEditor(property));
    }

    public IReadOnlyList<string> Validate(string alias, string? json, string configuration = "{}", bool required = false, string? pattern = null) =>
        ValidateValue(alias, Sent(json), configuration, required, pattern);

    public IReadOnlyList<string> ValidateValue(string alias, object? value, string configuration = "{}", bool required = false, string? pattern = null) =>
        [.. Editor(alias).GetValueEditor(Configuration(alias, configuration))
            .Validate(value, required, pattern, PropertyValidationContext.Empty()).Select(result => result.ErrorMessage ?? string.Empty)];

    public ValueStorageType Storage(string alias) => ValueTypes.ToStorageType(Editor(alias).GetValueEditor().ValueType);

    public void Dispose() => host.DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>A value as it arrives from the network: read as the editing API reads an untyped value.</summary>
    private object? Sent(string? json) => json is null ? null : Serializer.Deserialize<object?>(json);
}
