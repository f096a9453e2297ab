using System.Diagnostics;
using System.Globalization;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Search;
using SecondBrain.Testing.Brains;

namespace SecondBrain.Bench.Freshness;

/// <summary>How long a compaction takes, and what the readers of the same machine notice of it. Table and bucket are memory: what they take comes on top.</summary>
internal static class CompactionBench
{
    private const string Model = "bench";

    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(5);

    public static async Task RunAsync(int chunks)
    {
        var texts = new BenchTexts();
        var count = chunks / BenchNotes.ChunksPerNote;
        var notes = new BenchNotes(texts, count);
        var table = new MemoryBrain(TimeProvider.System, "bench");
        var blobs = new MemoryBlobs();
        var sources = new IndexSources(table, table, table, blobs, new ServingModels(table, Model, Model), TimeProvider.System);
        var compaction = new IndexCompaction(sources);
        table.Plant(Enumerable.Range(0, count).Select(number => notes.Note(number, 0)));

        var first = await TimeAsync(() => compaction.RunAsync(table.Id, Model, CancellationToken.None));
        var bytes = await SnapshotAsync(blobs, table);
        Console.WriteLine(Text($"chunks {chunks:N0}, notes {count:N0}, snapshot {bytes / 1e6:0.0} MB, {(double)bytes / chunks:0} bytes a chunk"));
        Console.WriteLine(Text($"  first snapshot, from the notes        {first,9:0} ms"));

        using (var cold = new BrainIndexes(sources))
        {
            Console.WriteLine(Text($"  a new process opens the snapshot      {await TimeAsync(() => cold.GetAsync(table.Id, CancellationToken.None)),9:0} ms"));
        }

        using var reader = new BrainIndexes(sources);
        await reader.GetAsync(table.Id, CancellationToken.None);
        for (var number = 0; number < sources.ChangesPerSnapshot; number++)
        {
            await table.WriteAsync(notes.Note(number * (count / sources.ChangesPerSnapshot), 1));
        }

        Console.WriteLine(Text($"  a reader takes in {sources.ChangesPerSnapshot} changed notes    {await TimeAsync(() => reader.GetAsync(table.Id, CancellationToken.None)),9:0} ms"));
        using (var cold = new BrainIndexes(sources))
        {
            Console.WriteLine(Text($"  a new process opens it and takes them in {await TimeAsync(() => cold.GetAsync(table.Id, CancellationToken.None)),6:0} ms"));
        }

        var quiet = await ReadAsync(reader, table, texts, Task.Delay(Quiet));
        var clock = Stopwatch.StartNew();
        var compacting = Task.Run(async () =>
        {
            await compaction.RunAsync(table.Id, Model, CancellationToken.None);
            return clock.Elapsed.TotalMilliseconds;
        });
        var busy = await ReadAsync(reader, table, texts, compacting);
        Console.WriteLine(Text($"  compaction while one reader searches  {await compacting,9:0} ms"));
        Console.WriteLine(Text($"  compaction alone                      {await TimeAsync(() => compaction.RunAsync(table.Id, Model, CancellationToken.None)),9:0} ms"));
        Report("searches before", quiet);
        Report("searches during it", busy);
    }

    /// <summary>One search after the other, each brought up to date first, until something has ended; milliseconds, sorted.</summary>
    private static async Task<List<double>> ReadAsync(BrainIndexes reader, MemoryBrain table, BenchTexts texts, Task until)
    {
        var random = new Random(1);
        var times = new List<double>();
        do
        {
            var (question, vector) = (texts.Question(random), BenchNotes.Vector(random));
            var clock = Stopwatch.StartNew();
            var index = await reader.GetAsync(table.Id, CancellationToken.None);
            index.Search(new SearchRequest(question) { IsText = true }, vector);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        while (!until.IsCompleted);

        await until;
        times.Sort();
        return times;
    }

    private static async Task<long> SnapshotAsync(MemoryBlobs blobs, MemoryBrain table)
    {
        await foreach (var key in blobs.ListAsync(SnapshotPlaces.OfBrain(table.Id)))
        {
            if (SnapshotPlaces.Version(key) is not null)
            {
                return (await blobs.ReadAsync(key))!.Bytes.Length;
            }
        }

        throw new InvalidOperationException("The compaction has left no snapshot.");
    }

    private static async Task<double> TimeAsync(Func<Task> what)
    {
        var clock = Stopwatch.StartNew();
        await what();
        return clock.Elapsed.TotalMilliseconds;
    }

    private static void Report(string what, List<double> times) => Console.WriteLine(Text(
        $"  {what,-22} {times.Count,6} p50 {times[times.Count / 2],7:0.0} ms p99 {times[Math.Min(times.Count - 1, times.Count * 99 / 100)],7:0.0} ms max {times[^1],7:0.0} ms"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
