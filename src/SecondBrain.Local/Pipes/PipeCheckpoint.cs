using System.Text.Json;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Pipes;

/// <summary>How far a pipe has come in each shard of its stream, kept in <c>pipes/NAME.json</c> of the data folder.</summary>
internal sealed class PipeCheckpoint
{
    /// <summary>The place after a closed shard's last record.</summary>
    public const string End = "END";

    private readonly DataFolder _folder;
    private readonly string _file;
    private readonly Dictionary<string, string> _places;
    private bool _changed;

    private PipeCheckpoint(DataFolder folder, string file, Dictionary<string, string> places, bool isNew) =>
        (_folder, _file, _places, IsNew) = (folder, file, places, isNew);

    /// <summary>Whether this pipe has never run on this data folder, or its file cannot be read.</summary>
    public bool IsNew { get; }

    public static PipeCheckpoint Open(DataFolder folder, string pipe)
    {
        folder.Folder("pipes");
        var file = Path.Combine("pipes", pipe + ".json");
        try
        {
            var places = folder.ReadText(file) is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) : null;
            return new PipeCheckpoint(folder, file, places ?? [], isNew: places is null);
        }
        catch (JsonException)
        {
            // The stream is read again from its start: every step is idempotent.
            return new PipeCheckpoint(folder, file, [], isNew: true);
        }
    }

    /// <summary>The sequence number of the last record that is done, <see cref="End"/>, or null.</summary>
    public string? Of(string shard) => _places.GetValueOrDefault(shard);

    public void Advance(string shard, string sequenceNumber) => (_places[shard], _changed) = (sequenceNumber, true);

    public void Forget(string shard) => _changed |= _places.Remove(shard);

    /// <summary>Forgets shards that the stream no longer has.</summary>
    public void KeepOnly(IReadOnlySet<string> shards)
    {
        foreach (var gone in _places.Keys.Where(shard => !shards.Contains(shard)).ToArray())
        {
            Forget(gone);
        }
    }

    public void Save()
    {
        if (!_changed)
            return;
        _folder.WriteText(_file, JsonSerializer.Serialize(_places));
        _changed = false;
    }
}
