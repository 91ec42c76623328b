using System.Text.RegularExpressions;
using Umbraco.Cms.Core.DeliveryApi;

namespace MvoUmbraco.Embedded.Delivery.Querying;

/// <summary><c>contentType:one,two</c> is any of them, <c>contentType:!one</c> is none; aliases are exact.</summary>
internal sealed class ContentTypeFilter : IFilterHandler
{
    private const string Prefix = "contentType:";

    public bool CanHandle(string query) => query.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    public FilterOption BuildFilterOption(string filter)
    {
        string value = filter[Prefix.Length..];
        return new FilterOption
        {
            FieldName = ContentFields.ContentType,
            Values = value.TrimStart('!').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            Operator = value.StartsWith('!') ? FilterOperation.IsNot : FilterOperation.Is,
        };
    }
}

/// <summary><c>name:text</c> contains it, <c>name:!text</c> does not; a comma means "or".</summary>
internal sealed class NameFilter : IFilterHandler
{
    private const string Prefix = "name:";

    public bool CanHandle(string query) => query.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    public FilterOption BuildFilterOption(string filter)
    {
        string value = filter[Prefix.Length..];
        return new FilterOption
        {
            FieldName = ContentFields.Name,
            Values = value.TrimStart('!').Split(','),
            Operator = value.StartsWith('!') ? FilterOperation.DoesNotContain : FilterOperation.Contains,
        };
    }
}

/// <summary><c>createDate&gt;:2026-01-01</c>: <c>:</c> on, <c>:!</c> not on, <c>&lt;</c>, <c>&lt;:</c>, <c>&gt;</c>, <c>&gt;:</c>, with a moment as ISO 8601 has it (UTC unless it says otherwise).</summary>
internal abstract partial class DateFilter(string field) : IFilterHandler
{
    public bool CanHandle(string query) => Parse(query) is not null;

    public FilterOption BuildFilterOption(string filter) => Parse(filter) is var (operation, value)
        ? new FilterOption { FieldName = field, Values = [value], Operator = operation }
        : throw new ArgumentException($"'{filter}' is no filter on {field}.", nameof(filter));

    private (FilterOperation Operation, string Value)? Parse(string filter)
    {
        if (!filter.StartsWith(field, StringComparison.OrdinalIgnoreCase) || Comparison().Match(filter[field.Length..]) is not { Success: true } match)
        {
            return null;
        }

        string value = match.Groups["value"].Value;
        FilterOperation? operation = match.Groups["operator"].Value switch
        {
            ":" => FilterOperation.Is,
            ":!" => FilterOperation.IsNot,
            ">" => FilterOperation.GreaterThan,
            ">:" => FilterOperation.GreaterThanOrEqual,
            "<" => FilterOperation.LessThan,
            "<:" => FilterOperation.LessThanOrEqual,
            _ => null,
        };
        return operation is { } known && ContentFields.TryParseDate(value, out _) ? (known, value) : null;
    }

    [GeneratedRegex("^(?<operator>:!|[><:]{1,2})(?<value>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 100)]
    private static partial Regex Comparison();
}

internal sealed class CreateDateFilter() : DateFilter(ContentFields.CreateDate);

internal sealed class UpdateDateFilter() : DateFilter(ContentFields.UpdateDate);
