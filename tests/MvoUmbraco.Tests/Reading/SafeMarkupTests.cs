using MvoUmbraco.Reading;

namespace MvoUmbraco.Tests.Reading;

[Parallelizable(ParallelScope.All)]
internal sealed class SafeMarkupTests
{
    [TestCase("<p>een <strong>twee</strong></p>", "<p>een <strong>twee</strong></p>")]
    [TestCase("<p>a</p><script>alert(1)</script>", "<p>a</p>")]
    [TestCase("<p onclick=\"x()\" style=\"color:red\" class=\"c\">a</p>", "<p>a</p>")]
    [TestCase("<a href=\"javascript:alert(1)\">a</a>", "<a>a</a>")]
    [TestCase("<a href=\" java&#10;script:alert(1)\">a</a>", "<a>a</a>")]
    [TestCase("<a href=\"/netwerken/\" title=\"t\">a</a>", "<a href=\"/netwerken/\" title=\"t\">a</a>")]
    [TestCase("<a href=\"mailto:a@b.be\">a</a>", "<a href=\"mailto:a@b.be\">a</a>")]
    [TestCase("<img src=\"data:image/svg+xml;base64,AAAA\" alt=\"a\">", "<img alt=\"a\">")]
    [TestCase("<img src=\"/media/a.png\" alt=\"a\" onerror=\"x\">", "<img src=\"/media/a.png\" alt=\"a\">")]
    [TestCase("<iframe src=\"//x\"></iframe><form><input></form><object></object>b", "b")]
    [TestCase("<svg><script>alert(1)</script></svg>b", "b")]
    [TestCase("<p>niet gesloten", "<p>niet gesloten</p>")]
    public void Clean_LetsRunningTextThroughAndNothingElse(string html, string expected)
        => Assert.That(SafeMarkup.Clean(html).Markup, Is.EqualTo(expected));

    [TestCase(null)]
    [TestCase("  ")]
    [TestCase("<script>x</script>")]
    public void Clean_OfNothing_IsEmpty(string? html)
        => Assert.That((SafeMarkup.Clean(html).IsEmpty, SafeMarkup.Clean(html).Markup, SafeMarkup.Clean(html).PlainText), Is.EqualTo((true, "", "")));

    [Test]
    public void PlainText_KeepsTheLinesAndTheListItems()
        => Assert.That(
            SafeMarkup.Clean("<h2>Kop &amp; staart</h2><p>een\n  regel<br>twee</p><ul><li>a</li><li><p>b</p></li></ul>").PlainText,
            Is.EqualTo("Kop & staart\neen regel\ntwee\n- a\n- b"));
}
