using System.Collections.Immutable;

namespace MvoUmbraco.Core.Screening.Coverage;

/// <summary>What a row or column of the matrix is.</summary>
public enum SubjectKind
{
    /// <summary>A theme.</summary>
    Theme = 1,

    /// <summary>A network.</summary>
    Network,

    /// <summary>An attention point.</summary>
    AttentionPoint,
}

/// <summary>A row or column of the matrix: a theme or network, or an attention point.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name, which counts as a keyword.</param>
/// <param name="Keywords">Words and phrases that speak of it; may be empty.</param>
/// <param name="Culture">The language of these.</param>
/// <param name="Theme">Of a network, the theme it works on, whose keywords are its own; else null.</param>
public sealed record ScreenedSubject(Guid Key, SubjectKind Kind, string Name, ImmutableArray<string> Keywords, string Culture = "nl-BE", Guid? Theme = null)
{
    /// <summary>An item is tagged with it, or is of it.</summary>
    public bool Has(ScreenedItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return Kind switch
        {
            SubjectKind.Network => item.Network == Key,
            SubjectKind.AttentionPoint => item.AttentionPoints.Contains(Key),
            _ => item.Themes.Contains(Key),
        };
    }
}
