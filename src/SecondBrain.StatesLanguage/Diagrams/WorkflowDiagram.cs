using System.Text.Json.Nodes;
using SecondBrain.StatesLanguage.Definition;

namespace SecondBrain.StatesLanguage.Diagrams;

/// <summary>A definition as a picture.</summary>
public sealed class WorkflowDiagram
{
    private WorkflowDiagram(string? comment, DiagramGraph graph) => (Comment, Graph) = (comment, graph);

    /// <summary>The definition's own.</summary>
    public string? Comment { get; }

    internal DiagramGraph Graph { get; }

    /// <param name="definition">ASL; <c>${Name}</c> placeholders stay as they are.</param>
    /// <exception cref="StateMachineDefinitionException">It is no state machine that can run.</exception>
    public static WorkflowDiagram Parse(string definition)
    {
        _ = StateMachineDefinition.Parse(definition);
        var json = JsonNode.Parse(definition)!.AsObject();
        return new WorkflowDiagram((string?)json[nameof(Comment)], DiagramGraph.Of(json));
    }

    /// <summary>A Mermaid flowchart: Map and Parallel are boxes, catches red and dashed, retries loops in ochre.</summary>
    /// <param name="execution">What an execution did of it is drawn bold and green, with counts; the rest grey. Null for the definition alone.</param>
    public string ToMermaid(ExecutionTrace? execution = null) => new MermaidFlowchart(Graph, execution).Render();
}
