using System.Text;
using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Embedded.Tests.Usync;

/// <summary>Files are read into plain data and written back, without a host.</summary>
[TestFixture]
public sealed class UsyncFormatTests
{
    [TestCaseSource(typeof(TestFolders), nameof(TestFolders.EveryFile))]
    public async Task ReadAndWrite_GivesTheSameBytes(object given)
    {
        var file = (UsyncFile)given;
        byte[] bytes = await file.BytesAsync(default);

        byte[] written = UsyncText.ToBytes(file.Kind.Read(bytes).Write());

        Assert.That(Encoding.UTF8.GetString(written), Is.EqualTo(Encoding.UTF8.GetString(bytes)));
    }
}
