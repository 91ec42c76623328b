using MvoUmbraco.Embedded.Delivery.Querying;
using Umbraco.Cms.Core.DeliveryApi;

namespace MvoUmbraco.Embedded.Tests.Delivery;

[Parallelizable(ParallelScope.All)]
internal sealed class FieldMatchTests
{
    [TestCase(FieldType.StringRaw, FilterOperation.Is, new[] { "page" }, "page", true)]
    [TestCase(FieldType.StringRaw, FilterOperation.Is, new[] { "Page" }, "page", false)]
    [TestCase(FieldType.StringRaw, FilterOperation.Is, new[] { "other", "page" }, "page", true)]
    [TestCase(FieldType.StringRaw, FilterOperation.Is, new string[0], "page", false)]
    [TestCase(FieldType.StringRaw, FilterOperation.IsNot, new[] { "page" }, "page", false)]
    [TestCase(FieldType.StringRaw, FilterOperation.IsNot, new string[0], "page", true)]
    [TestCase(FieldType.StringAnalyzed, FilterOperation.Contains, new[] { "REUN" }, "De reünie", true)]
    [TestCase(FieldType.StringAnalyzed, FilterOperation.Contains, new[] { "reünie" }, "De reunie", true)]
    [TestCase(FieldType.StringAnalyzed, FilterOperation.Contains, new[] { "x", "reu" }, "De reünie", true)]
    [TestCase(FieldType.StringAnalyzed, FilterOperation.Contains, new[] { "x" }, "De reünie", false)]
    [TestCase(FieldType.StringAnalyzed, FilterOperation.DoesNotContain, new[] { "reu" }, "De reünie", false)]
    [TestCase(FieldType.StringAnalyzed, FilterOperation.DoesNotContain, new[] { "x" }, "De reünie", true)]
    [TestCase(FieldType.Number, FilterOperation.GreaterThan, new[] { "2" }, 3, true)]
    [TestCase(FieldType.Number, FilterOperation.GreaterThan, new[] { "3" }, 3, false)]
    [TestCase(FieldType.Number, FilterOperation.GreaterThanOrEqual, new[] { "3" }, 3, true)]
    [TestCase(FieldType.Number, FilterOperation.LessThan, new[] { "3" }, 3, false)]
    [TestCase(FieldType.Number, FilterOperation.LessThanOrEqual, new[] { "3" }, 3, true)]
    [TestCase(FieldType.Number, FilterOperation.Is, new[] { "4", "3" }, 3, true)]
    public void Of_Filter_Matches(FieldType type, FilterOperation operation, string[] wanted, object value, bool expected) =>
        Assert.That(Match(type, operation, wanted)?.Invoke([value]), Is.EqualTo(expected));

    [TestCase(FilterOperation.GreaterThan, "2026-03-01", true)]
    [TestCase(FilterOperation.GreaterThan, "2026-03-01T12:00:00Z", false)]
    [TestCase(FilterOperation.LessThanOrEqual, "2026-03-01T13:00:00+01:00", true, Description = "zones count")]
    [TestCase(FilterOperation.Is, "2026-03-01T12:00:00", true, Description = "UTC unless it says otherwise")]
    public void Of_Date_ComparesMoments(FilterOperation operation, string wanted, bool expected) =>
        Assert.That(Match(FieldType.Date, operation, [wanted])?.Invoke([new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc)]), Is.EqualTo(expected));

    [Test]
    public void Of_TextCompared_FiltersNothing() => Assert.That(Match(FieldType.StringRaw, FilterOperation.LessThan, ["a"]), Is.Null);

    private static Func<IReadOnlyList<object>, bool>? Match(FieldType type, FilterOperation operation, string[] wanted) =>
        FieldMatch.Of(new FilterOption { FieldName = "field", Operator = operation, Values = wanted }, type);
}
