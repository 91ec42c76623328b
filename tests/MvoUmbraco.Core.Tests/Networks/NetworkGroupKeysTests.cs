using MvoUmbraco.Core.Networks;

namespace MvoUmbraco.Core.Tests.Networks;

[Parallelizable(ParallelScope.All)]
internal sealed class NetworkGroupKeysTests
{
    private static readonly Guid Network = new("b27a0f9b-c970-511a-8956-557931134cf0");

    // Each computed with another implementation of RFC 9562: python3 -c 'import uuid; print(uuid.uuid5(uuid.UUID("b27a…"), "members"))'.
    [Test]
    public void Keys_AreTheNameBasedIdentifiersOfTheStandard()
        => Assert.Multiple(() =>
        {
            Assert.That(NetworkGroupKeys.Members(Network), Is.EqualTo(new Guid("bb96ea52-ec56-5247-8bc0-3ed9c07ba52e")));
            Assert.That(NetworkGroupKeys.Coordinators(Network), Is.EqualTo(new Guid("e51e5fd0-5f08-57a8-b6b9-66e616844729")));
            Assert.That(NetworkGroupKeys.Intranet(Network), Is.EqualTo(new Guid("600d8e1d-8495-5c8e-8422-a33b55e76564")));
            Assert.That(NetworkGroupKeys.Protection(Network), Is.EqualTo(new Guid("a67330fa-7018-5402-b00c-33cd1540fa63")));
        });

    [Test]
    public void Keys_OfDifferentThings_Differ()
    {
        var networks = Enumerable.Range(0, 100).Select(_ => Guid.NewGuid()).ToArray();
        var keys = networks.SelectMany(network => new[]
        {
            NetworkGroupKeys.Members(network), NetworkGroupKeys.Coordinators(network), NetworkGroupKeys.Intranet(network),
            NetworkGroupKeys.Protection(network), NetworkGroupKeys.Rule(network, networks[0]),
        });
        Assert.That(keys, Is.Unique);
    }
}
