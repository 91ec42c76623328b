namespace MvoUmbraco.Embedded.Management.Wire;

/// <summary>A node or other entity by its key, as the API names one: <c>{"id": "…"}</c>.</summary>
internal sealed record Reference(Guid Id)
{
    public static Reference? To(Guid? key) => key is { } id ? new Reference(id) : null;
}
