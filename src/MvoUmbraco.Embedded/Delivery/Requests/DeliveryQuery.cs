using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using MvoUmbraco.Embedded.Delivery.Rendering;

namespace MvoUmbraco.Embedded.Delivery.Requests;

/// <summary>Something in a request that can't be answered: the parameter or header and what is wrong with it.</summary>
internal sealed record BadParameter(string Name, string Message);

/// <summary>
/// The parameters of a request. Sizes are bounded: nobody needs ten thousand items in one answer or fifty filters, and
/// who sends that is told so instead of being answered in part.
/// </summary>
internal sealed record DeliveryQuery(
    FieldTree Expand,
    FieldTree Fields,
    string? Fetch,
    IReadOnlyList<string> Filters,
    IReadOnlyList<string> Sorts,
    int Skip,
    int Take)
{
    public const int MostItems = 10_000;
    public const int MostOptions = 50;
    public const int LongestOption = 4_000;

    /// <summary>Whether items are shown as they are, with all their properties and none of what those refer to.</summary>
    public bool IsPlain => ReferenceEquals(Expand, FieldTree.None) && ReferenceEquals(Fields, FieldTree.All);

    public static (DeliveryQuery? Query, BadParameter? Bad) Read(HttpRequest request)
    {
        if (!DeliveryHeaders.IsLanguageHeader(request.Headers.AcceptLanguage))
        {
            return (null, new BadParameter("Accept-Language", "The value is not a language."));
        }

        IQueryCollection query = request.Query;
        FieldTree? expand = FieldTree.None;
        string? error = null;
        if (One(query, "expand") is { Length: > 0 } expanded && !FieldTree.TryParse(expanded, out expand, out error))
        {
            return (null, new BadParameter("expand", $"Could not parse the 'expand' parameter: {error}"));
        }

        FieldTree? fields = FieldTree.All;
        if (One(query, "fields") is { Length: > 0 } given && !FieldTree.TryParse(given, out fields, out error))
        {
            return (null, new BadParameter("fields", $"Could not parse the 'fields' parameter: {error}"));
        }

        if (Number(query, "skip", 0, int.MaxValue, out int skip) is { } badSkip)
        {
            return (null, badSkip);
        }

        if (Number(query, "take", 10, MostItems, out int take) is { } badTake)
        {
            return (null, badTake);
        }

        StringValues filters = query["filter"];
        StringValues sorts = query["sort"];
        string? fetch = One(query, "fetch");
        BadParameter? bad = Check("filter", filters) ?? Check("sort", sorts) ?? Check("fetch", fetch);
        return bad is not null
            ? (null, bad)
            : (new DeliveryQuery(expand, fields, fetch, [.. filters.OfType<string>()], [.. sorts.OfType<string>()], skip, take), null);
    }

    private static string? One(IQueryCollection query, string name) => query.TryGetValue(name, out StringValues values) ? values[0] : null;

    private static BadParameter? Number(IQueryCollection query, string name, int standard, int most, out int number)
    {
        number = standard;
        if (One(query, name) is not { Length: > 0 } text)
        {
            return null;
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number) || number < 0)
        {
            return new BadParameter(name, $"The value '{Shortened(text)}' is not valid.");
        }

        return number <= most ? null : new BadParameter(name, string.Create(CultureInfo.InvariantCulture, $"The value '{number}' is not valid: at most {most}."));
    }

    private static BadParameter? Check(string name, StringValues values)
    {
        if (values.Count > MostOptions)
        {
            return new BadParameter(name, string.Create(CultureInfo.InvariantCulture, $"There are {values.Count} values, at most {MostOptions} are answered."));
        }

        return values.FirstOrDefault(value => value?.Length > LongestOption) is null
            ? null
            : new BadParameter(name, string.Create(CultureInfo.InvariantCulture, $"A value is longer than {LongestOption} characters."));
    }

    private static string Shortened(string text) => text.Length <= 50 ? text : text[..50];
}
