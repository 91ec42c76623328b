using MvoUmbraco.Embedded.Management.Content;
using MvoUmbraco.Embedded.Management.Wire;

namespace MvoUmbraco.Embedded.Management.Trees;

/// <summary>A node of a tree that shows no more than names.</summary>
internal sealed record NamedTreeItem(bool HasChildren, Guid Id, Reference? Parent, IReadOnlyList<Flag> Flags, string Name);
