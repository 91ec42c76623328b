using MvoUmbraco.Core.Attachments;

namespace MvoUmbraco.Core.Tests.Attachments;

[Parallelizable(ParallelScope.All)]
internal sealed class AttachmentsJsonTests
{
    private const string Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static string One(string member = "", string value = "")
    {
        var members = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["key"] = "\"f9a76eb8-bbf9-590a-aada-98918e140bb3\"",
            ["name"] = "\"verslag.pdf\"",
            ["size"] = "12345",
            ["contentType"] = "\"application/pdf\"",
            ["sha256"] = $"\"{Hash}\"",
            ["added"] = "\"2006-10-11T10:00:00Z\"",
        };
        if (member.Length > 0)
        {
            members[member] = value;
        }

        return $$"""{"files":[{{{string.Join(',', members.Where(pair => pair.Value.Length > 0).Select(pair => $"\"{pair.Key}\":{pair.Value}"))}}}]}""";
    }

    [Test]
    public void AFile_ReadsAndWritesBackTheSame()
    {
        var reading = AttachmentsJson.Read(One());
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Is.Empty);
            Assert.That(reading.Files.Single().Size, Is.EqualTo(12345));
            Assert.That(AttachmentsJson.Write(reading.Files), Is.EqualTo(One()));
        });
    }

    [TestCase("sha256", "\"9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08\"")]
    [TestCase("added", "\"2006-10-11T12:00:00+02:00\"")]
    [TestCase("title", "\"  \"")]
    [TestCase("contentType", "\"Application/PDF\"")]
    public void OtherSpellings_AreBroughtToTheOneForm(string member, string value)
        => Assert.That(AttachmentsJson.Write(AttachmentsJson.Read(One(member, value)).Files), Is.EqualTo(One()));

    [TestCase("name", "\"../../etc/passwd.pdf\"", "Bijlage 1, naam")]
    [TestCase("name", "\"C:\\\\temp\\\\verslag.pdf\"", "Bijlage 1, naam")]
    [TestCase("name", "\"..\"", "Bijlage 1, naam")]
    [TestCase("name", "\"verslag\\u202Efdp.exe\"", "Bijlage 1, naam")]
    [TestCase("name", "", "Bijlage 1, naam")]
    [TestCase("name", "\"verslag.html\"", "Bijlage 1 (‘verslag.html’): de extensie past niet")]
    [TestCase("contentType", "\"text/html\"", "Bijlage 1 (‘verslag.pdf’): dit soort bestand is niet toegelaten")]
    [TestCase("size", "-1", "Bijlage 1, grootte in bytes")]
    [TestCase("size", "99999999999", "Bijlage 1, grootte in bytes")]
    [TestCase("sha256", "\"abc\"", "Bijlage 1, controlegetal")]
    [TestCase("added", "\"gisteren\"", "Bijlage 1, toegevoegd op")]
    [TestCase("added", "", "Bijlage 1: de grootte of de datum")]
    [TestCase("key", "\"\"", "Bijlage 1: het veld ‘key’")]
    [TestCase("url", "\"http://x\"", "Bijlage 1: het veld ‘url’ is onbekend")]
    public void WhatDoesNotBelong_IsRefusedByName(string member, string value, string expected)
    {
        var reading = AttachmentsJson.Read(One(member, value));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Problems, Has.Some.StartsWith(expected));
            Assert.That(reading.Files, Is.Empty);
        });
    }
}
