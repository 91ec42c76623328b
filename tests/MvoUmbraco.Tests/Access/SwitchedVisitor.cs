using MvoUmbraco.Access;

namespace MvoUmbraco.Tests.Access;

/// <summary>Whoever the test says reads.</summary>
internal sealed class SwitchedVisitor : ICurrentVisitor
{
    public Visitor Visitor { get; set; } = Visitor.Anonymous;
}
