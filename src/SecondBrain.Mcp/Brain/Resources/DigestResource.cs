using SecondBrain.Core.Access;
using SecondBrain.Core.Reading;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Resources;

namespace SecondBrain.Mcp.Brain.Resources;

/// <summary><c>digest://latest</c>.</summary>
internal sealed class DigestResource(DigestReader digests) : IResource
{
    public const string Uri = "digest://latest";

    public ResourceDescription Description { get; } = new(
        Uri, "latest-digest", "The latest digest", "What the brain last found worth a look: proposals that wait, contradictions, missing links, gaps, orphans.", ResourceResults.Markdown);

    public async Task<McpResult> ReadAsync(McpRequest request, CancellationToken cancellationToken) =>
        ResourceResults.Text(Uri, ResourceResults.Markdown, await TextAsync(request.Principal, cancellationToken));

    public async Task<string> TextAsync(Principal principal, CancellationToken cancellationToken) =>
        await digests.FindAsync(principal, date: null, cancellationToken) is { } digest
            ? DigestText.Of(digest)
            : "There is no digest yet: the brain writes one on a day on which it finds something.";
}
