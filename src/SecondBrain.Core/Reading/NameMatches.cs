using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Reading;

/// <param name="Total">How many notes match in all.</param>
public sealed record NameMatches(IReadOnlyList<NameMatch> Notes, int Total);

/// <param name="Name">The title or alias that matched.</param>
/// <param name="IsUnique">No other note has that name, so that it is enough to find this one.</param>
public sealed record NameMatch(NoteId Id, string Name, bool IsUnique);
