using SecondBrain.Core.Safety;
using SecondBrain.Core.Views;

namespace SecondBrain.Core.Links;

/// <summary>What adding a link came to.</summary>
public abstract record LinkAddition
{
    private LinkAddition()
    {
    }

    public sealed record Added(LinkView View) : LinkAddition;

    public sealed record AlreadyThere(LinkView View) : LinkAddition;

    public sealed record NoSuchNote(string Id) : LinkAddition;

    public sealed record UnknownType(string Type, IReadOnlyList<string> Known) : LinkAddition;

    /// <summary>A workflow holds the note, or it has been merged.</summary>
    public sealed record Frozen(string Id) : LinkAddition;

    /// <summary>Not now: whoever asks has written as much as one may. Nothing was written.</summary>
    public sealed record Limited(WriteVerdict.Limited Verdict) : LinkAddition;

    public sealed record ToItself : LinkAddition;
}
