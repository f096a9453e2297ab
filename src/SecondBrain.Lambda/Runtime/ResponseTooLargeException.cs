using System.Globalization;

namespace SecondBrain.Lambda.Runtime;

/// <summary>The handler's response is larger than Lambda passes on.</summary>
/// <param name="bytes">How much of it was there when reading stopped.</param>
public sealed class ResponseTooLargeException(long bytes) : Exception(string.Create(CultureInfo.InvariantCulture,
    $"The response has {bytes} bytes or more; Lambda passes on at most {LambdaRuntimeOptions.MaxResponseBytes}. Answer with a part of it, or with where it can be fetched."));
