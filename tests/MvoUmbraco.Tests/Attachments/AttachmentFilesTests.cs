using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using MvoUmbraco.Attachments;

namespace MvoUmbraco.Tests.Attachments;

[Parallelizable(ParallelScope.All)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class AttachmentFilesTests : IDisposable
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private readonly string root = Directory.CreateTempSubdirectory("attachments").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    private AttachmentFiles Store(long largest = 1_000_000)
        => new(root, Options.Create(new AttachmentOptions { LargestFile = largest }), TimeProvider.System);

    private static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);

    private static byte[] Zip(params string[] entries)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                using var writer = new StreamWriter(archive.CreateEntry(entry.Split('=')[0]).Open());
                writer.Write(entry.Split('=') is [_, var content] ? content : "x");
            }
        }

        return buffer.ToArray();
    }

    private static IEnumerable<TestCaseData> Allowed()
    {
        yield return new TestCaseData("a.pdf", Ascii("%PDF-1.7\n..."), "application/pdf");
        yield return new TestCaseData("a.png", Ascii("\u0089PNG\r\n\u001a\n...."), "image/png");
        yield return new TestCaseData("A.JPG", Ascii("\u00ff\u00d8\u00ff\u00e0"), "image/jpeg");
        yield return new TestCaseData("a.gif", Ascii("GIF89a..."), "image/gif");
        yield return new TestCaseData("a.webp", Ascii("RIFF1234WEBPVP8 "), "image/webp");
        yield return new TestCaseData("a.docx", Zip("[Content_Types].xml", "word/document.xml"), Word);
        yield return new TestCaseData("a.odt", Zip("mimetype=application/vnd.oasis.opendocument.text"), "application/vnd.oasis.opendocument.text");
        yield return new TestCaseData("a.zip", Zip("a.txt"), "application/zip");
        yield return new TestCaseData("notulen.txt", "Notulen van 9 november: één punt"u8.ToArray(), "text/plain");
        yield return new TestCaseData("leden.csv", "naam;netwerk\nAnne;Milieu"u8.ToArray(), "text/plain");
    }

    [TestCaseSource(nameof(Allowed))]
    public async Task Store_KnowsTheKindFromTheBytes_AndGivesTheBytesBack(string name, byte[] bytes, string contentType)
    {
        var store = Store();

        var result = await store.StoreAsync(name, new MemoryStream(bytes));

        Assert.That(result.Problem, Is.Null);
        await using var stored = store.Open(result.File!.Sha256)!;
        using var copy = new MemoryStream();
        await stored.CopyToAsync(copy);
        Assert.Multiple(() =>
        {
            Assert.That(result.File, Is.EqualTo(new StoredFile(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, contentType)));
            Assert.That(copy.ToArray(), Is.EqualTo(bytes));
        });
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return new TestCaseData("a.pdf", Array.Empty<byte>(), "is leeg");
        yield return new TestCaseData("a.pdf", Ascii("MZ\u0090\0\u0003"), "geen bestand van een toegelaten soort");
        yield return new TestCaseData("a.txt", "<!DOCTYPE html><script>"u8.ToArray(), "geen bestand van een toegelaten soort");
        yield return new TestCaseData("a.txt", "  \n<svg onload=x>"u8.ToArray(), "geen bestand van een toegelaten soort");
        yield return new TestCaseData("a.txt", Ascii("tekst\0met nul"), "geen bestand van een toegelaten soort");
        yield return new TestCaseData("a.txt", Ascii("Latijn \u00e9\u00e8 zonder UTF-8"), "geen bestand van een toegelaten soort");
        yield return new TestCaseData("a.docx", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), "geen bestand van een toegelaten soort");
        yield return new TestCaseData("a.docx", Ascii("PK\u0003\u0004kapot"), "geen bestand van een toegelaten soort");
        yield return new TestCaseData("a.exe", Ascii("%PDF-1.7"), "past niet bij de inhoud");
        yield return new TestCaseData("a.png", Ascii("%PDF-1.7"), "past niet bij de inhoud");
        yield return new TestCaseData("../a.pdf", Ascii("%PDF-1.7"), "bevat een map");
        yield return new TestCaseData("a\\b.pdf", Ascii("%PDF-1.7"), "bevat een map");
    }

    [TestCaseSource(nameof(Refused))]
    public async Task Store_RefusesTheRest_AndKeepsNothing(string name, byte[] bytes, string why)
    {
        var result = await Store().StoreAsync(name, new MemoryStream(bytes));

        Assert.Multiple(() =>
        {
            Assert.That(result.File, Is.Null);
            Assert.That(result.Problem, Does.Contain(why));
            Assert.That(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories), Is.Empty);
        });
    }

    [Test]
    public async Task Store_TooLarge_IsRefusedBeforeItIsRead()
    {
        using var endless = new EndlessPdf();

        var result = await Store(largest: 2 * 1024 * 1024).StoreAsync("a.pdf", endless);

        Assert.Multiple(() =>
        {
            Assert.That(result.Problem, Is.EqualTo("‘a.pdf’ is te groot; hoogstens 2 MB is toegelaten."));
            Assert.That(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories), Is.Empty);
        });
    }

    [Test]
    public async Task Store_TheSameBytesAtTheSameTime_AreKeptOnce()
    {
        var store = Store();

        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => store.StoreAsync($"{i}.pdf", new MemoryStream(Ascii("%PDF-1.7 zelfde"))))));

        Assert.Multiple(() =>
        {
            Assert.That(results.Select(result => result.File!.Sha256).Distinct().Count(), Is.EqualTo(1));
            Assert.That(Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Count(), Is.EqualTo(1));
        });
    }

    [TestCase("../../../../etc/passwd")]
    [TestCase("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [TestCase("")]
    public void Open_WhatIsNotThere_IsNull(string hash) => Assert.That(Store().Open(hash), Is.Null);

    private sealed class EndlessPdf : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            Array.Fill(buffer, (byte)'%', offset, count);
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
