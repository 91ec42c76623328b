using MvoUmbraco.Attachments;

namespace MvoUmbraco.Tests.Attachments;

internal sealed class FolderTests
{
    [TestCase("wwwroot/bijlagen", true)]
    [TestCase("wwwroot", true)]
    [TestCase("bijlagen", false)]
    [TestCase("wwwroot-niet", false)]
    public void AFolderThatIsServed_IsRefused(string folder, bool refused)
    {
        var root = Path.Combine(Path.GetTempPath(), "site");
        Assert.That(
            () => AttachmentFiles.CheckedFolder(folder, root, Path.Combine(root, "wwwroot")),
            refused ? Throws.InvalidOperationException.With.Message.Contains("Mvo:Attachments:Folder") : Is.EqualTo(Path.Combine(root, folder)));
    }
}
