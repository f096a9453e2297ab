using SecondBrain.Core.Freshness;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Search;
using SecondBrain.Core.Storage;
using SecondBrain.Core.Tests.Search;
using SecondBrain.Testing.Brains;

namespace SecondBrain.Core.Tests.Freshness;

/// <summary>Writers, processes that read, and compactions over one brain, all at once; every answer is compared with a <see cref="PlainModel"/>.</summary>
internal sealed class ConcurrentBrain : IDisposable
{
    private const int Notes = 60;
    private const int Writers = 4;
    private const int Processes = 4;

    private readonly TestBrain _brain = new(new MovingClock(TimeSpan.FromMilliseconds(100)), threshold: 50);
    private readonly PlainModel _model = new(Notes);
    private readonly BrainIndexes[] _processes;
    private readonly int _seed;
    private int _answers;

    public ConcurrentBrain(int seed)
    {
        _seed = seed;
        _processes = [.. Enumerable.Range(0, Processes).Select(_ => _brain.Process())];
        var chance = new ThreadLocal<Random>(() => new Random(seed ^ Environment.CurrentManagedThreadId));
        _brain.Table.Loading = async _ => await YieldAsync(chance.Value!, 0.3);
        _brain.Blobs.Reading = async _ => await YieldAsync(chance.Value!, 0.7);
        _brain.Blobs.Writing = async _ => await YieldAsync(chance.Value!, 0.7);
    }

    public TestBrain Brain => _brain;

    public int Answers => _answers;

    /// <summary>Runs so many operations of each kind.</summary>
    /// <exception cref="ShouldAssertException">An answer that the model forbids.</exception>
    public async Task RunAsync(int writes, int reads, int compactions) => await Task.WhenAll(
    [
        .. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(writer, writes / Writers))),
        .. Enumerable.Range(0, 2 * Processes).Select(reader => Task.Run(() => ReadAsync(reader, reads / (2 * Processes)))),
        .. Enumerable.Range(0, 2).Select(compactor => Task.Run(() => CompactAsync(compactor, compactions / 2))),
    ]);

    /// <summary>Nothing is under way any more: every process, and one that starts now, has exactly what the model has.</summary>
    public async Task ShouldBeAsTheModelAsync()
    {
        foreach (var process in (BrainIndexes[])[.. _processes, _brain.Process()])
        {
            Check(TestBrain.Titles(await _brain.OpenAsync(process)), _model.Acknowledged, sharedOnly: false);
        }
    }

    public void Dispose()
    {
        foreach (var process in _processes)
        {
            process.Dispose();
        }
    }

    private async Task WriteAsync(int writer, int operations)
    {
        var random = new Random(_seed + writer);
        for (var i = 0; i < operations; i++)
        {
            var note = (random.Next(Notes / Writers) * Writers) + writer;
            var written = _model.Begin(note, isDeleted: random.NextDouble() < 0.2, isShared: random.NextDouble() < 0.5);
            await _brain.Table.WriteAsync(IndexedNotes.Id(note), written);
            _model.Acknowledge(note);
        }
    }

    private async Task ReadAsync(int reader, int operations)
    {
        var random = new Random(_seed + 100 + reader);
        for (var i = 0; i < operations; i++)
        {
            var slot = random.Next(Processes);
            if (random.NextDouble() < 0.05)
            {
                _processes[slot] = _brain.Process(); // the one before ends with the searches that it still has
            }

            var before = _model.Acknowledged;
            var index = await _brain.OpenAsync(_processes[slot]);
            switch (random.Next(4))
            {
                case 0:
                    Check(TestBrain.Titles(index), before, sharedOnly: false);
                    break;
                case 1:
                    Check(Hits(index, new SearchRequest("common", Limit: 1000)), before, sharedOnly: false);
                    break;
                case 2:
                    Check(Hits(index, new SearchRequest("common", Limit: 1000, Visibility: "shared")), before, sharedOnly: true);
                    break;
                default:
                    var found = Enumerable.Range(0, Notes).Select(note => index.Find(IndexedNotes.Id(note))?.Title).OfType<string>().ToList();
                    Check(found, before, sharedOnly: false);
                    break;
            }
        }
    }

    /// <summary>Compactions that succeed, that die between two steps, whose snapshots rot, and erasures that delete all of them.</summary>
    private async Task CompactAsync(int compactor, int operations)
    {
        var random = new Random(_seed + 200 + compactor);
        var ids = new IdSource(_brain.Clock);
        for (var i = 0; i < operations; i++)
        {
            var superseded = (await _brain.Store.ManifestAsync(_brain.Table.Id, TestBrain.Model, CancellationToken.None)).Version;
            var fate = random.NextDouble();
            if (fate < 0.05)
            {
                foreach (var key in _brain.Blobs.Keys)
                {
                    await _brain.Blobs.DeleteAsync(BlobKey.Parse(key));
                }
            }
            else if (fate < 0.1 && superseded.Length > 0)
            {
                await _brain.ReplaceAsync(_brain.KeyOf(superseded), "rotten"u8.ToArray());
            }
            else
            {
                var built = await _brain.BuildAsync(ids.Next());
                if (fate < 0.2) continue;
                await _brain.SwitchAsync(superseded, built);
                if (fate < 0.3) continue;
                await _brain.DropAsync(built.Version);
            }
        }
    }

    private static IEnumerable<string> Hits(BrainIndex index, SearchRequest request) => index.Search(request, []).Hits.Select(hit => hit.Title);

    private void Check(IEnumerable<string> titles, IReadOnlyList<int> before, bool sharedOnly)
    {
        var answer = titles.ToList();
        _model.Faults(answer, before, _model.Begun, sharedOnly).ShouldBeEmpty();
        Interlocked.Increment(ref _answers);
    }

    private static async Task YieldAsync(Random random, double share)
    {
        if (random.NextDouble() < share)
        {
            await Task.Yield();
        }
    }
}
