using SecondBrain.Core.Search.Live;

namespace SecondBrain.Core.Search.Matching;

/// <summary>The memory of one search over a view, kept for the next: arrays by note that are zero between searches, and sets of notes.</summary>
internal sealed class SearchScratch(ScratchPool pool) : IDisposable
{
    private ulong[] _allowed = [];
    private ulong[] _marked = [];
    private ulong[] _spare = [];

    public IndexView View { get; private set; } = IndexView.Empty;

    /// <summary>By note; whoever writes into it writes zeros back.</summary>
    public double[] Scores { get; private set; } = [];

    /// <inheritdoc cref="Scores"/>
    public double[] Word { get; private set; } = [];

    /// <inheritdoc cref="Scores"/>
    public double[] Form { get; private set; } = [];

    /// <inheritdoc cref="Scores"/>
    public int[] Numbers { get; private set; } = [];

    public KeptList<int> WordNotes { get; } = new();

    public KeptList<int> FormNotes { get; } = new();

    /// <summary>Notes that have a word of the query, each once, in no order.</summary>
    public KeptList<int> Matches { get; } = new();

    /// <summary>Notes that may be hits, each once.</summary>
    public KeptList<int> Candidates { get; } = new();

    /// <summary>Of each candidate.</summary>
    public KeptList<ScoreParts> Parts { get; } = new();

    /// <inheritdoc cref="Parts"/>
    public KeptList<double> Fused { get; } = new();

    public KeptList<double> Sorted { get; } = new();

    /// <summary>The notes that may be hits.</summary>
    public Span<ulong> Allowed => _allowed.AsSpan(0, NoteBits.WordsFor(View.Count));

    /// <summary>Whether living notes are missing in <see cref="Allowed"/>.</summary>
    public bool IsRestricted { get; set; }

    /// <summary>Set when a search came to its end: only then are the arrays zero again.</summary>
    public bool IsClean { get; set; }

    public void Prepare(IndexView view)
    {
        IsClean = false;
        View = view;
        IsRestricted = false;
        if (Scores.Length < view.Count)
        {
            // A quarter more than is needed: the next write must not make all of it anew.
            var size = view.Count + (view.Count / 4) + 64;
            (Scores, Word, Form, Numbers) = (new double[size], new double[size], new double[size], new int[size]);
            _allowed = new ulong[NoteBits.WordsFor(size)];
        }
    }

    /// <summary>An empty set, of notes, chunks or rows. There are two at a time.</summary>
    public Span<ulong> Marked(int count) => Cleared(ref _marked, count);

    /// <inheritdoc cref="Marked"/>
    public Span<ulong> Spare(int count) => Cleared(ref _spare, count);

    public void Dispose()
    {
        View = IndexView.Empty;
        if (IsClean)
        {
            pool.Return(this);
        }
    }

    private static Span<ulong> Cleared(ref ulong[] bits, int count)
    {
        var words = NoteBits.WordsFor(count);
        if (bits.Length < words)
        {
            bits = new ulong[words + (words / 4) + 1];
        }

        var span = bits.AsSpan(0, words);
        span.Clear();
        return span;
    }
}
