using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace SecondBrain.Local.Embedding;

/// <summary>
/// The weights of a TensorFlow.js graph model: <c>model.json</c> lists tensors by name, type and shape; their values lie one after
/// the other, little-endian, in shard files that may cut a tensor anywhere.
/// </summary>
internal sealed class TensorFolder : IDisposable
{
    private readonly Dictionary<string, (long Offset, int Length)> _tensors = [];
    private readonly List<(long Start, long End, SafeFileHandle File)> _shards = [];

    public TensorFolder(string folder)
    {
        using var manifest = File.OpenRead(Path.Combine(folder, "model.json"));
        using var json = JsonDocument.Parse(manifest);
        long offset = 0;
        foreach (var group in json.RootElement.GetProperty("weightsManifest").EnumerateArray())
        {
            foreach (var weight in group.GetProperty("weights").EnumerateArray())
            {
                var length = weight.GetProperty("shape").EnumerateArray().Aggregate(1, (product, size) => product * size.GetInt32());
                if (weight.GetProperty("dtype").GetString() == "float32")
                    _tensors.Add(weight.GetProperty("name").GetString()!, (offset, length));
                // Every type that occurs has four bytes (float32, int32)
                offset += length * sizeof(float);
            }

            foreach (var path in group.GetProperty("paths").EnumerateArray())
                AddShard(Path.Combine(folder, path.GetString()!));
        }

        if (_shards[^1].End != offset)
            throw new InvalidDataException($"The weights in {folder} have {_shards[^1].End} bytes, and model.json describes {offset}.");
    }

    /// <summary>Reads a float32 tensor, row-major.</summary>
    /// <exception cref="InvalidDataException">There is none of that name and length.</exception>
    public void Read(string name, Span<float> values)
    {
        if (!_tensors.TryGetValue(name, out var tensor) || tensor.Length != values.Length)
            throw new InvalidDataException($"The model has no float32 tensor '{name}' with {values.Length} values.");
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("The weights are little-endian, and this machine is not.");

        var bytes = MemoryMarshal.AsBytes(values);
        foreach (var (start, end, file) in _shards)
        {
            var from = Math.Max(tensor.Offset, start);
            var count = (int)(Math.Min(tensor.Offset + bytes.Length, end) - from);
            if (count > 0 && RandomAccess.Read(file, bytes.Slice((int)(from - tensor.Offset), count), from - start) != count)
                throw new EndOfStreamException($"The weights end in the middle of '{name}'.");
        }
    }

    public void Dispose()
    {
        foreach (var (_, _, file) in _shards)
            file.Dispose();
    }

    private void AddShard(string path)
    {
        var file = File.OpenHandle(path);
        var start = _shards.Count == 0 ? 0 : _shards[^1].End;
        _shards.Add((start, start + RandomAccess.GetLength(file), file));
    }
}
