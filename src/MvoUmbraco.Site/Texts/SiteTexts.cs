using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using MvoUmbraco.Core;

namespace MvoUmbraco.Site.Texts;

/// <summary>
/// The interface texts, from <c>SiteTexts.resx</c> (Dutch) and its translations, in the language of
/// <see cref="CultureInfo.CurrentUICulture"/>. A key is <c>Feature.Text</c>; the words of drop-down lists stand under
/// <c>EnumType.Value</c>.
/// </summary>
internal sealed class SiteTexts(IStringLocalizer localizer)
{
    // A page asks some fifty texts, and the localiser formats a key for its own bookkeeping each time.
    private readonly ConcurrentDictionary<(string Culture, string Key), string> known = new();

    /// <summary>A text.</summary>
    public string this[string key]
        => known.GetOrAdd((CultureInfo.CurrentUICulture.Name, key), static (asked, localizer) => localizer[asked.Key].Value, localizer);

    /// <summary>A text with values filled in. Values are texts and whole numbers; whoever shows it encodes all of it.</summary>
    public string With(string key, params object[] values)
        => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>A number of things: <c>key.One</c> or <c>key.Many</c>.</summary>
    public string Count(string key, int number)
        => number == 1 ? this[key + ".One"] : With(key + ".Many", number);

    /// <summary>The word an editor chose, in the language of the page; a word the program does not know is shown as it is.</summary>
    public string Word<T>(Term<T> term) where T : struct, Enum
        => EqualityComparer<T>.Default.Equals(term.Value, default) ? term.ToString() : this[$"{typeof(T).Name}.{term.Value}"];

    /// <summary>The texts of this assembly. Made here and not by the host's factory, whose resource folder may be elsewhere.</summary>
    public static SiteTexts Create(ILoggerFactory loggers)
        => new(new ResourceManagerStringLocalizerFactory(Options.Create(new LocalizationOptions()), loggers).Create(typeof(SiteTexts)));
}
