using MvoUmbraco.Embedded.Repositories.Content;

namespace MvoUmbraco.Embedded.Publishing;

/// <summary>
/// What a property holds for one culture and segment, as stored, and what its converter makes of that on its own; both
/// are worked out when they are first asked. Culture and segment are empty when there is none.
/// </summary>
internal sealed class SourceValue
{
    private static readonly object NotYet = new();
    private readonly string? stored;
    private object? source;
    private object? intermediate = NotYet;

    public SourceValue(string culture, string segment, string? stored)
    {
        Culture = culture;
        Segment = segment;
        this.stored = stored;
        source = stored is null ? null : NotYet;
    }

    public SourceValue(object? value)
    {
        Culture = Segment = string.Empty;
        source = value;
    }

    public string Culture { get; }

    public string Segment { get; }

    public object? Source => ReferenceEquals(source, NotYet) ? source = StoredText.Decode(stored) : source;

    public bool TryGetIntermediate(out object? value) => !ReferenceEquals(value = intermediate, NotYet);

    public object? KeepIntermediate(object? value) => intermediate = value;

    public bool Is(string culture, string segment) =>
        string.Equals(Culture, culture, StringComparison.OrdinalIgnoreCase) && string.Equals(Segment, segment, StringComparison.OrdinalIgnoreCase);
}
