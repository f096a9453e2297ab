using SecondBrain.Core.Access;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Safety;

/// <summary>Which text a person has to look at before anything relies on it.</summary>
public static class QuarantineRules
{
    /// <summary>What an agent writes, and what comes from the web, is untrusted until a person trusts it.</summary>
    /// <param name="source">Where a note came from; null when it was typed in.</param>
    /// <returns>One of <see cref="NoteTrust"/>.</returns>
    public static string TrustOf(Principal by, string? source) =>
        by.Kind is ActorKind.Agent || IsOfTheWeb(source) ? NoteTrust.Untrusted : NoteTrust.Trusted;

    private static bool IsOfTheWeb(string? source) => source is not null && Uri.TryCreate(source.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
