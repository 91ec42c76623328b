namespace MvoUmbraco.Privacy;

/// <summary>
/// A zip while it is handed over: made whole first, so that an answer is either all of it or none, in a file that only this
/// process sees and that is gone with its stream.
/// </summary>
public static class TemporaryZip
{
    /// <summary>The media type.</summary>
    public const string ContentType = "application/zip";

    /// <summary>The download name.</summary>
    public const string Name = "mijn-gegevens.zip";

    /// <summary>An empty one; whoever asks disposes of it.</summary>
    public static Stream Make() => new FileStream(
        Path.Combine(Path.GetTempPath(), $"mvo-{Guid.NewGuid():N}.zip"),
        new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
}
