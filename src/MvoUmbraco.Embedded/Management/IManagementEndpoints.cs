namespace MvoUmbraco.Embedded.Management;

/// <summary>
/// The endpoints of one feature. An instance is made for every request, with what its constructor asks from the
/// container; found by <see cref="ManagementApi"/>.
/// </summary>
internal interface IManagementEndpoints<TSelf>
    where TSelf : class, IManagementEndpoints<TSelf>
{
    /// <summary>Says which address leads to which method, and who may ask.</summary>
    static abstract void Map(ManagementRoutes<TSelf> routes);
}
