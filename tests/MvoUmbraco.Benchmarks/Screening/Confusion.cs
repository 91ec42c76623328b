using System.Globalization;

namespace MvoUmbraco.Benchmarks.Screening;

/// <summary>What was found and what there was to find.</summary>
internal sealed record Confusion(int Right, int False, int Missed)
{
    public double Precision => Right == 0 ? 0 : (double)Right / (Right + False);

    public double Recall => Right == 0 ? 0 : (double)Right / (Right + Missed);

    public double F1 => Right == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public static Confusion Of<T>(IEnumerable<T> rows, Func<T, bool> truth, Func<T, bool> found)
    {
        int right = 0, wrong = 0, missed = 0;
        foreach (var row in rows)
        {
            switch (truth(row), found(row))
            {
                case (true, true):
                    right++;
                    break;
                case (false, true):
                    wrong++;
                    break;
                case (true, false):
                    missed++;
                    break;
            }
        }

        return new Confusion(right, wrong, missed);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Precision:0.000} | {Recall:0.000} | {F1:0.000}");
}
