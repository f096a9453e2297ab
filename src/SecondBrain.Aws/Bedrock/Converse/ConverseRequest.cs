namespace SecondBrain.Aws.Bedrock.Converse;

/// <summary>A request of Converse, as far as this project uses it: text, tools and their results.</summary>
/// <remarks>Source: Amazon Bedrock API reference, Converse.</remarks>
public sealed record ConverseRequest(IReadOnlyList<ConverseMessage> Messages)
{
    /// <summary>Null: none.</summary>
    public IReadOnlyList<SystemBlock>? System { get; init; }

    public InferenceConfig? InferenceConfig { get; init; }

    public ToolConfig? ToolConfig { get; init; }
}

public sealed record SystemBlock(string Text);

/// <summary>Null: the model's default.</summary>
public sealed record InferenceConfig(int? MaxTokens, float? Temperature, float? TopP, IReadOnlyList<string>? StopSequences);
