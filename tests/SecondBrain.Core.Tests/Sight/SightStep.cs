using SecondBrain.Core.Search;

namespace SecondBrain.Core.Tests.Sight;

internal sealed record SightStep(SightAction Action, IndexedNote Note)
{
    public override string ToString() =>
        $"{Action} {Note.Title} {Note.Visibility} {string.Join(' ', Note.Marks)} [{string.Join(" | ", Note.Chunks.Select(chunk => chunk.Text + chunk.Visibility))}] -> {string.Join(", ", Note.Edges.Select(edge => $"{edge.Target}:{edge.Type}"))}";
}
