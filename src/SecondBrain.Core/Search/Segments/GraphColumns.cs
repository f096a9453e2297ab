namespace SecondBrain.Core.Search.Segments;

/// <summary>The edges of a segment's notes, from both ends.</summary>
internal sealed class GraphColumns
{
    private readonly Column<double> _weights;
    private readonly Column<int> _firstOut;
    private readonly Column<int> _firstIn;
    private readonly Column<int> _targets;
    private readonly Column<int> _types;
    private readonly Column<int> _sources;
    private readonly Column<int> _incoming;

    public GraphColumns(ReadOnlyMemory<byte> section, in SegmentMeta meta)
    {
        var columns = new SectionReader(section);
        var nodes = meta.Notes + meta.Externals;
        _weights = columns.Take<double>(meta.Edges);
        _firstOut = columns.Take<int>(meta.Notes + 1L);
        _firstIn = columns.Take<int>(nodes + 1L);
        _targets = columns.Take<int>(meta.Edges);
        _types = columns.Take<int>(meta.Edges);
        _sources = columns.Take<int>(meta.Edges);
        _incoming = columns.Take<int>(meta.Edges);
        columns.End();
        ColumnChecks.Partition(_firstOut.Span, meta.Edges, "the edges of the notes");
        ColumnChecks.Partition(_firstIn.Span, meta.Edges, "the edges to the nodes");
        ColumnChecks.InRange(_targets.Span, nodes, "an edge's target");
        ColumnChecks.InRange(_types.Span, meta.Labels, "an edge's type");
        ColumnChecks.InRange(_sources.Span, meta.Notes, "an edge's source");
        ColumnChecks.InRange(_incoming.Span, meta.Edges, "an incoming edge");
    }

    public int OutDegree(int note) => _firstOut[note + 1] - _firstOut[note];

    public int InDegree(int node) => _firstIn[node + 1] - _firstIn[node];

    public void ReadOut(int note, List<SegmentEdge> into)
    {
        for (var edge = _firstOut[note]; edge < _firstOut[note + 1]; edge++)
        {
            into.Add(new SegmentEdge(_targets[edge], _types[edge], _weights[edge]));
        }
    }

    public void ReadIn(int node, List<SegmentEdge> into)
    {
        for (var i = _firstIn[node]; i < _firstIn[node + 1]; i++)
        {
            var edge = _incoming[i];
            into.Add(new SegmentEdge(_sources[i], _types[edge], _weights[edge]));
        }
    }
}
