namespace SecondBrain.Core.Freshness;

/// <summary>How far one index is ahead of the snapshot that a starting process would read, and whether it is time to ask for another one. Safe for concurrent use.</summary>
/// <param name="threshold">See <see cref="IndexSources.ChangesPerSnapshot"/>.</param>
internal sealed class SnapshotDelta(int threshold)
{
    private readonly Lock _gate = new();
    private readonly Queue<DateTimeOffset> _changes = new();
    private string _version = "";
    private bool _wanted;
    private int _lookAt = int.MaxValue;

    /// <summary>Whether the manifest has to be looked at: another process may have made a newer snapshot.</summary>
    public bool IsLookDue
    {
        get
        {
            lock (_gate)
            {
                return _wanted || _changes.Count >= _lookAt;
            }
        }
    }

    /// <param name="notes">How many notes the index was started with.</param>
    public void Start(StoredSnapshot from, int notes)
    {
        lock (_gate)
        {
            _changes.Clear();
            _lookAt = threshold;
            (_version, _wanted) = from switch
            {
                StoredSnapshot.Loaded loaded => (loaded.Version, false),
                StoredSnapshot.Unusable unusable => (unusable.Version, true),
                _ => ("", notes >= threshold),
            };
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
            _lookAt = Math.Max(threshold, _changes.Count + Math.Max(1, threshold / 4));
            return asks;
        }
    }
}
