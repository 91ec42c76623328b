using CsCheck;
using MvoUmbraco.Core.Members;

namespace MvoUmbraco.Core.Tests.Members;

/// <summary>Lists of people to invite, as spreadsheets write them.</summary>
[Parallelizable(ParallelScope.All)]
internal sealed class InvitationListTests
{
    [TestCase("an@example.be;An Maes;ja", "an@example.be", "An Maes", true)]
    [TestCase("an@example.be,\"Maes, An\",nee", "an@example.be", "Maes, An", false)]
    [TestCase("an@example.be\tAn \"de\" Maes\t", "an@example.be", "An de Maes", false)]
    [TestCase("an@example.be;\"An \"\"de\"\" Maes\"", "an@example.be", "An \"de\" Maes", false)]
    [TestCase("\uFEFFan@example.be", "an@example.be", null, false)]
    [TestCase("  an@example.be ;  ; X ", "an@example.be", null, true)]
    public void Line_IsRead(string line, string email, string? name, bool isCoordinator)
        => Assert.That(Read(line), Is.EqualTo([new InvitationLine(1, email, name, isCoordinator)]));

    [TestCase(";An", InvitationFault.NoAddress)]
    [TestCase("an.example.be;An", InvitationFault.BadAddress)]
    [TestCase("an@example.be;An;misschien", InvitationFault.BadCoordinator)]
    [TestCase("an@example.be;An;ja;meer", InvitationFault.BadLine)]
    [TestCase("an@example.be;\"An", InvitationFault.BadLine)]
    public void Line_ThatCannotBeRead_SaysWhy(string line, InvitationFault fault)
        => Assert.That(Read(line).Single().Fault, Is.EqualTo(fault));

    [Test]
    public void Heading_AndEmptyLines_AreNoPeople_AndLinesKeepTheirNumbers()
        => Assert.That(
            Read("E-mail;Naam;Trekker\r\n\r\nan@example.be;An\n;;\nbert@example.be;Bert\n").Select(line => (line.Line, line.Email)),
            Is.EqualTo([(3, "an@example.be"), (5, "bert@example.be")]));

    [Test]
    public void SameAddressTwice_IsInvitedOnce()
        => Assert.That(Read("an@example.be\nAN@example.be").Select(line => line.Fault), Is.EqualTo([InvitationFault.None, InvitationFault.Repeated]));

    [Test]
    public void TooLongAName_AndTooLongAList_AreToldOf()
    {
        Assert.That(Read($"an@example.be;{new string('x', 201)}").Single().Fault, Is.EqualTo(InvitationFault.LongName));
        var many = Read(string.Join('\n', Enumerable.Range(0, 600).Select(number => $"naam{number}@example.be")));
        Assert.That(many, Has.Count.EqualTo(501));
        Assert.That(many[^1].Fault, Is.EqualTo(InvitationFault.TooMany));
    }

    [Test]
    public void WhatIsWritten_IsReadAgain()
        => Gen.Select(Gen.String[Gen.Char["abcé\";, '"], 0, 20], Gen.Bool)
            .Select((name, isCoordinator) => new InvitationLine(1, "an@example.be", name.Trim() is { Length: > 0 } kept ? kept : null, isCoordinator))
            .Sample(line => Read(InvitationList.Write([line])).Single() == line);

    private static IReadOnlyList<InvitationLine> Read(string text) => InvitationList.Read(text, address => address.Contains('@', StringComparison.Ordinal));
}
