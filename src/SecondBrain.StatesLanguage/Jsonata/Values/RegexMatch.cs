using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>One match of a pattern, also of a function that plays one.</summary>
/// <param name="Groups">Null where a group took no part.</param>
/// <param name="Next">The match after it, null when there is none.</param>
internal sealed record RegexMatch(string Text, int Start, int End, Value[] Groups, Func<RegexMatch?> Next);
