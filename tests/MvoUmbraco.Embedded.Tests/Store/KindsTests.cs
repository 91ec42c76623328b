using System.Reflection;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Tests.Store;

public sealed class KindsTests
{
    [Test]
    public void All_ListsEveryKindThatARowDeclares()
    {
        IEnumerable<Kind> declared = typeof(Kind).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(Row)))
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType.IsAssignableTo(typeof(Kind)))
            .Select(field => (Kind)field.GetValue(null)!);

        Assert.That(Kinds.All, Is.EquivalentTo(declared));
    }

    [Test]
    public void Codes_AreUnique() => Assert.That(Kinds.All.Select(kind => kind.Code), Is.Unique);
}
