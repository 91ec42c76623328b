using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.IO;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.Editors;
using Umbraco.Cms.Core.Models.Validation;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Strings;

namespace MvoUmbraco.ContentModel;

/// <summary>What checking a stored value gave.</summary>
/// <param name="Canonical">The value as it is stored; null for an empty one.</param>
/// <param name="Problems">What is wrong, in Dutch; then <paramref name="Canonical"/> means nothing.</param>
internal sealed record OwnValue(string? Canonical, IReadOnlyList<string> Problems);

/// <summary>
/// The value side of the plugin's own property editors: an editor sends JSON, checked and brought to its one compact form
/// before it is stored. What does not pass is stored as it came when something insists on storing it, so that nothing
/// typed is lost; saving refuses it before that.
/// </summary>
internal abstract class OwnValueEditor : DataValueEditor
{
    private readonly IJsonSerializer serializer;
    private readonly Func<string?, OwnValue> check;

    protected OwnValueEditor(
        IShortStringHelper shortStringHelper,
        IJsonSerializer jsonSerializer,
        IIOHelper ioHelper,
        DataEditorAttribute attribute,
        Func<string?, OwnValue> check)
        : base(shortStringHelper, jsonSerializer, ioHelper, attribute)
    {
        serializer = jsonSerializer;
        this.check = check;
        Validators.Add(new OwnValueValidator(this));
    }

    /// <summary>What is wrong with a value as its editor sends it.</summary>
    public virtual IReadOnlyList<string> ProblemsOf(string? json) => check(json).Problems;

    public override object? FromEditor(ContentPropertyData editorValue, object? currentValue)
    {
        var json = TextOf(editorValue.Value);
        var value = Take(json);
        return value.Problems.Count == 0 ? value.Canonical : json;
    }

    public override object? ToEditor(IProperty property, string? culture = null, string? segment = null)
    {
        var stored = property.GetValue(culture, segment)?.ToString();
        var value = check(stored);
        return value.Problems.Count > 0 ? stored : value.Canonical is null ? null : JsonNode.Parse(value.Canonical);
    }

    /// <summary>Brings a value that its editor sent to the form in which it is stored.</summary>
    protected virtual OwnValue Take(string? json) => check(json);

    private string? TextOf(object? value)
        => value switch
        {
            null => null,
            string text => text,
            _ => serializer.Serialize(value),
        };

    private sealed class OwnValueValidator(OwnValueEditor editor) : IValueValidator
    {
        public IEnumerable<ValidationResult> Validate(
            object? value,
            string? valueType,
            object? dataTypeConfiguration,
            PropertyValidationContext validationContext)
            => editor.ProblemsOf(editor.TextOf(value)).Select(problem => new ValidationResult(problem, ["value"]));
    }
}
