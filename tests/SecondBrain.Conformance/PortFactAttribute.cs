using Xunit.Sdk;

namespace SecondBrain.Conformance;

/// <summary>A test of a port's suite: skipped, and saying so, where its adapter's class <see cref="RequiresToolAttribute">requires a tool</see> that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("SecondBrain.Conformance." + nameof(PortFactDiscoverer), "SecondBrain.Conformance")]
public sealed class PortFactAttribute : FactAttribute;
