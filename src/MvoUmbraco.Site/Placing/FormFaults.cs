using MvoUmbraco.Placing;
using MvoUmbraco.Site.Texts;

namespace MvoUmbraco.Site.Placing;

/// <summary>Says what is to be mended in a form, in the language of the page.</summary>
internal static class FormFaults
{
    /// <param name="texts">The texts.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="label">What the field is called, where that is not beside it.</param>
    public static string Say(SiteTexts texts, FormProblem problem, string? label)
    {
        var said = problem.Fault switch
        {
            FormFault.NotADay => texts["Placing.NotADay"],
            FormFault.NotAnHour => texts["Placing.NotAnHour"],
            FormFault.DayMissing => texts["Placing.DayMissing"],
            FormFault.NotANumber => texts["Placing.NotANumber"],
            FormFault.NotAPercentage => texts["Placing.NotAPercentage"],
            FormFault.NotOffered => texts["Placing.NotOffered"],
            FormFault.TooLong => texts["Placing.TooLong"],
            FormFault.TitleMissing => texts["Placing.TitleMissing"],
            FormFault.FileGone => texts["Placing.FileGone"],
            _ => problem.Message,
        };

        // What the workflow says names its field already.
        return label is null || problem.Fault is FormFault.None ? said : $"{label}: {said}";
    }
}
