using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Embedded.Editors.Pickers;

/// <summary>"At least so many, at most so many", with Umbraco's messages. Zero and null are no limit.</summary>
internal static class CountLimit
{
    public static IEnumerable<ValidationResult> Check(ILocalizedTextService texts, int count, int? min, int? max)
    {
        if (min > 0 && count < min)
        {
            yield return texts.Invalid("entriesShort", Text(min.Value), Text(min.Value - count));
        }

        if (max > 0 && count > max)
        {
            yield return texts.Invalid("entriesExceed", Text(max.Value), Text(count - max.Value));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
