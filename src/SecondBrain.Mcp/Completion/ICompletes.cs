using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Completion;

/// <summary>Something with arguments whose values can be completed while they are typed.</summary>
public interface ICompletes
{
    /// <param name="argument">Its name; one that is not known has no values.</param>
    /// <param name="value">What was typed so far.</param>
    Task<CompletedValues> CompleteAsync(McpRequest request, string argument, string value, CancellationToken cancellationToken);
}
