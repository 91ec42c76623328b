using System.Reflection;
using MvoUmbraco.Embedded.Store;

namespace MvoUmbraco.Embedded.Tests.Repositories;

public sealed class DefaultMembersTests
{
    /// <summary>Overloads whose body hands on to a wider one.</summary>
    private static readonly string[] Forwarding =
    [
        "IEntityRepository.GetPagedResultsByQuery",
        "IEntityRepository.CountByQuery",
    ];

    /// <summary>Umbraco gives new members of its repository interfaces a body that throws or silently answers empty; to compile is not to implement.</summary>
    [Test]
    public void Repositories_LeaveNoMemberToTheInterface()
    {
        IEnumerable<string> left = typeof(Database).Assembly.GetTypes()
            .Where(type => type is { IsInterface: false, IsAbstract: false, IsGenericTypeDefinition: false })
            .SelectMany(type => type.GetInterfaces().Where(IsRepository).SelectMany(repository => LeftBy(type, repository)));

        Assert.That(left, Is.Empty);
    }

    private static bool IsRepository(Type type) =>
        type.Namespace is { } name && name.StartsWith("Umbraco.Cms.Core.Persistence", StringComparison.Ordinal);

    private static IEnumerable<string> LeftBy(Type type, Type repository)
    {
        InterfaceMapping map = type.GetInterfaceMap(repository);
        return map.InterfaceMethods.Zip(map.TargetMethods)
            .Where(pair => pair.Second is null || pair.Second.DeclaringType!.IsInterface)
            .Select(pair => $"{repository.Name}.{pair.First.Name}")
            .Except(Forwarding)
            .Select(member => $"{type.Name}: {member}");
    }
}
