namespace SecondBrain.Functions.Http;

/// <param name="Preview">Null counts as true.</param>
internal sealed record UndoBody(bool? Preview);
