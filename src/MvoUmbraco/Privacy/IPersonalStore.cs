namespace MvoUmbraco.Privacy;

/// <summary>A place other than a table of the plugin that holds something about people, such as Umbraco's members.</summary>
internal interface IPersonalStore
{
    /// <summary>The name of the part in an export; its title is the text <c>Privacy.Part.name</c> of the site.</summary>
    string Name { get; }

    /// <summary>How long it is kept.</summary>
    Keeping Keeping { get; }

    /// <summary>What is held about a person.</summary>
    Task<IReadOnlyList<object>> TellAsync(DataSubject subject, CancellationToken cancellationToken);

    /// <summary>Forgets a person. Doing it again does no harm.</summary>
    Task EraseAsync(DataSubject subject, CancellationToken cancellationToken);
}

/// <summary>A place that holds files of people.</summary>
internal interface IPersonalFiles
{
    /// <summary>The files, with the names they have in an export; whoever asks disposes of them.</summary>
    IAsyncEnumerable<(string Name, Stream Bytes)> FilesAsync(DataSubject subject, CancellationToken cancellationToken);
}
