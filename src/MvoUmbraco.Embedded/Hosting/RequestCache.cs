using System.Collections;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Umbraco.Cms.Core.Cache;

namespace MvoUmbraco.Embedded.Hosting;

/// <summary>
/// Umbraco's per-request cache: a dictionary of its own on the current request, and not available outside one. Umbraco's
/// accessors (variation context, Umbraco context, event messages) use it inside a request and the flow of execution
/// elsewhere, so availability has to be told truthfully.
/// </summary>
internal sealed class RequestCache(IHttpContextAccessor http) : IRequestCache
{
    private static readonly object ItemsKey = new();

    public bool IsAvailable => http.HttpContext is not null;

    public bool Set(string key, object? value)
    {
        if (Entries() is not { } entries)
        {
            return false;
        }

        lock (entries)
        {
            entries[key] = value;
        }

        return true;
    }

    public bool Remove(string key)
    {
        if (Entries() is not { } entries)
        {
            return false;
        }

        lock (entries)
        {
            entries.Remove(key);
        }

        return true;
    }

    public object? Get(string key)
    {
        if (Entries() is not { } entries)
        {
            return null;
        }

        lock (entries)
        {
            return entries.GetValueOrDefault(key);
        }
    }

    public object? Get(string key, Func<object?> factory)
    {
        if (Entries() is not { } entries)
        {
            return factory();
        }

        lock (entries)
        {
            if (entries.TryGetValue(key, out object? found) && found is not null)
            {
                return found;
            }
        }

        // Not under the lock: the factory may use this cache.
        object? made = factory();
        lock (entries)
        {
            if (entries.TryGetValue(key, out object? found) && found is not null)
            {
                return found;
            }

            entries[key] = made;
            return made;
        }
    }

    public IEnumerable<object?> SearchByKey(string keyStartsWith) => Search(key => key.StartsWith(keyStartsWith, StringComparison.InvariantCultureIgnoreCase));

    public IEnumerable<object?> SearchByRegex(string regex)
    {
        Regex pattern = Pattern(regex);
        return Search(pattern.IsMatch);
    }

    public void Clear() => ClearWhere((_, _) => true);

    public void Clear(string key) => Remove(key);

    public void ClearOfType(Type type) => ClearWhere((_, value) => value is not null && type.IsInstanceOfType(value));

    public void ClearOfType<T>() => ClearWhere((_, value) => value is T);

    public void ClearOfType<T>(Func<string, T, bool> predicate) => ClearWhere((key, value) => value is T typed && predicate(key, typed));

    public void ClearByKey(string keyStartsWith) => ClearWhere((key, _) => key.StartsWith(keyStartsWith, StringComparison.InvariantCultureIgnoreCase));

    public void ClearByRegex(string regex)
    {
        Regex pattern = Pattern(regex);
        ClearWhere((key, _) => pattern.IsMatch(key));
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => Snapshot().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static Regex Pattern(string regex) => new(regex, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    private List<object?> Search(Func<string, bool> matches) => [.. Snapshot().Where(entry => matches(entry.Key)).Select(entry => entry.Value)];

    private void ClearWhere(Func<string, object?, bool> matches)
    {
        foreach (KeyValuePair<string, object?> entry in Snapshot().Where(entry => matches(entry.Key, entry.Value)))
        {
            Remove(entry.Key);
        }
    }

    private List<KeyValuePair<string, object?>> Snapshot()
    {
        if (Entries() is not { } entries)
        {
            return [];
        }

        lock (entries)
        {
            return [.. entries];
        }
    }

    private Dictionary<string, object?>? Entries()
    {
        if (http.HttpContext is not { } context)
        {
            return null;
        }

        lock (context)
        {
            if (context.Items[ItemsKey] is Dictionary<string, object?> entries)
            {
                return entries;
            }

            var made = new Dictionary<string, object?>();
            context.Items[ItemsKey] = made;
            return made;
        }
    }
}
