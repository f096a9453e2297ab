using SecondBrain.Core.Access;
using SecondBrain.Core.Freshness;

namespace SecondBrain.Core.Context;

/// <summary>Builds contexts of what somebody sees of a brain, as fresh as a search.</summary>
public sealed class NoteContext(NoteSearch search)
{
    public async Task<NoteContextAnswer> BuildAsync(Principal principal, ContextRequest request, CancellationToken cancellationToken)
    {
        var asked = await search.PrepareAsync(principal, request.Search, cancellationToken);
        return new NoteContextAnswer(ContextBuilder.Build(asked.Index, request, asked.Vector.Span), asked.WordsOnly);
    }
}

/// <param name="WordsOnly">The embedding model could not be reached; the passages were chosen by words alone.</param>
public sealed record NoteContextAnswer(BuiltContext Context, bool WordsOnly);
