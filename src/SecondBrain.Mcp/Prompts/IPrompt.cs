using System.Text.Json.Nodes;
using SecondBrain.Mcp.Completion;
using SecondBrain.Mcp.Tools;

namespace SecondBrain.Mcp.Prompts;

/// <summary>A message that a person sends with a click. Safe for concurrent use.</summary>
public interface IPrompt : ICompletes
{
    PromptDescription Description { get; }

    /// <returns>The content blocks of the user's message, in order.</returns>
    /// <exception cref="BadArgumentException">An argument cannot be used; the client is told which.</exception>
    Task<IReadOnlyList<JsonObject>> WriteAsync(PromptCall call, CancellationToken cancellationToken);
}
