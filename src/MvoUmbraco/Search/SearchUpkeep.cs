using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MvoUmbraco.Reading;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Services;

namespace MvoUmbraco.Search;

/// <summary>
/// Keeps the index with the content, on a thread of its own. Changes are named by what they touch; an entry is written when
/// its print differs, whatever was named. The index is opened with the first search, or a little after the start, and then
/// compared with everything that is published: what changed while nobody looked is all that is written.
/// </summary>
internal sealed partial class SearchUpkeep(
    SearchIndex index, EntryReader reader, IContentGeneration generation, IRuntimeState runtime, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<SearchUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan WhenFailed = TimeSpan.FromSeconds(30);

    // A first filling is seen piece by piece.
    private const int SeenTogether = 500;

    private readonly Lock naming = new();
    private readonly Dictionary<Guid, Dictionary<string, ulong>> known = [];
    private readonly SemaphoreSlim somethingToDo = new(0);
    private readonly TaskCompletionSource wanted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private HashSet<Guid> named = [];
    private bool isAllNamed = true;
    private bool isAllNew;
    private TaskCompletionSource caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool isBroken;

    /// <summary>Something may have become of these documents and those below them.</summary>
    public void Changed(IEnumerable<Guid> keys) => Name(() => named.UnionWith(keys));

    /// <summary>Something may have become of any document.</summary>
    public void AllChanged() => Name(() => isAllNamed = true);

    /// <summary>What is read of content has changed, though no document has.</summary>
    public void AllReadOtherwise() => Name(() => isAllNamed = isAllNew = true);

    /// <summary>The index was found damaged by who searched it.</summary>
    public void Broken()
    {
        isBroken = true;
        AllChanged();
    }

    /// <summary>Waits until everything that changed before is in the index.</summary>
    /// <returns>False when it took too long.</returns>
    public async Task<bool> CatchUpAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        wanted.TrySetResult();
        var until = Volatile.Read(ref caughtUp).Task;
        if (until.IsCompletedSuccessfully)
        {
            return true;
        }

        try
        {
            await until.WaitAsync(patience, cancellationToken);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.WhenAny(wanted.Task, Task.Delay(AfterStart, clock, stoppingToken));
        stoppingToken.ThrowIfCancellationRequested();
        await Task.Factory.StartNew(() => Work(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    private void Work(CancellationToken stoppingToken)
    {
        index.Open();
        foreach (var card in Cards())
        {
            Known(card.Key)[card.Culture] = card.Print;
        }

        Rounds(stoppingToken);

        // What was written so far is as good as the rest.
        index.Commit();
    }

    private void Rounds(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // While Umbraco is being installed or upgraded there is nothing to read.
                if (runtime.Level >= RuntimeLevel.Run)
                {
                    Round(stoppingToken);
                }

                somethingToDo.Wait(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                LogFailed(failure, WhenFailed);
                isBroken |= SearchIndex.IsDamage(failure);
                AllChanged();
                stoppingToken.WaitHandle.WaitOne(isBroken ? TimeSpan.FromSeconds(1) : WhenFailed);
            }
        }
    }

    private void Round(CancellationToken stoppingToken)
    {
        while (true)
        {
            HashSet<Guid> keys;
            bool isAll, isNew;
            lock (naming)
            {
                (keys, named) = (named, []);
                (isAll, isNew, isAllNamed, isAllNew) = (isAllNamed, isAllNew, false, false);
                if (keys.Count == 0 && !isAll)
                {
                    caughtUp.TrySetResult();
                    break;
                }
            }

            if (isBroken)
            {
                isBroken = false;
                known.Clear();
                index.Clear();
            }

            Compare(keys, isAll, isNew, stoppingToken);
        }

        index.Commit();
    }

    private void Compare(HashSet<Guid> keys, bool isAll, bool isNew, CancellationToken stoppingToken)
    {
        var began = Stopwatch.GetTimestamp();
        var number = generation.Current;
        var pass = reader.Begin();
        IEnumerable<Guid> touched = isAll ? pass.Keys().Concat(known.Keys.ToArray()).Distinct() : Touched(keys, pass);
        var written = 0;
        foreach (var key in touched)
        {
            stoppingToken.ThrowIfCancellationRequested();
            written += Compare(key, pass, isNew);
            if (written >= SeenTogether)
            {
                index.Refresh();
                (written, number) = (0, generation.Current);
                pass = reader.Begin();
            }
        }

        index.Refresh();
        if (isAll)
        {
            LogCompared(known.Count, Stopwatch.GetElapsedTime(began).TotalMilliseconds, number);
        }
    }

    // Returns how many entries were written.
    private int Compare(Guid key, EntryPass pass, bool isNew)
    {
        var outlines = pass.Look(key);
        var had = known.GetValueOrDefault(key);
        var written = 0;
        foreach (var outline in outlines)
        {
            if (!isNew && had is not null && had.TryGetValue(outline.Culture, out var print) && print == outline.Print)
            {
                continue;
            }

            if (Read(outline, pass) is { } entry)
            {
                index.Put(entry);
            }
            else
            {
                index.Take(key, outline.Culture);
            }

            Known(key)[outline.Culture] = outline.Print;
            written++;
        }

        foreach (var gone in had?.Keys.Where(culture => outlines.All(outline => outline.Culture != culture)).ToArray() ?? [])
        {
            index.Take(key, gone);
            known[key].Remove(gone);
            written++;
        }

        if (known.TryGetValue(key, out var left) && left.Count == 0)
        {
            known.Remove(key);
        }

        return written;
    }

    // One document that cannot be read does not keep the others out.
    private SearchEntry? Read(EntryOutline outline, EntryPass pass)
    {
        try
        {
            return pass.Read(outline);
        }
        catch (Exception failure)
        {
            LogUnreadable(failure, outline.Key);
            return null;
        }
    }

    // A document, what is and what was below it, and what has its name among its words.
    private HashSet<Guid> Touched(HashSet<Guid> keys, EntryPass pass)
    {
        var touched = new HashSet<Guid>(keys);
        using var snapshot = index.Hold();
        foreach (var key in keys)
        {
            touched.UnionWith(pass.Branch(key));
            if (snapshot is not null)
            {
                touched.UnionWith(snapshot.KeysWith(SearchSchema.Path, SearchSchema.Keyed(key)));
                touched.UnionWith(snapshot.KeysWith(SearchSchema.Named, SearchSchema.Keyed(key)));
            }
        }

        return touched;
    }

    private Dictionary<string, ulong> Known(Guid key)
    {
        if (!known.TryGetValue(key, out var prints))
        {
            known[key] = prints = new Dictionary<string, ulong>(StringComparer.OrdinalIgnoreCase);
        }

        return prints;
    }

    private List<SearchCard> Cards()
    {
        using var snapshot = index.Hold();
        return [.. snapshot?.Cards() ?? []];
    }

    private void Name(Action note)
    {
        lock (naming)
        {
            note();
            if (caughtUp.Task.IsCompleted)
            {
                caughtUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }

        somethingToDo.Release();
    }

    public override void Dispose()
    {
        base.Dispose();

        // A host that is thrown away without being stopped: the index is closed when its thread has let go of it.
        try
        {
            ExecuteTask?.Wait(WhenFailed);
        }
        catch (AggregateException ended)
        {
            ended.Handle(failure => failure is OperationCanceledException);
        }

        index.Dispose();
        somethingToDo.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The search index has {Documents} documents; comparing took {Milliseconds:0} ms, at generation {Generation}")]
    private partial void LogCompared(int documents, double milliseconds, long generation);

    [LoggerMessage(Level = LogLevel.Error, Message = "Document {Key} cannot be read for searching; it is not found until it changes")]
    private partial void LogUnreadable(Exception failure, Guid key);

    [LoggerMessage(Level = LogLevel.Error, Message = "Keeping the search index failed; it is compared with the content again in {Pause} at the latest")]
    private partial void LogFailed(Exception failure, TimeSpan pause);
}
