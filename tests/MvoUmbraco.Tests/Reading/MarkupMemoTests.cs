using MvoUmbraco.Core.Pages;
using MvoUmbraco.Reading;

namespace MvoUmbraco.Tests.Reading;

[Parallelizable(ParallelScope.All)]
internal sealed class MarkupMemoTests
{
    [Test]
    public void TheSameText_IsMadeOnce_UntilThereIsTooMuch()
    {
        var made = 0;
        var memo = new MarkupMemo(mostCharacters: 20);
        SafeHtml Get(string text) => memo.Get(text, source =>
        {
            made++;
            return SafeHtml.FromSanitised(source, source);
        });

        Get("een");
        Get("een");
        Assert.That(made, Is.EqualTo(1));

        Get("twee lange woorden");
        Get("een");
        Assert.That(made, Is.EqualTo(3), "forgotten with the rest");
    }
}
