namespace MvoUmbraco.Embedded.Scoping;

/// <summary>
/// The scope that the current flow of execution is in. A flow that was started inside a scope and outlives it still
/// carries that scope; a disposed one therefore reads as its parent, or as none.
/// </summary>
internal sealed class AmbientScope
{
    private readonly AsyncLocal<EmbeddedScope?> current = new();

    public EmbeddedScope? Current
    {
        get
        {
            EmbeddedScope? scope = current.Value;
            while (scope is { IsDisposed: true })
            {
                scope = scope.Parent;
            }

            return scope;
        }
        set => current.Value = value;
    }
}
