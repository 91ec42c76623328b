using System.Collections;
using System.Reflection;
using MvoUmbraco.Embedded.Management;
using MvoUmbraco.Embedded.Management.Wire;

namespace MvoUmbraco.Embedded.Tests.Management;

/// <summary>Every table of problems knows every status that the installed Umbraco.Core has.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class StatusTableTests
{
    public static IEnumerable<TestCaseData> Tables() =>
        typeof(ManagementApi).Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(property => property.PropertyType is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(StatusTable<>))
            .Select(property => new TestCaseData(property).SetArgDisplayNames($"{property.DeclaringType!.Name}.{property.Name}"));

    [TestCaseSource(nameof(Tables))]
    public void EveryStatus_HasAProblem(PropertyInfo table)
    {
        Type statuses = table.PropertyType.GetGenericArguments()[0];
        IEnumerable<string> known = ((IEnumerable)table.GetValue(null)!).Cast<object>().Select(status => status.ToString()!);
        Assert.That(Enum.GetNames(statuses).Except(["Success"]).Except(known), Is.Empty, $"{statuses.Name} has members without a problem");
    }

    [TestCaseSource(nameof(Tables))]
    public void EveryProblem_CanBeReadByTheClient(PropertyInfo table)
    {
        object problems = table.GetValue(null)!;
        PropertyInfo indexer = table.PropertyType.GetProperty("Item")!;
        foreach (object status in (IEnumerable)problems)
        {
            var problem = (Problem)indexer.GetValue(problems, [status])!;
            Assert.That((problem.Status, problem.Title.Length > 0, problem.Detail.Length > 0), Is.EqualTo((Math.Clamp(problem.Status, 400, 500), true, true)), $"{status}");
        }
    }
}
