namespace MvoUmbraco.Placing;

/// <summary>
/// Progress on attention points in a form: for each, by its key, <c>v.progress.{key}.procent</c> (0 to 100, empty when nothing
/// is said of it) and <c>v.progress.{key}.opmerking</c>.
/// </summary>
public static class ProgressRows
{
    /// <summary>The name of the percentage of an attention point.</summary>
    public static string PercentageName(string name, string point) => $"{name}.{point}.procent";

    /// <summary>The name of the remark on an attention point.</summary>
    public static string RemarkName(string name, string point) => $"{name}.{point}.opmerking";
}
