namespace MvoUmbraco.Reading;

/// <summary>
/// A value computed when first asked for. Unlike <see cref="Lazy{T}"/> by default it neither keeps an exception nor holds
/// a lock while computing: two readers may compute the same, the first one's value stays.
/// </summary>
internal sealed class Remembered<T>(Func<T> compute)
{
    private readonly Lazy<T> value = new(compute, LazyThreadSafetyMode.PublicationOnly);

    public T Value => value.Value;
}
