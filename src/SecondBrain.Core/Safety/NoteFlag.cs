using SecondBrain.Core.Identity;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Safety;

/// <summary>Somebody finds something wrong with a note. A note has at most one for each reason.</summary>
/// <param name="Reason">One of <see cref="FlagReason"/>.</param>
/// <param name="Why">In their words; null when they gave none.</param>
/// <param name="By">Who flagged it.</param>
public sealed record NoteFlag(BrainId Brain, NoteId Note, string Reason, string? Why, string By, DateTimeOffset At);
