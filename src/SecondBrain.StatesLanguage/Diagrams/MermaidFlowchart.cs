using System.Globalization;
using System.Text;

namespace SecondBrain.StatesLanguage.Diagrams;

/// <summary>Writes one flowchart.</summary>
internal sealed class MermaidFlowchart
{
    private const string Classes = """
          classDef end1 fill:#d5f5e3,stroke:#1e8449
          classDef fail fill:#fadbd8,stroke:#c0392b
          classDef ran stroke:#1e8449,stroke-width:3px
          classDef stopped stroke:#c0392b,stroke-width:3px
          classDef idle fill:#f4f4f4,stroke:#bbbbbb,color:#999999

        """;

    private const string RetryStyle = "stroke:#b9770e";

    private const string CatchStyle = "stroke:#c0392b";

    private const string TakenStyle = "stroke:#1e8449,stroke-width:3px";

    private readonly StringBuilder _text = new("flowchart TD\n");

    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);

    private readonly Dictionary<string, List<int>> _styles = new(StringComparer.Ordinal);

    private readonly DiagramGraph _graph;

    private readonly ExecutionTrace? _execution;

    private int _links;

    public MermaidFlowchart(DiagramGraph graph, ExecutionTrace? execution)
    {
        (_graph, _execution) = (graph, execution);
        foreach (var state in graph.All)
        {
            _ids.TryAdd(state.Name, $"s{_ids.Count}");
        }
    }

    public string Render()
    {
        _text.Append(Classes);
        _text.Append("  begin(( ))\n");
        Nodes(_graph, "  ");
        if (_graph.States.Any(EndsPlainly))
        {
            _text.Append("  done((( )))\n");
        }

        Link("begin", _ids[_graph.StartAt], "-->", "", _execution is null ? null : TakenStyle);
        Links(_graph);
        foreach (var state in _graph.States.Where(EndsPlainly))
        {
            Link(_ids[state.Name], "done", "-->", "", _execution is { HasSucceeded: true } && _execution.Entered(state.Name) > 0 ? TakenStyle : null);
        }

        foreach (var (style, links) in _styles)
        {
            _text.Append(CultureInfo.InvariantCulture, $"  linkStyle {string.Join(',', links)} {style}\n");
        }

        return _text.ToString();
    }

    private static bool EndsPlainly(DiagramState state) => state is { Succeeds: true, Type: not "Succeed" };

    private void Nodes(DiagramGraph graph, string indent)
    {
        foreach (var state in graph.States)
        {
            if (state.Inner.Count == 0)
            {
                Node(state, indent);
            }
            else
            {
                Box(state, indent);
            }
        }
    }

    private void Node(DiagramState state, string indent)
    {
        var (open, close) = state.Type switch
        {
            "Choice" => ("{", "}"),
            "Pass" => ("(", ")"),
            "Wait" => ("[/", "/]"),
            "Succeed" or "Fail" => ("([", "])"),
            _ => ("[", "]"),
        };
        _text.Append(CultureInfo.InvariantCulture, $"{indent}{_ids[state.Name]}{open}{Quote(Title(state))}{close}{Class(state)}\n");
    }

    private void Box(DiagramState state, string indent)
    {
        _text.Append(CultureInfo.InvariantCulture, $"{indent}subgraph {_ids[state.Name]}[{Quote(Title(state))}]\n");
        for (var i = 0; i < state.Inner.Count; i++)
        {
            if (state.Inner.Count == 1)
            {
                Nodes(state.Inner[i], indent + "  ");
                continue;
            }

            _text.Append(CultureInfo.InvariantCulture, $"{indent}  subgraph {_ids[state.Name]}b{i}[\" \"]\n");
            Nodes(state.Inner[i], indent + "    ");
            _text.Append(CultureInfo.InvariantCulture, $"{indent}  end\n");
        }

        _text.Append(CultureInfo.InvariantCulture, $"{indent}end\n");
        if (_execution is not null)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{indent}class {_ids[state.Name]} {Class(state).TrimStart(':')}\n");
        }
    }

    private string Title(DiagramState state)
    {
        var lines = new List<string> { state.Name };
        if (StateText.Of(state) is { Length: > 0 } about)
        {
            lines.Add(about);
        }

        // a box cannot have a loop
        lines.AddRange(state.Inner.Count == 0 ? [] : state.Edges().Where(edge => edge.Kind == DiagramEdgeKind.Retry).Select(edge => edge.Label));
        if (_execution?.Entered(state.Name) > 1)
        {
            lines.Add($"{_execution.Entered(state.Name)} times");
        }

        if (_execution?.Retries(state.Name) > 0)
        {
            lines.Add($"retried {_execution.Retries(state.Name)}x");
        }

        return string.Join('\n', lines);
    }

    private string Class(DiagramState state) => state switch
    {
        _ when _execution is not null && _execution.Entered(state.Name) == 0 => ":::idle",
        { Type: "Fail" } => ":::fail",
        { Type: "Succeed" } => ":::end1",
        _ when _execution is null => "",
        _ => _execution.StoppedAt(state.Name) ? ":::stopped" : ":::ran",
    };

    private void Links(DiagramGraph graph)
    {
        foreach (var state in graph.States)
        {
            foreach (var edge in state.Edges().Where(edge => edge.Kind != DiagramEdgeKind.Retry || state.Inner.Count == 0))
            {
                var style = _execution?.Took(edge) == true ? TakenStyle : edge.Kind switch
                {
                    DiagramEdgeKind.Retry => RetryStyle,
                    DiagramEdgeKind.Catch => CatchStyle,
                    _ => null,
                };
                Link(_ids[edge.From], _ids[edge.To], edge.Kind == DiagramEdgeKind.Next ? "-->" : "-.->", edge.Label, style);
            }

            foreach (var inner in state.Inner)
            {
                Links(inner);
            }
        }
    }

    private void Link(string from, string to, string arrow, string label, string? style)
    {
        _text.Append(CultureInfo.InvariantCulture, $"  {from} {arrow}{(label.Length == 0 ? "" : $"|{Quote(label)}|")} {to}\n");
        if (style is not null)
        {
            if (!_styles.TryGetValue(style, out var links))
            {
                _styles[style] = links = [];
            }

            links.Add(_links);
        }

        _links++;
    }

    // Mermaid reads '#' and ';' as the beginning and end of an entity.
    private static string Quote(string text)
    {
        var escaped = text.Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal)
            .Replace("<", "#lt;", StringComparison.Ordinal).Replace(">", "#gt;", StringComparison.Ordinal).Replace("\n", "<br/>", StringComparison.Ordinal);
        return $"\"{escaped}\"";
    }
}
