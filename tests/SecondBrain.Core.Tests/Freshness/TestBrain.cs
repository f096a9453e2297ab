using SecondBrain.Core.Access;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Search;
using SecondBrain.Core.Storage;
using SecondBrain.Core.Tests.Search;
using SecondBrain.Testing.Brains;

namespace SecondBrain.Core.Tests.Freshness;

/// <summary>A brain in memory with its bucket and its workflows; every <see cref="Process"/> is a process that reads it.</summary>
internal sealed class TestBrain
{
    public const string Model = "letters";

    public TestBrain(MovingClock? clock = null, int threshold = 8)
    {
        Clock = clock ?? new MovingClock();
        Table = new MemoryBrain(Clock);
        Sources = new IndexSources(Table, Table, Table, Blobs, new ServingModels(Table, Model, Model), Clock)
        {
            ChangesPerSnapshot = threshold,
            Compactions = new CompactionStarter(new RepeatableStart(Starts), Starts, Clock),
            Fault = (_, fault) => Faults.Add(fault),
        };
        Compaction = new IndexCompaction(Sources);
        Store = new SnapshotStore(Blobs, Clock, SearchOptions.Default);
    }

    public MovingClock Clock { get; }

    public MemoryBrain Table { get; }

    public MemoryBlobs Blobs { get; } = new();

    public RecordedStarts Starts { get; } = new();

    public IndexSources Sources { get; }

    public IndexCompaction Compaction { get; }

    public SnapshotStore Store { get; }

    public List<Exception> Faults { get; } = [];

    public IReadOnlyList<string> Versions => [.. Blobs.Keys.Select(key => SnapshotPlaces.Version(BlobKey.Parse(key))).OfType<string>()];

    public Principal Owner => As(BrainRole.Owner);

    public Principal As(BrainRole role) => new(Table.Id, "somebody", ActorKind.Human, Session: null, new HashSet<string>(Scope.All)) { Role = role };

    public BrainIndexes Process() => new(Sources);

    /// <summary>Notes by number, each with its number as its title.</summary>
    public async Task WriteAsync(params IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            await Table.WriteAsync(IndexedNotes.Note(number, $"Note {number}", $"All about number {number}."));
        }
    }

    public Task DeleteAsync(int number) => Table.WriteAsync(IndexedNotes.Id(number), null);

    public async Task<BrainIndex> OpenAsync(BrainIndexes process) => await process.GetAsync(Table.Id, CancellationToken.None);

    /// <summary>The titles that a process which starts now finds.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync()
    {
        using var process = Process();
        return Titles(await OpenAsync(process));
    }

    public static IReadOnlyList<string> Titles(BrainIndex index) => [.. index.Notes().Select(note => note.Title).Order(StringComparer.Ordinal)];

    public Task CompactAsync() => Compaction.RunAsync(Table.Id, Model, CancellationToken.None);

    public async Task<SnapshotManifest> ManifestAsync() => (await Store.ManifestAsync(Table.Id, Model, CancellationToken.None)).Manifest.ShouldNotBeNull();

    public Task<BuiltSnapshot> BuildAsync(string version) => Compaction.BuildAsync(Table.Id, Model, version, CancellationToken.None);

    public Task<bool> SwitchAsync(string superseded, BuiltSnapshot built) => Compaction.SwitchAsync(Table.Id, Model, superseded, built, CancellationToken.None);

    public Task DropAsync(string version) => Compaction.DropAsync(Table.Id, Model, version, CancellationToken.None);

    public async Task ReplaceAsync(BlobKey key, ReadOnlyMemory<byte> bytes) => await Blobs.WriteAsync(key, bytes, BlobCondition.None);

    public BlobKey KeyOf(string version) => SnapshotPlaces.VersionOf(Table.Id, Model, version);

    public BlobKey ManifestKey => SnapshotPlaces.ManifestOf(Table.Id, Model);

    public static NoteId Id(int number) => IndexedNotes.Id(number);
}
