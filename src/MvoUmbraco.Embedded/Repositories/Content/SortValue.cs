using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.PropertyEditors;

namespace MvoUmbraco.Embedded.Repositories.Content;

/// <summary>
/// A value to order by: nothing comes first, then numbers and dates by value, then text without regard to case.
/// </summary>
internal readonly record struct SortValue(decimal? Number, string? Text, bool Exact = false) : IComparable<SortValue>
{
    public static SortValue Nothing { get; }

    /// <summary>Text that compares character by character, as paths do.</summary>
    public static SortValue OfCode(string text) => new(null, text, Exact: true);

    public static SortValue Of(object? value) => value switch
    {
        null => Nothing,
        string text => new(null, text),
        bool flag => new(flag ? 1 : 0, null),
        DateTime date => new(date.Ticks, null),
        int number => new(number, null),
        long number => new(number, null),
        decimal number => new(number, null),
        _ => new(null, value.ToString()),
    };

    /// <summary>The edited value of a property, through the editor's own sortable form if it has one (dates kept as JSON).</summary>
    public static SortValue Of(object? value, IPropertyType type, PropertyEditorCollection editors, Func<int, object?> configurationOf) =>
        value is not null
        && editors.TryGet(type.PropertyEditorAlias, out IDataEditor? editor)
        && editor.GetValueEditor() is IDataValueSortable sortable
        && sortable.GetSortableValue(value, configurationOf(type.DataTypeId)) is { } text
            ? new SortValue(null, text)
            : Of(value);

    public int CompareTo(SortValue other)
    {
        int byPresence = Rank.CompareTo(other.Rank);
        if (byPresence != 0)
        {
            return byPresence;
        }

        return Number is { } number ? number.CompareTo(other.Number!.Value) : (Exact ? StringComparer.Ordinal : StringComparer.InvariantCultureIgnoreCase).Compare(Text, other.Text);
    }

    private int Rank => Number is not null ? 1 : Text is not null ? 2 : 0;

    public static bool operator <(SortValue left, SortValue right) => left.CompareTo(right) < 0;

    public static bool operator >(SortValue left, SortValue right) => left.CompareTo(right) > 0;

    public static bool operator <=(SortValue left, SortValue right) => left.CompareTo(right) <= 0;

    public static bool operator >=(SortValue left, SortValue right) => left.CompareTo(right) >= 0;
}
