using SecondBrain.Core.Search;

namespace SecondBrain.Bench.Search;

/// <summary>How long a search takes on a warm index, quiet and with a write before every tenth, beside the usual way.</summary>
internal static class WarmTable
{
    /// <summary>Times that all questions are asked before they are timed: the compiler is then done with them.</summary>
    private const int WarmUp = 2;

    /// <summary>In words. Some of CISI's questions are whole abstracts of 100 to 220 words.</summary>
    private const int LongQuestion = 40;

    private const int SearchesOfUsualWay = 100;

    private static readonly (string Name, SearchOptions Options, bool Vector)[] Stages =
    [
        ("  words alone", new SearchOptions { GraphShare = 0 }, false),
        ("  words + meaning", new SearchOptions { GraphShare = 0 }, true),
    ];

    public static void Print(GrownBrain brain, IReadOnlyList<int> sizes)
    {
        Console.WriteLine($"{brain.Questions.Count} questions, one after the other on one thread; milliseconds: p50, p99, most elapsed; p50, p99, most of processor time; embedding apart");
        foreach (var size in sizes)
        {
            var notes = brain.Notes(size);
            Console.WriteLine($"{notes.Sum(note => note.Chunks.Count):N0} chunks of {notes.Count:N0} notes ({Math.Min(brain.Distinct, size):N0} distinct)");
            using var built = new BrainIndex();
            built.Apply(notes, []);
            var segment = built.Compact("");
            using var index = BrainIndex.Over(segment, SearchOptions.Default);
            Row("words + meaning + graph", Searches(index, brain, vector: true));
            var shorter = brain.Questions.Where(question => question.Text.Split(' ').Length <= LongQuestion).ToList();
            Row($"  questions of {LongQuestion} words at most: {shorter.Count}", Time(shorter, question => Search(index, question, vector: true)));
            foreach (var (name, options, vector) in Stages)
            {
                using var stage = BrainIndex.Over(segment, options);
                Row(name, Searches(stage, brain, vector));
            }

            var (searches, writes) = SearchesAndWrites(index, brain, notes);
            Row("with a write before every tenth", searches);
            Row("  the writes", writes);
            Row("  after them, quiet", Searches(index, brain, vector: true));
            var usual = new FloatListSearch(notes);
            Row("float lists and substrings", Time(brain.Questions.Take(SearchesOfUsualWay), question => usual.Search(question.Text, question.Vector, 10)));
        }
    }

    private static Latencies Searches(BrainIndex index, GrownBrain brain, bool vector)
    {
        foreach (var question in Enumerable.Range(0, WarmUp).SelectMany(_ => brain.Questions))
        {
            Search(index, question, vector);
        }

        return Time(brain.Questions, question => Search(index, question, vector));
    }

    private static (Latencies Searches, Latencies Writes) SearchesAndWrites(BrainIndex index, GrownBrain brain, List<IndexedNote> notes)
    {
        var random = new Random(4);
        var (searches, writes) = (new Latencies(), new Latencies());
        for (var i = 0; i < brain.Questions.Count; i++)
        {
            if (i % 10 == 0)
            {
                var edited = brain.Edited(notes[random.Next(notes.Count)]);
                writes.Time(() => index.Put(edited));
            }

            searches.Time(() => Search(index, brain.Questions[i], vector: true));
        }

        return (searches, writes);
    }

    private static void Search(BrainIndex index, (string Text, float[] Vector) question, bool vector) =>
        index.Search(new SearchRequest(question.Text) { IsText = true }, vector ? question.Vector : []);

    private static Latencies Time<T>(IEnumerable<T> things, Action<T> action)
    {
        var latencies = new Latencies();
        foreach (var thing in things)
        {
            latencies.Time(() => action(thing));
        }

        return latencies;
    }

    private static void Row(string name, Latencies latencies) => Console.WriteLine($"  {name,-42}{latencies}");
}
