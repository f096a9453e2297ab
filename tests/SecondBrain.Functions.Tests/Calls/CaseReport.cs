namespace SecondBrain.Functions.Tests.Calls;

/// <summary>What failing every call of one recorded invocation in turn came to.</summary>
/// <param name="Calls">Of the clean run; empty when it failed, and the case proves nothing.</param>
/// <param name="Between">Injections after which the state was neither the one before nor the one after; the repetition completed it.</param>
/// <param name="Wrong">Injections after which the repetition did not come to the clean run's state, a line each.</param>
internal sealed record CaseReport(string Function, string Variant, IReadOnlyList<string> Calls, int Injected, IReadOnlyList<string> Between, IReadOnlyList<string> Wrong);
