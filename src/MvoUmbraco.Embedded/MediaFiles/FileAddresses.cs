using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.Hosting;
using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.MediaFiles;

/// <summary>
/// Finds the uploaded files in stored property values: a value that is the bare address, or an address that is the whole
/// text of a JSON member, also in blocks, which are stored as JSON in JSON. Markup that shows a picture does not count:
/// the file belongs to its medium, not to who shows it.
/// </summary>
internal sealed class FileAddresses
{
    private static readonly HashSet<string> Editors = new(StringComparer.Ordinal)
    {
        Constants.PropertyEditors.Aliases.UploadField,
        Constants.PropertyEditors.Aliases.ImageCropper,
        Constants.PropertyEditors.Aliases.BlockList,
        Constants.PropertyEditors.Aliases.BlockGrid,
        Constants.PropertyEditors.Aliases.SingleBlock,
        Constants.PropertyEditors.Aliases.RichText,
    };

    private readonly string root;
    private readonly Regex members;

    public FileAddresses(IHostingEnvironment paths, IOptions<GlobalSettings> settings)
    {
        root = paths.ToAbsolute(settings.Value.UmbracoMediaPath).TrimEnd('/') + "/";

        // After a colon a quote, escaped as often as the JSON is nested; up to the next quote.
        members = new Regex(
            $@"(?<=:\s*\\*(?:""|u0022)){Regex.Escape(root)}(?:[^""\\]|\\+u(?!0022)[0-9a-fA-F]{{4}})+",
            RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(5));
    }

    public static bool CanHold(IProperty property) => Editors.Contains(property.PropertyType.PropertyEditorAlias);

    /// <summary>Of every value an entity has, being edited or published.</summary>
    public IEnumerable<string> Of(IContentBase entity) => entity.Properties
        .Where(CanHold)
        .SelectMany(property => property.Values)
        .SelectMany(value => new[] { value.EditedValue, value.PublishedValue })
        .OfType<string>()
        .SelectMany(In)
        .Distinct(StringComparer.Ordinal);

    /// <summary>Whether it is worth looking closer.</summary>
    public bool Mentions(string text) => text.Contains(root, StringComparison.OrdinalIgnoreCase);

    public IEnumerable<string> In(string stored)
    {
        if (stored.StartsWith(root, StringComparison.OrdinalIgnoreCase))
        {
            return [stored];
        }

        return Mentions(stored) ? members.Matches(stored).Select(match => Unescaped(match.Value)) : [];
    }

    /// <summary>The value with other addresses; null keeps one.</summary>
    public string Replace(string stored, Func<string, string?> other) =>
        stored.StartsWith(root, StringComparison.OrdinalIgnoreCase) ? other(stored) ?? stored
        : Mentions(stored) ? members.Replace(stored, match => other(Unescaped(match.Value)) ?? match.Value)
        : stored;

    private static string Unescaped(string text) => text.Contains('\\', StringComparison.Ordinal)
        ? Regex.Unescape(text.Replace(@"\\", @"\", StringComparison.Ordinal))
        : text;
}
