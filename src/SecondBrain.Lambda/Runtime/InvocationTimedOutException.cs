using System.Globalization;

namespace SecondBrain.Lambda.Runtime;

/// <summary>The handler was cancelled because its deadline was near.</summary>
public sealed class InvocationTimedOutException(DateTimeOffset deadline, Exception inner) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"The invocation was cancelled shortly before its deadline, {deadline:O}. Raise the function's timeout, or give it less to do."), inner);
