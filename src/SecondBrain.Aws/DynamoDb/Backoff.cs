using System.Security.Cryptography;

namespace SecondBrain.Aws.DynamoDb;

/// <summary>Full jitter: a random wait up to 20 ms doubled with each attempt, at most 1 s (in all at most 3.5 s for eight attempts).</summary>
internal static class Backoff
{
    public static Task BeforeAsync(int attempt, CancellationToken cancellationToken) => attempt == 0
        ? Task.CompletedTask
        : Task.Delay(RandomNumberGenerator.GetInt32(1, Math.Min(1000, 20 << Math.Min(attempt, 6)) + 1), cancellationToken);
}
