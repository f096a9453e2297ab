namespace SecondBrain.Functions.Tests.Calls;

/// <summary>What failing every call of one recorded invocation in turn came to.</summary>
/// <param name="Calls">Of the clean run.</param>
internal sealed record CaseReport(string Function, string Variant, IReadOnlyList<string> Calls)
{
    /// <summary>Why the clean run failed: the case proves nothing. Null when it did not.</summary>
    public string? Unproved { get; init; }

    /// <summary>Calls that were made to fail, by the way they failed.</summary>
    public Dictionary<CallFault, int> Injected { get; } = [];

    /// <summary>How many of them left a part of the work done; the repetition completed it.</summary>
    public int Between { get; set; }

    /// <summary>Injections that left an item which is neither as before nor as after, a line each.</summary>
    public List<string> HalfWritten { get; } = [];

    /// <summary>Injections that were not told rightly, or after which the repetition did not come to the clean run's state, a line each.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Names of those of <see cref="CallReasons"/> that excused something.</summary>
    public HashSet<string> Excuses { get; } = [];
}
