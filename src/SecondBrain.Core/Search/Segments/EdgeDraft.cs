using System.Buffers.Binary;

namespace SecondBrain.Core.Search.Segments;

/// <summary>The edges of a segment that is being made: what <see cref="GraphColumns"/> and <see cref="IdTable"/> read.</summary>
internal sealed class EdgeDraft
{
    private readonly GrowingBuffer<int> _firstOut = new();
    private readonly GrowingBuffer<UInt128> _targets = new();
    private readonly GrowingBuffer<int> _types = new();
    private readonly GrowingBuffer<double> _weights = new();

    public void BeginNote() => _firstOut.Add(_targets.Count);

    public void Add(UInt128 target, int type, double weight)
    {
        _targets.Add(target);
        _types.Add(type);
        _weights.Add(weight);
    }

    /// <exception cref="ArgumentException">Two notes have the same id.</exception>
    public (IColumnSource[] Ids, IColumnSource[] Graph) End(NoteDraft notes, ReadOnlySpan<int> ranks, ref SegmentMeta meta)
    {
        _firstOut.Add(_targets.Count);
        foreach (ref var type in _types.Span)
        {
            type = ranks[type];
        }

        var ids = new UInt128[notes.Count];
        var order = new GrowingBuffer<int>(ids.Length);
        for (var note = 0; note < ids.Length; note++)
        {
            ids[note] = notes.Id(note);
            order.Add(note);
        }

        MemoryExtensions.Sort(ids.AsSpan(), order.Span);
        for (var i = 1; i < ids.Length; i++)
        {
            if (ids[i] == ids[i - 1])
            {
                throw new ArgumentException($"The note {Ulids.ToId(ids[i])} comes twice: a segment has a note once.", nameof(notes));
            }
        }

        var targets = Resolve(ids, order.Span, out var externals);
        meta.Edges = _targets.Count;
        meta.Externals = externals.Length;
        var externalBytes = new GrowingBuffer<byte>(externals.Length * Ulids.ByteLength);
        foreach (var external in externals)
        {
            BinaryPrimitives.WriteUInt128BigEndian(externalBytes.Extend(Ulids.ByteLength), external);
        }

        var (firstIn, sources, incoming) = Incoming(targets.Span, ids.Length + externals.Length);
        return ([externalBytes, order], [_weights, _firstOut, firstIn, targets, _types, sources, incoming]);
    }

    /// <returns>The node of each target.</returns>
    private GrowingBuffer<int> Resolve(UInt128[] ids, ReadOnlySpan<int> order, out UInt128[] externals)
    {
        var targets = new GrowingBuffer<int>(_targets.Count);
        var missing = new List<UInt128>();
        foreach (var target in _targets.Span)
        {
            var at = Array.BinarySearch(ids, target);
            targets.Add(at < 0 ? -1 : order[at]);
            if (at < 0)
            {
                missing.Add(target);
            }
        }

        missing.Sort();
        externals = [.. missing.Distinct()];
        for (var edge = 0; edge < targets.Count; edge++)
        {
            if (targets[edge] < 0)
            {
                targets[edge] = ids.Length + Array.BinarySearch(externals, _targets[edge]);
            }
        }

        return targets;
    }

    /// <summary>The edges by target, those to one target by source and in its order.</summary>
    private (GrowingBuffer<int> First, GrowingBuffer<int> Sources, GrowingBuffer<int> Edges) Incoming(ReadOnlySpan<int> targets, int nodes)
    {
        var first = new GrowingBuffer<int>(nodes + 1);
        first.Extend(nodes + 1).Clear();
        foreach (var target in targets)
        {
            first[target + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            first[node + 1] += first[node];
        }

        var next = first.Span[..nodes].ToArray();
        var sources = new GrowingBuffer<int>(targets.Length);
        var edges = new GrowingBuffer<int>(targets.Length);
        var sourceAt = sources.Extend(targets.Length);
        var edgeAt = edges.Extend(targets.Length);
        for (var note = 0; note + 1 < _firstOut.Count; note++)
        {
            for (var edge = _firstOut[note]; edge < _firstOut[note + 1]; edge++)
            {
                var slot = next[targets[edge]]++;
                sourceAt[slot] = note;
                edgeAt[slot] = edge;
            }
        }

        return (first, sources, edges);
    }
}
