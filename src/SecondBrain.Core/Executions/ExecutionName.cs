using System.Security.Cryptography;
using System.Text;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Executions;

/// <summary>Names of executions that belong to a brain: <c>{12 hex digits of the brain's SHA-256}-{what}</c>.</summary>
/// <remarks>
/// Step Functions keeps a name for 90 days: the same name with the same input is the same execution. So a name made of
/// what is to be done, such as the two notes of a merge, makes a start idempotent.
/// </remarks>
public static class ExecutionName
{
    /// <summary>The service's limit in characters.</summary>
    public const int MaxLength = 80;

    /// <param name="what">Letters, digits, '-' and '_' are kept, anything else becomes '_'; what is too long ends in its hash.</param>
    public static string Of(BrainId brain, string what)
    {
        var plain = string.Concat(what.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_'));
        var room = MaxLength - Prefix(brain).Length;
        return Prefix(brain) + (plain.Length <= room ? plain : $"{plain[..(room - 17)]}-{Hash(what, 16)}");
    }

    /// <summary>Whether an execution of this name was started for the brain.</summary>
    public static bool IsOf(BrainId brain, string name) => name.StartsWith(Prefix(brain), StringComparison.Ordinal);

    private static string Prefix(BrainId brain) => Hash(brain.Value, 12) + "-";

    private static string Hash(string text, int digits) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..digits];
}
