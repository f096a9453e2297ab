using SecondBrain.Core.Access;
using SecondBrain.Core.Context;
using SecondBrain.Core.Freshness;
using SecondBrain.Core.Search;
using SecondBrain.Core.Views;
using SecondBrain.Mcp.Completion;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary><c>context://{question}</c>: the passages that answer a question, cited.</summary>
internal sealed class ContextResources(NoteContext contexts) : IResourceTemplate
{
    private const string Scheme = "context://";

    private const int Budget = 3000;

    public ResourceDescription Description { get; } = new(
        Scheme + "{question}", "context", "Passages that answer a question", "Passages of many notes, each cited, with the ids of the notes at the end.", ResourceResults.Markdown);

    public static string Address(string question) => Scheme + Uri.EscapeDataString(question);

    public async Task<McpResult?> ReadAsync(McpRequest request, string uri, CancellationToken cancellationToken)
    {
        if (!uri.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || Uri.UnescapeDataString(uri[Scheme.Length..].TrimEnd('/')) is not { Length: > 0 and <= NoteSearch.MaxQuery } question)
        {
            return null;
        }

        return ResourceResults.Text(uri, ResourceResults.Markdown, await TextAsync(request.Principal, question, cancellationToken));
    }

    /// <summary>Markdown, or in words why there is none.</summary>
    public async Task<string> TextAsync(Principal principal, string question, CancellationToken cancellationToken)
    {
        var answer = await contexts.BuildAsync(principal, new ContextRequest(new SearchRequest(question), Budget), cancellationToken);
        return answer.Context.Refused?.Advice ?? (answer.Context.Markdown is { Length: > 0 } text ? DataFence.Wrap(text, NoteContextResult.MarksOf(answer)) : ContextView.AdviceFor(answer)!);
    }

    public Task<CompletedValues> CompleteAsync(McpRequest request, string argument, string value, CancellationToken cancellationToken) => Task.FromResult(CompletedValues.None);
}
