using System.Net;

namespace SecondBrain.Lambda.Runtime;

/// <summary>The Runtime API refused a call: the process cannot go on, and Lambda starts another.</summary>
internal sealed class RuntimeApiException(string call, HttpStatusCode status) : Exception($"The Lambda Runtime API answered {(int)status} to {call}.");
