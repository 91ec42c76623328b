using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Submissions;

/// <summary>
/// Which text of a document is spoken of: SHA-256, in hexadecimal, over its names and all its values in all languages, as
/// they are stored. Umbraco's own version number stays the same through many saves; its moments are as coarse as the
/// database keeps them. Equal texts have equal fingerprints, on every machine.
/// </summary>
internal static class Fingerprint
{
    private const char Separator = '\u001f';

    /// <summary>Of the draft.</summary>
    public static string OfDraft(IContent document) => Of(
        document.Name,
        document.CultureInfos,
        document.Properties,
        value => value.EditedValue);

    /// <summary>Of what is published; null when nothing is.</summary>
    public static string? OfPublished(IContent document) => !document.Published || document.Trashed
        ? null
        : Of(
            document.PublishName,
            document.PublishCultureInfos,
            document.Properties,
            value => value.PublishedValue);

    private static string Of(
        string? name,
        IEnumerable<ContentCultureInfos>? names,
        IPropertyCollection properties,
        Func<IPropertyValue, object?> valueOf)
    {
        var text = new StringBuilder();
        Write(text, "name", null, null, name);
        foreach (var translated in (names ?? []).OrderBy(info => info.Culture, StringComparer.OrdinalIgnoreCase))
        {
            Write(text, "name", translated.Culture, null, translated.Name);
        }

        foreach (var property in properties.OrderBy(property => property.Alias, StringComparer.Ordinal))
        {
            foreach (var value in property.Values
                .OrderBy(value => value.Culture, StringComparer.OrdinalIgnoreCase)
                .ThenBy(value => value.Segment, StringComparer.OrdinalIgnoreCase))
            {
                Write(text, property.Alias, value.Culture, value.Segment, valueOf(value));
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // Lengths in front: no value can be read as the beginning of the next. What is empty is left out, so that a field that
    // was emptied equals one that was never filled in.
    private static void Write(StringBuilder text, string alias, string? culture, string? segment, object? value)
    {
        var written = Convert.ToString(value, CultureInfo.InvariantCulture);
        if (string.IsNullOrEmpty(written))
        {
            return;
        }

        text.Append(alias).Append(Separator)
            .Append(culture?.ToLowerInvariant()).Append(Separator)
            .Append(segment?.ToLowerInvariant()).Append(Separator)
            .Append(written.Length).Append(Separator)
            .Append(written);
    }
}
