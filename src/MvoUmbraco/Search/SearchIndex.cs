using Lucene.Net.Index;
using Lucene.Net.Store;
using Microsoft.Extensions.Logging;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace MvoUmbraco.Search;

/// <summary>
/// The index on disk. It is written by one thread; reading needs none of its locks. What is found damaged, or was written by
/// another program, is thrown away: the content is what counts, and the index is made of it again. While another process
/// writes the folder the index stands in memory.
/// </summary>
internal sealed partial class SearchIndex(string folder, ILogger logger) : IDisposable
{
    private const string ProgramName = "program";

    // Room for texts that are not written yet, in megabytes: more makes fewer files of a first filling.
    private const double Buffer = 24;

    private LuceneDirectory? directory;
    private IndexWriter? writer;
    private volatile SearchSnapshot? snapshot;

    /// <summary>The index as it was last refreshed; null before it was opened.</summary>
    public SearchSnapshot? Hold()
    {
        // The one just read may be let go of by a refresh; the next one is not.
        while (snapshot is { } current)
        {
            if (current.TryHold())
            {
                return current;
            }
        }

        return null;
    }

    /// <summary>Opens the index, as it was left or empty.</summary>
    public void Open()
    {
        Close();
        try
        {
            OpenIn(FolderDirectory());
        }
        catch (LockObtainFailedException)
        {
            LogElsewhere(folder);
            OpenIn(new RAMDirectory());
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            LogDamaged(damage, folder);
            Clear();
        }
    }

    /// <summary>Throws everything away and begins anew.</summary>
    public void Clear()
    {
        Close();
        try
        {
            if (System.IO.Directory.Exists(folder))
            {
                System.IO.Directory.Delete(folder, recursive: true);
            }

            OpenIn(FolderDirectory());
        }
        catch (Exception unusable) when (IsDamage(unusable) || unusable is LockObtainFailedException)
        {
            LogUnusable(unusable, folder);
            OpenIn(new RAMDirectory());
        }
    }

    /// <summary>Puts an entry in the place of what was there of it.</summary>
    public void Put(SearchEntry entry)
    {
        Writer.UpdateDocument(new Term(SearchSchema.Id, SearchSchema.IdOf(entry.Card.Key, entry.Card.Culture)), SearchSchema.DocumentOf(entry));
        snapshot!.Lexicons.Learn(entry);
    }

    /// <summary>Takes a document out in one language.</summary>
    public void Take(Guid key, string culture) => Writer.DeleteDocuments(new Term(SearchSchema.Id, SearchSchema.IdOf(key, culture)));

    /// <summary>Makes what was put and taken seen.</summary>
    public void Refresh()
    {
        var before = snapshot!;
        if (DirectoryReader.OpenIfChanged((DirectoryReader)before.Reader, Writer, applyAllDeletes: true) is { } changed)
        {
            snapshot = new SearchSnapshot(changed, before.Lexicons);
            before.Dispose();
        }
    }

    /// <summary>Makes what was put and taken last.</summary>
    public void Commit()
    {
        if (Writer.HasUncommittedChanges())
        {
            Writer.SetCommitData(new Dictionary<string, string>(StringComparer.Ordinal) { [ProgramName] = SearchSchema.Program });
            Writer.Commit();
        }
    }

    public void Dispose() => Close();

    /// <summary>Whether a failure says that the files are not as they were written.</summary>
    public static bool IsDamage(Exception failure)
        => failure is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or IndexOutOfRangeException
            or OverflowException or FormatException or NotSupportedException or NullReferenceException;

    private IndexWriter Writer => writer ?? throw new InvalidOperationException("The index is not open.");

    // Not by mapping files into memory: a file cut short would take the process with it.
    private NIOFSDirectory FolderDirectory()
    {
        System.IO.Directory.CreateDirectory(folder);
        return new NIOFSDirectory(folder);
    }

    private void OpenIn(LuceneDirectory place)
    {
        directory = place;
        var isOurs = DirectoryReader.IndexExists(place) && IsOfThisProgram(place);
        writer = new IndexWriter(place, new IndexWriterConfig(SearchSchema.Version, SearchSchema.Analyzer())
        {
            OpenMode = isOurs ? OpenMode.APPEND : OpenMode.CREATE,
            MergeScheduler = new SerialMergeScheduler(),
            RAMBufferSizeMB = Buffer,
        });
        var reader = DirectoryReader.Open(writer, applyAllDeletes: true);
        try
        {
            foreach (var leaf in reader.Leaves)
            {
                leaf.AtomicReader.CheckIntegrity();
            }

            var opened = new SearchSnapshot(reader, new CompoundLexicons());
            opened.Lexicons.Learn(opened);
            snapshot = opened;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private static bool IsOfThisProgram(LuceneDirectory place)
    {
        var infos = new SegmentInfos();
        infos.Read(place);
        return infos.UserData.TryGetValue(ProgramName, out var program) && program == SearchSchema.Program;
    }

    private void Close()
    {
        // What was not committed is made again when the content is compared with the index.
        snapshot?.Dispose();
        snapshot = null;
        try
        {
            writer?.Rollback();
        }
        catch (Exception damage) when (IsDamage(damage))
        {
            LogDamaged(damage, folder);
        }

        directory?.Dispose();
        (writer, directory) = (null, null);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index in {Folder} cannot be read; it is made again from the content")]
    private partial void LogDamaged(Exception damage, string folder);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another process writes the search index in {Folder}; this one keeps its own in memory")]
    private partial void LogElsewhere(string folder);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index cannot be kept in {Folder}; it is kept in memory")]
    private partial void LogUnusable(Exception reason, string folder);
}
