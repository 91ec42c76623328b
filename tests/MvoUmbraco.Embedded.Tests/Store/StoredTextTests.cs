using System.Text.Json;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Tests.Store;

/// <summary>Every row's texts and lists pass here.</summary>
[Parallelizable(ParallelScope.All)]
public sealed class StoredTextTests
{
    private static readonly Kind<NoteRow> Notes = new("note");
    private static readonly Guid Note = new("7a1f5c0e-6f0b-4b58-8f6e-0d1f3a2b4c5d");

    private static IEnumerable<string> Texts() =>
    [
        string.Empty,
        " ",
        "a",
        "null",
        "\0\u0001\t\r\n\"\\/<>&'+\u2028\u007f",
        "Één ‘tekst’ über 漢字 e\u0301",
        "🧭 buiten het eerste vlak 👩‍🚒",
        new('x', StoredTextConverter.Longest - 1),
        new('x', StoredTextConverter.Longest),
        new('x', StoredTextConverter.Longest + 1),
        new('é', StoredTextConverter.Longest / 2),
        new('漢', StoredTextConverter.Longest),
        new('\n', StoredTextConverter.Longest),
        new('x', 1_000_000),
    ];

    [TestCaseSource(nameof(Texts))]
    public void Text_ComesBackAsItWas(string text)
    {
        NoteRow read = Notes.FromJson(Notes.ToJson(new NoteRow { Id = 1, Key = Note, Text = text, Words = [text, text] }));
        Assert.That((read.Text, read.Words[0], read.Words[1]), Is.EqualTo((text, text, text)));
    }

    [TestCase("\\u0041\\u00e9\\ud83e\\udded\\/", ExpectedResult = "Aé🧭/")]
    [TestCase("\\\"\\\\\\b\\f\\n\\r\\t", ExpectedResult = "\"\\\b\f\n\r\t")]
    public string? Escapes_AreRead(string json) => Notes.FromJson($$"""{"id":1,"key":"{{Note}}","text":"{{json}}"}""").Text;

    [Test]
    public void NoText_StaysNull_AndWordsMayBeNull()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Notes.FromJson($$"""{"id":1,"key":"{{Note}}","text":null,"words":["a",null]}""").Words, Is.EqualTo(new[] { "a", null }));
            Assert.That(Notes.FromJson($$"""{"id":1,"key":"{{Note}}","text":null}""").Text, Is.Null);
            Assert.That(Notes.FromJson($$"""{"id":1,"key":"{{Note}}"}""").Text, Is.Null);
        });
    }

    [TestCase("1")]
    [TestCase("true")]
    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("\"\\ud800\"")]
    [TestCase("\"\\udded\\ud83e\"")]
    public void WhatIsNoText_IsRefusedAsAnUnreadableRow(string value) =>
        Assert.That(() => Notes.FromJson($$"""{"id":1,"key":"{{Note}}","text":{{value}}}"""), Throws.InstanceOf<JsonException>());

    [Test]
    public void HalfACharacter_IsWrittenAsTheSignForIt_LongOrShort() => Assert.Multiple(() =>
    {
        foreach (string rest in new[] { string.Empty, new string('x', StoredTextConverter.Longest) })
        {
            string json = Notes.ToJson(new NoteRow { Id = 1, Key = Note, Text = "\ud800" + rest });
            Assert.That(Notes.FromJson(json).Text, Is.EqualTo("\ufffd" + rest));
        }
    });

    [Test]
    public void ShortTexts_AreOneObject_LongOnesAreNot()
    {
        JsonSerializerOptions options = NewOptions();
        string word = new('w', StoredTextConverter.Longest);
        string[] read = JsonSerializer.Deserialize<string[]>($"""["{word}","{word}","{word}x","{word}x"]""", options)!;
        Assert.Multiple(() =>
        {
            Assert.That(read[1], Is.SameAs(read[0]));
            Assert.That(read[3], Is.EqualTo(read[2]).And.Not.SameAs(read[2]));
        });
    }

    [Test]
    public void ManyReadersAtOnce_NeverGetEachOthersText()
    {
        JsonSerializerOptions options = NewOptions();
        string[] texts = [.. Enumerable.Range(0, 20_000).Select(number => $"text {number}")];
        string json = JsonSerializer.Serialize(texts);
        string[][] readings = new string[4][];
        Parallel.For(0, readings.Length, reader => readings[reader] = JsonSerializer.Deserialize<string[]>(json, options)!);
        Assert.That(readings.All(reading => reading.SequenceEqual(texts)));
    }

    [Test]
    public void Lists_AreArraysOfTheirLength_AndEmptyOnesAreNotWritten()
    {
        NoteRow row = new() { Id = 1, Key = Note, Words = new List<string?> { "a", "b", "c" }, Places = [new Place("x", 3)] };
        NoteRow read = Notes.FromJson(Notes.ToJson(row));
        Assert.Multiple(() =>
        {
            Assert.That(read.Words, Is.InstanceOf<string[]>().And.EqualTo(row.Words));
            Assert.That(read.Places, Is.InstanceOf<Place[]>().And.EqualTo(row.Places));
            Assert.That(Notes.ToJson(row with { Words = new List<string?>(), Places = [] }), Does.Not.Contain("words").And.Not.Contain("places"));
            Assert.That(Notes.FromJson($$"""{"id":1,"key":"{{Note}}"}""").Words, Is.Empty);
            Assert.That(() => Notes.FromJson($$"""{"id":1,"key":"{{Note}}","words":"a"}"""), Throws.InstanceOf<JsonException>());
        });
    }

    internal sealed record NoteRow : Row
    {
        public string? Text { get; init; }

        public IReadOnlyList<string?> Words { get; init; } = [];

        public IReadOnlyList<Place> Places { get; init; } = [];
    }

    internal sealed record Place(string Name, int Number);

    /// <summary>With a converter of their own: other tests read with the one that kinds share.</summary>
    private static JsonSerializerOptions NewOptions() => new() { Converters = { new StoredTextConverter() } };
}
