namespace SecondBrain.Functions.Http;

/// <param name="Execution">Where its progress is: <c>/executions/{workflow}:{name}</c>.</param>
internal sealed record StartedAnswer(string Execution);
