namespace SecondBrain.Functions.Tests.Calls;

/// <summary>What failing every call of one recorded invocation in turn came to.</summary>
/// <param name="Calls">Of the clean run; empty when it failed, and the case proves nothing.</param>
internal sealed record CaseReport(string Function, string Variant, IReadOnlyList<string> Calls)
{
    /// <summary>Calls that were made to fail, by the way they failed.</summary>
    public Dictionary<CallFault, int> Injected { get; } = [];

    /// <summary>How many of them left a part of the work done; the repetition completed it.</summary>
    public int Between { get; set; }

    /// <summary>Injections that left an item which is neither as before nor as after and is not <see cref="CallReasons.OnTheWay"/>, a line each.</summary>
    public List<string> HalfWritten { get; } = [];

    /// <summary>Injections that were not told rightly, or after which the repetition did not come to the clean run's state, a line each.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Whether a difference was excused by <see cref="CallReasons.Free"/>.</summary>
    public bool NeedsFree { get; set; }

    /// <summary>Whether an item was excused by <see cref="CallReasons.OnTheWay"/>.</summary>
    public bool NeedsOnTheWay { get; set; }
}
