namespace SecondBrain.Conformance.Models;

/// <summary>What a chat model's server answers next; each adapter's tests write it in the shape of its service.</summary>
public sealed record ScriptedAnswer
{
    public string? Text { get; init; }

    public IReadOnlyList<ScriptedCall> Calls { get; init; } = [];

    public ScriptedEnd End { get; init; } = ScriptedEnd.Stop;

    public int InputTokens { get; init; } = 11;

    public int OutputTokens { get; init; } = 7;

    /// <summary>Another than 200 is a refusal, and nothing else here is answered.</summary>
    public int Status { get; init; } = 200;
}

/// <param name="Arguments">A JSON object.</param>
public sealed record ScriptedCall(string Id, string Name, string Arguments);

public enum ScriptedEnd
{
    Stop,
    Length,
    ToolCalls,
    Filtered,
}
