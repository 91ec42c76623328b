namespace MvoUmbraco.Search;

/// <summary>What the index knows of a document in one language besides its texts: what is filtered and counted by.</summary>
/// <param name="Key">The document.</param>
/// <param name="Culture">The language it is written in.</param>
/// <param name="Print">Differs when anything in the entry does.</param>
internal sealed record SearchCard(Guid Key, string Culture, ulong Print)
{
    public required string Type { get; init; }

    public bool IsPublic { get; init; }

    public Guid? Intranet { get; init; }

    public DateOnly Day { get; init; }

    public IReadOnlyList<string> Kinds { get; init; } = [];

    public IReadOnlyList<Guid> Networks { get; init; } = [];

    public IReadOnlyList<Guid> Themes { get; init; } = [];

    public IReadOnlyList<Guid> AttentionPoints { get; init; } = [];

    public IReadOnlyList<int> Years { get; init; } = [];
}

/// <summary>A document in one language, as it is put into the index.</summary>
internal sealed record SearchEntry(SearchCard Card)
{
    /// <summary>Who may see it, as terms of <see cref="SearchSchema.Who"/>; nobody when empty.</summary>
    public required IReadOnlyList<string> Who { get; init; }

    /// <summary>The languages of the site in which this is what is read.</summary>
    public required IReadOnlyList<string> ReadIn { get; init; }

    /// <summary>The documents above it, and itself.</summary>
    public required IReadOnlyList<Guid> Path { get; init; }

    /// <summary>The documents whose names are in <see cref="Tags"/>.</summary>
    public IReadOnlyList<Guid> Named { get; init; } = [];

    public required string Title { get; init; }

    public string Summary { get; init; } = string.Empty;

    public string Body { get; init; } = string.Empty;

    /// <summary>Keywords, kinds, and the names of what it is connected with.</summary>
    public string Tags { get; init; } = string.Empty;

    /// <summary>Short facts, such as places and people, and the names of its files.</summary>
    public string Facts { get; init; } = string.Empty;
}

/// <summary>A document in one language before its texts are read: enough to see whether the index has it as it is.</summary>
internal sealed record EntryOutline(Guid Key, string Culture, ulong Print);
