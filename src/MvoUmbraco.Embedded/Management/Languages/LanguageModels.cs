using Umbraco.Cms.Core.Models;

namespace MvoUmbraco.Embedded.Management.Languages;

internal sealed record LanguageItem(string Name, string IsoCode)
{
    public static LanguageItem Of(ILanguage language) => new(language.CultureName, language.IsoCode);
}

/// <summary>A language as the API shows it.</summary>
internal sealed record LanguageModel(string Name, string IsoCode, bool IsDefault, bool IsMandatory, string? FallbackIsoCode)
{
    public static LanguageModel Of(ILanguage language) =>
        new(language.CultureName, language.IsoCode, language.IsDefault, language.IsMandatory, language.FallbackIsoCode);
}

internal sealed record UpdateLanguage(string Name, bool IsDefault, bool IsMandatory, string? FallbackIsoCode = null);

internal sealed record CreateLanguage(string Name, string IsoCode, bool IsDefault, bool IsMandatory, string? FallbackIsoCode = null);

internal sealed record CultureModel(string Name, string EnglishName);
