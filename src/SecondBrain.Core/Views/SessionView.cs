using SecondBrain.Core.Audit;

namespace SecondBrain.Core.Views;

/// <summary>A session as readers see it.</summary>
/// <param name="Actor">Who wrote in it first.</param>
/// <param name="Writes">How many writes there are, or at least are when <paramref name="Complete"/> is false.</param>
/// <param name="Actions">How many of each kind.</param>
/// <param name="Undone">How many of them were taken back.</param>
public sealed record SessionView(
    string Id, string Actor, DateTimeOffset First, DateTimeOffset Last, int Writes, IReadOnlyDictionary<string, int> Actions, int Undone, bool Complete)
{
    public static SessionView Of(WrittenSession session) => new(
        session.Id, session.Actor, session.First, session.Last, session.Writes, session.Actions, session.Undone, session.IsComplete);
}
