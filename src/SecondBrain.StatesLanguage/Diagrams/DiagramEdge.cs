namespace SecondBrain.StatesLanguage.Diagrams;

/// <param name="From">A state's name.</param>
/// <param name="To">A state's name; the same one for a retry.</param>
/// <param name="Label">Empty for a plain <c>Next</c>.</param>
internal sealed record DiagramEdge(string From, string To, DiagramEdgeKind Kind, string Label);
