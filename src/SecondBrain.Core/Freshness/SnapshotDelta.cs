namespace SecondBrain.Core.Freshness;

/// <summary>How far one index is ahead of the snapshot that a starting process would read, and whether it is time to ask for another one. Safe for concurrent use.</summary>
/// <param name="threshold">See <see cref="IndexSources.ChangesPerSnapshot"/>.</param>
internal sealed class SnapshotDelta(int threshold)
{
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _changes = new();
    private string _version = "";
    private bool _wanted;
    private int _notBefore; // so many changes

    /// <summary>Whether the manifest has to be looked at: another process may have made a newer snapshot.</summary>
    public bool IsLookDue
    {
        get
        {
            lock (_gate)
            {
                return _wanted || _changes.Count >= Math.Max(threshold, _notBefore);
            }
        }
    }

    /// <param name="version">The snapshot that the index was started from; empty for none.</param>
    /// <param name="isWanted">Whether another one is wanted at once.</param>
    public void Start(string version, bool isWanted)
    {
        lock (_gate)
        {
            _changes.Clear();
            (_notBefore, _version, _wanted) = (0, version, isWanted);
        }
    }

    public void Change(int notes, DateTimeOffset at)
    {
        lock (_gate)
        {
            for (var i = 0; i < notes; i++)
            {
                _changes.Enqueue(at);
            }
        }
    }

    /// <summary>Counts from the snapshot that is the current one now.</summary>
    /// <returns>Whether to ask for a compaction; then not again before the delta has grown by a quarter of the threshold.</returns>
    public bool Look(CurrentManifest current)
    {
        lock (_gate)
        {
            if (current.Manifest is { } manifest && manifest.Version != _version)
            {
                (_version, _wanted) = (manifest.Version, false);
                while (_changes.TryPeek(out var at) && at <= manifest.Position)
                {
                    _changes.Dequeue();
                }
            }

            var asks = _wanted || _changes.Count >= threshold;
            _wanted = false;
            _notBefore = _changes.Count + Math.Max(1, threshold / 4);
            return asks;
        }
    }
}
