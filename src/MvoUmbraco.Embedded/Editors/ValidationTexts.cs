using System.Collections.Frozen;
using System.Globalization;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Editors;

/// <summary>
/// Umbraco's texts, with a fallback. Core has each text in some languages only and answers <c>[key]</c> for the others;
/// and it knows nl-NL where the request is in nl-BE. Here a text is looked for in the culture asked, in one of the same
/// language, and in English. Dutch validation messages, of which Core has a few, are complete.
/// </summary>
internal sealed class ValidationTexts : ILocalizedTextService
{
    private static readonly CultureInfo[] English = [CultureInfo.GetCultureInfo("en-US"), CultureInfo.GetCultureInfo("en-GB")];

    private readonly ILocalizedTextService core;
    private readonly Lazy<CultureInfo[]> supported;

    public ValidationTexts(ILocalizedTextService core)
    {
        this.core = core;
        supported = new(() => [.. core.GetSupportedCultures()]);
    }

    public string Localize(string? area, string? alias, CultureInfo? culture, IDictionary<string, string?>? tokens = null)
    {
        culture ??= CultureInfo.CurrentUICulture;
        if (area == "validation" && alias is not null && LanguageOf(culture) == "nl" && Dutch.TryGetValue(alias, out var dutch))
        {
            return Fill(dutch, tokens);
        }

        var missing = $"[{alias}]";
        return Cultures(culture).Select(candidate => core.Localize(area, alias, candidate, tokens)).FirstOrDefault(text => text != missing) ?? missing;
    }

    public IDictionary<string, IDictionary<string, string>> GetAllStoredValuesByAreaAndAlias(CultureInfo culture) =>
        core.GetAllStoredValuesByAreaAndAlias(culture);

    public IDictionary<string, string> GetAllStoredValues(CultureInfo culture) => core.GetAllStoredValues(culture);

    public IEnumerable<CultureInfo> GetSupportedCultures() => supported.Value;

    public CultureInfo ConvertToSupportedCultureWithRegionCode(CultureInfo currentCulture) =>
        core.ConvertToSupportedCultureWithRegionCode(currentCulture);

    private static string LanguageOf(CultureInfo culture) => culture.TwoLetterISOLanguageName;

    private static string Fill(string text, IDictionary<string, string?>? tokens) =>
        (tokens ?? new Dictionary<string, string?>()).Aggregate(text, (filled, token) => filled.Replace($"%{token.Key}%", token.Value, StringComparison.Ordinal));

    private IEnumerable<CultureInfo> Cultures(CultureInfo asked) =>
        supported.Value.Where(culture => culture.Equals(asked))
            .Concat(supported.Value.Where(culture => LanguageOf(culture) == LanguageOf(asked)))
            .Concat(English.Where(supported.Value.Contains))
            .Distinct();

    private static readonly FrozenDictionary<string, string> Dutch = new Dictionary<string, string>
    {
        ["invalidNull"] = "Vul dit veld in.",
        ["invalidEmpty"] = "Vul dit veld in.",
        ["invalidEmail"] = "Dit is geen geldig e-mailadres.",
        ["invalidPattern"] = "De waarde heeft niet de gevraagde vorm.",
        ["invalidDate"] = "Dit is geen geldige datum of tijd.",
        ["stringLengthExceeded"] = "De tekst is te lang: er mogen %0% tekens zijn, dit zijn er %1% te veel.",
        ["entriesShort"] = "Kies er minstens %0%; er ontbreken er nog %1%.",
        ["entriesExceed"] = "Kies er hoogstens %0%; dit zijn er %1% te veel.",
        ["entriesAreasMismatch"] = "In een of meer gebieden staan te weinig of te veel blokken.",
        ["outOfRangeMinimum"] = "De waarde %0% is kleiner dan het minimum, %1%.",
        ["outOfRangeMaximum"] = "De waarde %0% is groter dan het maximum, %1%.",
        ["outOfRangeSingleItemMinimum"] = "Er is één regel, er moeten er minstens %1% zijn.",
        ["outOfRangeMultipleItemsMinimum"] = "Er zijn %0% regels, er moeten er minstens %1% zijn.",
        ["outOfRangeMultipleItemsMaximum"] = "Er zijn %0% regels, er mogen er hoogstens %1% zijn.",
        ["invalidStep"] = "De waarde %0% past niet in stappen van %1% vanaf %2%.",
        ["unexpectedRange"] = "Hier hoort één waarde, geen bereik zoals %0%.",
        ["invalidRange"] = "In het bereik %0% is het einde kleiner dan het begin.",
        ["minimumRange"] = "Het bereik %0% is kleiner dan het minimum, %1%.",
        ["notOneOfOptions"] = "De waarde ‘%0%’ staat niet in de lijst.",
        ["multipleNotOneOfOptions"] = "De waarden ‘%0%’ staan niet in de lijst.",
        ["invalidColor"] = "De kleur ‘%0%’ staat niet in de lijst.",
        ["invalidMediaType"] = "Dit soort media mag hier niet.",
        ["multipleMediaNotAllowed"] = "Kies hier één media-item.",
        ["invalidStartNode"] = "De keuze staat in een andere map dan hier mag.",
        ["invalidContentType"] = "Dit soort inhoud mag hier niet.",
        ["invalidObjectType"] = "Dit soort inhoud mag hier niet.",
        ["missingContent"] = "De gekozen inhoud bestaat niet (meer).",
        ["invalidUsername"] = "Dit is geen geldige gebruikersnaam.",
        ["duplicateEmail"] = "Het e-mailadres ‘%0%’ is al in gebruik.",
        ["duplicateUsername"] = "De gebruikersnaam ‘%0%’ is al in gebruik.",
        ["invalidMemberGroupName"] = "Dit is geen geldige naam voor een ledengroep.",
        ["duplicateMemberGroupName"] = "Er is al een ledengroep met de naam ‘%0%’.",
    }.ToFrozenDictionary(StringComparer.Ordinal);
}
