using System.ComponentModel.DataAnnotations;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Extensions;

namespace MvoUmbraco.Embedded.Editors;

/// <summary>
/// Reading what an editing client, or a plugin, hands over as a property value. It arrives as a JSON node, as JSON
/// text, or as a .NET object with the same members; and it comes from outside, so a wrong shape is an answer, not an
/// exception.
/// </summary>
/// <remarks>
/// Validators see two formats: the editing services pass the editor's format, publishing passes the stored one. A
/// validator that cannot read a value leaves it alone.
/// </remarks>
internal static class EditorFormat
{
    /// <summary>The names under which a validation result is attached to the whole property.</summary>
    public static readonly string[] WholeValue = ["value"];

    public static bool TryRead<T>(this IJsonSerializer serializer, object? value, [NotNullWhen(true)] out T? read)
        where T : class
    {
        read = null;
        try
        {
            return value switch
            {
                null => false,
                T same => (read = same) is not null,
                string or JsonNode => serializer.TryDeserialize(value, out read),
                _ => (read = serializer.Deserialize<T>(serializer.Serialize(value))) is not null,
            };
        }
        catch (JsonException)
        {
            return false;
        }
        catch (NotSupportedException)
        {
            return false;
        }
    }

    /// <summary>
    /// The texts of a list value, from an array of text in any of its guises; null when it is not a list of text.
    /// </summary>
    public static IReadOnlyList<string>? Texts(object? value) => value switch
    {
        string => null,
        IEnumerable<string> texts => [.. texts],
        JsonArray array => array.All(item => item is JsonValue text && text.TryGetValue<string>(out _))
            ? [.. array.Select(item => item!.GetValue<string>())]
            : null,
        _ => null,
    };

    /// <summary>A validation result on the whole property, in the language of the moment.</summary>
    /// <param name="texts">Umbraco's texts.</param>
    /// <param name="key">A key in the area <c>validation</c>.</param>
    /// <param name="tokens">What takes the place of %0%, %1% … in the text.</param>
    public static ValidationResult Invalid(this ILocalizedTextService texts, string key, params string?[] tokens) =>
        new(texts.Localize("validation", key, CultureInfo.CurrentUICulture, tokens), WholeValue);
}
