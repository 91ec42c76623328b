using System.Globalization;
using MvoUmbraco.Benchmarks;
using MvoUmbraco.Benchmarks.Screening;

// dotnet run -c Release --project tests/MvoUmbraco.Benchmarks [-- start | write | read | backoffice | access | members | search] [--documents 10000] [--seconds 4]
// dotnet run -c Release --project tests/MvoUmbraco.Benchmarks -- screening [quality | speed | contradictions] [--items 10000]
// Without a name everything runs, one after the other, and prints the tables of docs/performance.md and docs/search.md.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return args switch
{
    ["screening", "contradictions"] => ContradictionBenchmark.Run(),
    ["serve", .. var rest] => await Children.ServeAsync(rest),
    ["bare", .. var rest] => await Children.BareAsync(rest),
    ["fill", var database, var documents] => await Corpus.FillAsync(database, int.Parse(documents, CultureInfo.InvariantCulture)),
    ["backoffice", var database, var siblings] => await BackofficeBenchmark.MeasureAsync(database, int.Parse(siblings, CultureInfo.InvariantCulture)),
    ["people", var database, var members] => await People.AddAsync(database, int.Parse(members, CultureInfo.InvariantCulture)),
    ["access", var database] => AccessBenchmark.Measure(database),
    ["searches", var database, var documents] => await SearchBenchmark.MeasureAsync(database, int.Parse(documents, CultureInfo.InvariantCulture)),
    ["writes", var database, var rounds] => await WriteBenchmark.MeasureAsync(database, int.Parse(rounds, CultureInfo.InvariantCulture)),
    ["screening", .. var rest] => ScreeningBenchmark.Run(rest),
    _ => await Suite.RunAsync(Choice.Parse(args)),
};
