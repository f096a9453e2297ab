namespace SecondBrain.StatesLanguage.Coverage;

/// <summary>Something in a definition that a test can make happen.</summary>
/// <param name="Id">Stable for the same text of a definition: <c>Embed Chunks/Read Chunk|retry 0</c>.</param>
/// <param name="State">Where the state is: names of the states around it, then its own.</param>
/// <param name="Text">For people: <c>retry 0 (Lambda.ServiceException and 10 more)</c>, <c>catch 1 (States.ALL) -> Give Up</c>.</param>
/// <param name="IsState">The entry of a state; else a transition.</param>
public sealed record DefinitionEdge(string Id, string State, string Text, bool IsState);
