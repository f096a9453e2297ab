namespace SecondBrain.Functions.Http;

/// <param name="Execution">Path of the workflow's execution; null when nothing is to be done.</param>
internal sealed record ReembeddingAnswer(string From, string To, string? Execution);
