using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Editors.Pickers;

/// <summary>"At least so many, at most so many", with Umbraco's messages. Null is no limit; zero at most is none at all.</summary>
internal static class CountLimit
{
    public static IEnumerable<ValidationResult> Check(ILocalizedTextService texts, int count, int? min, int? max)
    {
        if (min > 0 && count < min)
        {
            yield return texts.Invalid("entriesShort", Text(min.Value), Text(min.Value - count));
        }

        if (count > max)
        {
            yield return texts.Invalid("entriesExceed", Text(max.Value), Text(count - max.Value));
        }
    }

    /// <summary>For configuration whose numbers cannot be null: there zero is no limit.</summary>
    public static IEnumerable<ValidationResult> CheckUnlessZero(ILocalizedTextService texts, int count, int min, int max) =>
        Check(texts, count, min, max > 0 ? max : null);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
