using MvoUmbraco.Usync.Files;

namespace MvoUmbraco.Usync.Importing;

/// <summary>The two rounds over the files of a kind.</summary>
internal enum Round
{
    /// <summary>Make what is new, without what refers to items of the same kind that may come later.</summary>
    First,

    /// <summary>Everything.</summary>
    Second,
}

/// <summary>
/// One kind of item against Umbraco's services: describes entities as items, and makes entities as items describe them.
/// The two directions stand beside each other and name the same members.
/// </summary>
internal abstract class ItemKind(FileKind files)
{
    public FileKind Files { get; } = files;

    /// <summary>Whether items refer to others of their kind that need not come before them.</summary>
    public virtual bool NeedsTwoRounds => false;

    /// <summary>Whether one alias is one item, so that an alias alone may be deleted.</summary>
    public virtual bool AliasIsUnique => true;

    /// <summary>
    /// Whether deleting waits until everything is imported, because imported items of other kinds may still use the item
    /// before their own files are seen.
    /// </summary>
    public virtual bool DeletesLast => false;

    /// <summary>The items in an order in which each finds what it refers to.</summary>
    public abstract IReadOnlyList<UsyncItem> Sort(IEnumerable<UsyncItem> items);

    /// <summary>Makes the database say what the item says; saves nothing when it already does.</summary>
    /// <exception cref="UsyncFileException">The item cannot be applied.</exception>
    public abstract Task<FileOutcome> ApplyAsync(UsyncItem item, Round round, Notes notes);

    /// <summary>Deletes by key, or by alias where that is unique. False when there is no such item.</summary>
    public abstract Task<bool> DeleteAsync(Guid key, string alias);

    /// <summary>Whether items have children that a tombstone may ask to clean.</summary>
    public virtual bool Cleans => false;

    /// <summary>Deletes the children of an item that are not among the keys; returns how many. An empty key is the root.</summary>
    public virtual Task<int> CleanAsync(Guid parent, IReadOnlySet<Guid> keep) => Task.FromResult(0);

    /// <summary>Every entity of the kind, as an item.</summary>
    public abstract IAsyncEnumerable<UsyncItem> DescribeAllAsync();

    /// <summary>The item with what the host does not hold but its file does, so that an export does not lose it.</summary>
    public virtual UsyncItem Completed(UsyncItem described, UsyncItem file) => described;

    /// <summary>File name for a new file, without extension.</summary>
    public abstract string FileName(UsyncItem item);
}

/// <inheritdoc/>
internal abstract class ItemKind<TItem>(FileKind files) : ItemKind(files)
    where TItem : UsyncItem
{
    public sealed override IReadOnlyList<UsyncItem> Sort(IEnumerable<UsyncItem> items) => [.. Order(items.Cast<TItem>())];

    public sealed override Task<FileOutcome> ApplyAsync(UsyncItem item, Round round, Notes notes) => ApplyAsync((TItem)item, round, notes);

    public sealed override string FileName(UsyncItem item) => FileName((TItem)item);

    protected virtual IEnumerable<TItem> Order(IEnumerable<TItem> items) => items.OrderBy(item => item.Level);

    protected abstract Task<FileOutcome> ApplyAsync(TItem item, Round round, Notes notes);

    protected abstract string FileName(TItem item);

    /// <summary>Umbraco did not do what it was asked.</summary>
    protected static UsyncFileException Refused(string action, object status) =>
        new(string.Empty, null, $"Umbraco refuses to {action} this item: {status}.");

    protected static UsyncFileException Wrong(string element, string text) => new(element, null, text);
}
