namespace MvoUmbraco.Search;

/// <summary>Where the index is: section <c>Mvo:Search</c> of the configuration.</summary>
public sealed class SearchOptions
{
    /// <summary>The folder, absolute or from the content root. What is in it can be made again from the content.</summary>
    public string Folder { get; set; } = "App_Data/search";
}
