namespace SecondBrain.Functions.Tests.Deliveries;

/// <summary>One call of a step of ingest-note.</summary>
/// <param name="Capture">Which capture, from 0.</param>
/// <param name="Step">Which step, from 0.</param>
/// <param name="Repeat">0 for the first call of this step.</param>
internal readonly record struct Delivery(int Capture, int Step, int Repeat);
