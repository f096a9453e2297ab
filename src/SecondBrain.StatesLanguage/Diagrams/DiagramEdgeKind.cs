namespace SecondBrain.StatesLanguage.Diagrams;

internal enum DiagramEdgeKind
{
    Next,
    Retry,
    Catch,
}
