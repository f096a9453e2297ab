using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary><c>brain://overview</c>.</summary>
internal sealed class OverviewResource(OverviewReader overviews) : IResource
{
    public const string Uri = "brain://overview";

    public ResourceDescription Description { get; } = new(
        Uri, "overview", "The brain at a glance", "How many notes and links there are, their types and tags, the largest communities and the newest notes.", ResourceResults.Markdown);

    public async Task<McpResult> ReadAsync(McpRequest request, CancellationToken cancellationToken) =>
        ResourceResults.Text(Uri, ResourceResults.Markdown, OverviewText.Of(await overviews.ReadAsync(request.Principal, cancellationToken)));
}
