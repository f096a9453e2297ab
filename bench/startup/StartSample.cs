namespace SecondBrain.Bench.Startup;

/// <summary>One start of a function.</summary>
/// <param name="Init">Milliseconds from process start until it asked for its first event: what Lambda calls the init phase.</param>
/// <param name="FirstAnswer">Milliseconds from process start to the first answer.</param>
/// <param name="PeakMegabytes">The most memory it had resident (VmHWM) when it answered.</param>
/// <param name="Assemblies">The assemblies of the package that it had loaded by then.</param>
/// <param name="Outcome">"answer"; the errorType of a function error, as the event needs something that is not here; or that it did not answer in time, and then the figures are not numbers.</param>
internal sealed record StartSample(double Init, double FirstAnswer, double PeakMegabytes, IReadOnlyCollection<string> Assemblies, string Outcome);
