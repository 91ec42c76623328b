using System.Globalization;
using System.Resources;

namespace MvoUmbraco.Mail.Letters;

/// <summary>The words of mails, from <c>MailTexts.resx</c> (Dutch) and its translations. A key is <c>Mail.Text</c>.</summary>
internal static class MailTexts
{
    private static readonly ResourceManager Resources = new(typeof(MailTexts));

    private static readonly CultureInfo[] Languages =
        [CultureInfo.GetCultureInfo("nl-BE"), CultureInfo.GetCultureInfo("fr-BE"), CultureInfo.GetCultureInfo("en-GB")];

    /// <summary>The languages mails are written in.</summary>
    public static IReadOnlyList<string> Cultures { get; } = [.. Languages.Select(language => language.Name)];

    /// <summary>The language mails are written in for who asks this one: the same one, or Dutch.</summary>
    public static CultureInfo Known(string culture)
        => Languages.FirstOrDefault(language => culture.Split('-')[0].Equals(language.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase)) ?? Languages[0];

    /// <summary>A text.</summary>
    /// <exception cref="MissingManifestResourceException">There is none.</exception>
    public static string Get(string key, CultureInfo language)
        => Resources.GetString(key, language) ?? throw new MissingManifestResourceException($"There is no mail text {key}.");
}
