using System.Text;
using MvoUmbraco.Embedded.Editors.RichText;

namespace MvoUmbraco.Embedded.Tests.Editors;

/// <summary>Reading HTML without changing what need not change.</summary>
internal sealed class MarkupTests
{
    [TestCase("<p>a &amp; b &nbsp;<br />c</p>")]
    [TestCase("a < b and c > d")]
    [TestCase("<p class='x' data-a=1 disabled>1</p><!-- <a> --><script>if (a < b) '</p>'</script>")]
    [TestCase("<a href=\"x")]
    [TestCase("<")]
    [TestCase("</>")]
    [TestCase("<p><!--")]
    [TestCase("")]
    public void Rewrite_ThatChangesNothing_GivesTheSame(string html) =>
        Assert.That(Markup.Rewrite(html, _ => false), Is.EqualTo(html));

    [TestCase("<p><a href=\"x\" title='1 \"2\"'>é &amp; x</a><br /></p>", "<p><a href=\"y\" title='1 \"2\"'>é &amp; x</a><br></p>")]
    [TestCase("<A HREF=x>t</A>", "<a href=\"y\">t</a>")]
    [TestCase("<a href='x' /><b>", "<a href=\"y\"></a><b>")]
    public void Rewrite_ChangesAttributes_AndLeavesTheRest(string html, string expected) => Assert.That(
        Markup.Rewrite(html, tag =>
        {
            if (tag.Name == "a")
            {
                tag.Attributes["href"] = "y";
            }

            return tag.Name == "a";
        }),
        Is.EqualTo(expected));

    /// <summary>Written once it is tidy; a tidy text is read and written as it is.</summary>
    [Test]
    public void AnyText_IsTidiedOnce()
    {
        var random = new Random(20061);
        const string Letters = "<>/!-=\"' aB&\n?x";
        for (var round = 0; round < 3000; round++)
        {
            var html = new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => Letters[random.Next(Letters.Length)])]);
            var tidy = Write(html);

            Assert.That(Write(tidy), Is.EqualTo(tidy), html);
            Assert.That(Markup.Rewrite(html, _ => false), Is.EqualTo(html));
        }
    }

    private static string Write(string html)
    {
        var result = new StringBuilder();
        foreach (var token in Markup.Read(html))
        {
            Markup.Write(result, token);
        }

        return result.ToString();
    }
}
