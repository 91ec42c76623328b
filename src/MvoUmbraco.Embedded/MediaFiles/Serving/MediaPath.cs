using Microsoft.AspNetCore.Http;

namespace MvoUmbraco.Embedded.MediaFiles.Serving;

/// <summary>From the address of a file to its path in the media file system.</summary>
internal static class MediaPath
{
    /// <summary>
    /// The path relative to the media folder, with forward slashes; null for what can't be the address of an uploaded
    /// file: anything that climbs, is absolute, has a drive or a stream, or a hidden part (names that start with a dot
    /// are uploads in the making).
    /// </summary>
    /// <param name="rest">What follows the media folder in the address, decoded once.</param>
    public static string? Relative(PathString rest)
    {
        string[] parts = (rest.Value ?? string.Empty).TrimStart('/').Split('/');
        return Array.TrueForAll(parts, IsName) ? string.Join('/', parts) : null;
    }

    private static bool IsName(string part) =>
        part.Length > 0 && part[0] != '.' && !part.Any(character => char.IsControl(character) || character is '\\' or ':' or '%' or '*' or '?' or '<' or '>' or '|' or '"');
}
