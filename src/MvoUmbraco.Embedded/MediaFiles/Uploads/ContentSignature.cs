using System.Text;

namespace MvoUmbraco.Embedded.MediaFiles.Uploads;

/// <summary>
/// What a file really is, as far as its first bytes tell. Only kinds that matter for safety, or whose extension promises
/// something that can be checked; everything else is <see cref="Unknown"/>.
/// </summary>
internal enum ContentSignature
{
    Unknown,
    Empty,
    Picture,
    Pdf,
    Zip,

    /// <summary>Programs and libraries of Windows, Linux and macOS, Java classes, shortcuts, scripts with a shebang.</summary>
    Program,

    /// <summary>A page that a browser would run, or the source of one that a server would.</summary>
    Page,
    Svg,

    /// <summary>XML that is neither a page nor a drawing.</summary>
    Xml,
}

/// <summary>Reads signatures; see <see cref="ContentSignature"/>.</summary>
internal static class ContentSniffer
{
    /// <summary>A prologue with comments can stand before the root of a drawing, and junk before the header of a PDF.</summary>
    private const int Looked = 4096;

    private static readonly (byte[] Start, ContentSignature Kind)[] Starts =
    [
        ([0xFF, 0xD8, 0xFF], ContentSignature.Picture),
        ([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], ContentSignature.Picture),
        ("GIF87a"u8.ToArray(), ContentSignature.Picture),
        ("GIF89a"u8.ToArray(), ContentSignature.Picture),
        ("BM"u8.ToArray(), ContentSignature.Picture),
        ([(byte)'I', (byte)'I', 0x2A, 0x00], ContentSignature.Picture),
        ([(byte)'M', (byte)'M', 0x00, 0x2A], ContentSignature.Picture),
        ([0x00, 0x00, 0x01, 0x00], ContentSignature.Picture),
        ([(byte)'P', (byte)'K', 0x03, 0x04], ContentSignature.Zip),
        ([(byte)'P', (byte)'K', 0x05, 0x06], ContentSignature.Zip),
        ("MZ"u8.ToArray(), ContentSignature.Program),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], ContentSignature.Program),
        ([0xCF, 0xFA, 0xED, 0xFE], ContentSignature.Program),
        ([0xCE, 0xFA, 0xED, 0xFE], ContentSignature.Program),
        ([0xCA, 0xFE, 0xBA, 0xBE], ContentSignature.Program),
        ([0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00], ContentSignature.Program),
        ("#!"u8.ToArray(), ContentSignature.Program),
    ];

    /// <summary>What makes a browser take text for a page when it stands at the start (WHATWG, MIME sniffing, 7.1), and server pages.</summary>
    private static readonly string[] PageStarts =
    [
        "<!doctype html", "<html", "<head", "<script", "<iframe", "<h1", "<div", "<font", "<table", "<a ", "<a>", "<style", "<title",
        "<b>", "<b ", "<body", "<br", "<p>", "<p ", "<?php", "<%",
    ];

    public static ContentSignature Of(Stream content)
    {
        content.Seek(0, SeekOrigin.Begin);
        Span<byte> buffer = stackalloc byte[Looked];
        ReadOnlySpan<byte> start = buffer[..content.ReadAtLeast(buffer, Looked, throwOnEndOfStream: false)];
        content.Seek(0, SeekOrigin.Begin);
        return Of(start);
    }

    private static ContentSignature Of(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
        {
            return ContentSignature.Empty;
        }

        foreach ((byte[] bytes, ContentSignature kind) in Starts)
        {
            if (start.StartsWith(bytes))
            {
                return kind;
            }
        }

        if ((start.StartsWith("RIFF"u8) && start.Length >= 12 && start[8..12].SequenceEqual("WEBP"u8)) || IsPictureBox(start))
        {
            return ContentSignature.Picture;
        }

        return start[..Math.Min(start.Length, 1024)].IndexOf("%PDF-"u8) >= 0 ? ContentSignature.Pdf : OfText(Text(start));
    }

    /// <summary>AVIF and HEIC: an ISO media file with one of their brands.</summary>
    private static bool IsPictureBox(ReadOnlySpan<byte> start) =>
        start.Length >= 12 && start[4..8].SequenceEqual("ftyp"u8)
        && Encoding.ASCII.GetString(start[8..12]) is "avif" or "avis" or "heic" or "heix" or "mif1" or "msf1";

    private static ContentSignature OfText(string text)
    {
        string rest = AfterComments(text);
        if (Array.Exists(PageStarts, page => rest.StartsWith(page, StringComparison.OrdinalIgnoreCase)))
        {
            return ContentSignature.Page;
        }

        if (rest.StartsWith("<svg", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("<!doctype svg", StringComparison.OrdinalIgnoreCase))
        {
            return ContentSignature.Svg;
        }

        return !rest.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase) ? ContentSignature.Unknown
            : OfText(rest[(rest.IndexOf("?>", StringComparison.Ordinal) is >= 0 and var end ? end + 2 : rest.Length)..]) is not ContentSignature.Unknown and var root ? root
            : ContentSignature.Xml;
    }

    private static string AfterComments(string text)
    {
        string rest = text.TrimStart();
        while (rest.StartsWith("<!--", StringComparison.Ordinal))
        {
            int end = rest.IndexOf("-->", StringComparison.Ordinal);
            rest = end < 0 ? string.Empty : rest[(end + 3)..].TrimStart();
        }

        return rest;
    }

    private static string Text(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(start[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(start[2..]),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(start[3..]),
        _ => Encoding.UTF8.GetString(start),
    };
}
