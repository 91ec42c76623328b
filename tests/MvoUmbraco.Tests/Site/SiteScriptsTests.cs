using MvoUmbraco.Site.Serving;

namespace MvoUmbraco.Tests.Site;

internal sealed class SiteScriptsTests
{
    [Test]
    public void Module_ThatChanges_ChangesTheAddressesOfThoseAbove()
    {
        var (before, after) = (Made("export const a = 1;"), Made("export const a = 2;"));
        Assert.That(before.ByUrl, Has.Count.EqualTo(3));
        Assert.That(after.ByUrl.Keys.Intersect(before.ByUrl.Keys), Has.Exactly(1).StartsWith("/_mvo/other."), "what does not import it stays as it is");
        Assert.That(System.Text.Encoding.UTF8.GetString(before["top.js"].Bytes), Does.Contain("from '/_mvo/leaf.").And.Contain("'./leaf.js' in a text"));
    }

    [Test]
    public void Modules_InACircle_AreRefused()
        => Assert.That(() => new SiteScripts(_ => "import { x } from './self.js';", "self.js"), Throws.InvalidOperationException.With.Message.Contains("self.js"));

    private static SiteScripts Made(string leaf) => new(
        name => name switch
        {
            "top.js" => "import {\n  a,\n} from './leaf.js';\nimport * as other from './other.js';\nconst text = \"'./leaf.js' in a text\";\n",
            "leaf.js" => leaf,
            _ => "export default 1;",
        },
        "top.js");
}
