using System.IO.Compression;
using System.Text;
using MvoUmbraco.Core.Attachments;

namespace MvoUmbraco.Attachments;

/// <summary>Tells from the bytes what a file is; the name and what the sender says count for nothing.</summary>
internal static class FileContent
{
    private const string OfficePrefix = "application/vnd.openxmlformats-officedocument.";

    // Marks that open a text some program might run or a browser show as a page.
    private static readonly string[] ActiveStarts = ["<!doctype", "<html", "<script", "<svg", "<?xml", "<?php", "#!", "<head", "<body"];

    /// <summary>The media type, when it is an allowed one; else null. Reads from the start and leaves the position undefined.</summary>
    public static string? Sniff(Stream bytes)
    {
        bytes.Position = 0;
        Span<byte> buffer = stackalloc byte[4096];
        var head = buffer[..bytes.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
        return head switch
        {
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-', ..] => AllowedFileTypes.Pdf,
            [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => "image/png",
            [0xFF, 0xD8, 0xFF, ..] => "image/jpeg",
            [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => "image/gif",
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => "image/webp",
            [(byte)'{', (byte)'\\', (byte)'r', (byte)'t', (byte)'f', ..] => "application/rtf",
            [(byte)'P', (byte)'K', 3, 4, ..] => Archive(bytes),
            _ => Text(bytes, head),
        };
    }

    // Office documents are zip archives that say inside what they are; one with macros is none of the allowed kinds.
    private static string? Archive(Stream bytes)
    {
        try
        {
            bytes.Position = 0;
            using var archive = new ZipArchive(bytes, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Any(entry => entry.FullName.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
            {
                return null;
            }

            if (archive.GetEntry("mimetype") is { Length: < 200 } mimetype)
            {
                using var reader = new StreamReader(mimetype.Open(), Encoding.ASCII);
                var declared = reader.ReadToEnd().Trim();
                return declared.StartsWith("application/vnd.oasis.opendocument.", StringComparison.Ordinal) && AllowedFileTypes.Contains(declared)
                    ? declared
                    : null;
            }

            if (archive.GetEntry("[Content_Types].xml") is not null)
            {
                return archive.GetEntry("word/document.xml") is not null ? OfficePrefix + "wordprocessingml.document"
                    : archive.GetEntry("xl/workbook.xml") is not null ? OfficePrefix + "spreadsheetml.sheet"
                    : archive.GetEntry("ppt/presentation.xml") is not null ? OfficePrefix + "presentationml.presentation"
                    : null;
            }

            return "application/zip";
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static string? Text(Stream bytes, ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            return null;
        }

        bytes.Position = 0;
        using var reader = new StreamReader(bytes, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        try
        {
            var buffer = new char[8192];
            var first = true;
            int read;
            while ((read = reader.Read(buffer, 0, buffer.Length)) > 0)
            {
                var part = buffer.AsSpan(0, read);
                if (part.ContainsAnyInRange('\u0000', '\u0008') || part.ContainsAnyInRange('\u000E', '\u001F'))
                {
                    return null;
                }

                if (first)
                {
                    var start = part.TrimStart().ToString();
                    if (ActiveStarts.Any(mark => start.StartsWith(mark, StringComparison.OrdinalIgnoreCase)))
                    {
                        return null;
                    }

                    first = false;
                }
            }

            return "text/plain";
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
