using Umbraco.Cms.Core.Scoping;

namespace MvoUmbraco.Embedded.Scoping;

/// <summary>What services enlisted to be done, or undone, when the outermost scope has ended: by priority, all of it even if some of it throws.</summary>
internal sealed class ScopeContext : IScopeContext
{
    private Dictionary<string, Enlisted> enlisted = [];

    private sealed record Enlisted(int Priority, object? Item, Action<bool> Exit);

    public Guid InstanceId { get; } = Guid.NewGuid();

    public int CreatedThreadId { get; } = Environment.CurrentManagedThreadId;

    public void Enlist(string key, Action<bool> action, int priority = 100)
    {
        if (Existing<object>(key, priority) is null)
        {
            enlisted.Add(key, new Enlisted(priority, null, action));
        }
    }

    public T? Enlist<T>(string key, Func<T> creator, Action<bool, T?>? action = null, int priority = 100)
    {
        if (Existing<T>(key, priority) is { } existing)
        {
            return (T?)existing.Item;
        }

        T item = creator();
        enlisted.Add(key, new Enlisted(priority, item, completed => action?.Invoke(completed, item)));
        return item;
    }

    public T? GetEnlisted<T>(string key) => enlisted.TryGetValue(key, out Enlisted? found) ? ItemOf<T>(key, found) : default;

    /// <exception cref="AggregateException">Some of what was enlisted threw; everything was called.</exception>
    public void ScopeExit(bool completed)
    {
        List<Exception> failures = [];

        // What is called may enlist more.
        while (enlisted.Count > 0)
        {
            Dictionary<string, Enlisted> batch = enlisted;
            enlisted = [];
            foreach (Enlisted item in batch.Values.OrderBy(item => item.Priority))
            {
                try
                {
                    item.Exit(completed);
                }
                catch (Exception e)
                {
                    failures.Add(e);
                }
            }
        }

        if (failures.Count > 0)
        {
            throw new AggregateException("What was enlisted for the end of the scope failed.", failures);
        }
    }

    private Enlisted? Existing<T>(string key, int priority)
    {
        if (!enlisted.TryGetValue(key, out Enlisted? found))
        {
            return null;
        }

        _ = ItemOf<T>(key, found);
        return found.Priority == priority
            ? found
            : throw new InvalidOperationException($"'{key}' is enlisted already with priority {found.Priority}, not {priority}.");
    }

    private static T? ItemOf<T>(string key, Enlisted found) => found.Item is null or T
        ? (T?)found.Item
        : throw new InvalidOperationException($"'{key}' is enlisted already as a {found.Item.GetType().Name}, not as a {typeof(T).Name}.");
}
