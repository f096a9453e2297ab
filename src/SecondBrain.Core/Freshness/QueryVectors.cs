using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Freshness;

/// <summary>The vectors of the last questions: the next page of a search, or a context for it, is not embedded again. Safe for concurrent use.</summary>
/// <remarks>By brain, so that how long an answer takes tells nobody what is asked in another brain. An embedding model gives the same text the same vector.</remarks>
/// <param name="capacity">Questions that are kept; the one that was not asked for longest goes first.</param>
internal sealed class QueryVectors(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<(BrainId Brain, string Model, string Text), LinkedListNode<Kept>> _byQuestion = [];
    private readonly LinkedList<Kept> _byUse = new();

    public bool TryFind(BrainId brain, string model, string text, out ReadOnlyMemory<float> vector)
    {
        lock (_gate)
        {
            if (!_byQuestion.TryGetValue((brain, model, text), out var node))
            {
                vector = default;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            vector = node.Value.Vector;
            return true;
        }
    }

    public void Keep(BrainId brain, string model, string text, ReadOnlyMemory<float> vector)
    {
        lock (_gate)
        {
            if (_byQuestion.Remove((brain, model, text), out var before))
            {
                _byUse.Remove(before);
            }

            _byQuestion[(brain, model, text)] = _byUse.AddFirst(new Kept((brain, model, text), vector));
            if (_byQuestion.Count > capacity)
            {
                _byQuestion.Remove(_byUse.Last!.Value.Question);
                _byUse.RemoveLast();
            }
        }
    }

    private sealed record Kept((BrainId Brain, string Model, string Text) Question, ReadOnlyMemory<float> Vector);
}
