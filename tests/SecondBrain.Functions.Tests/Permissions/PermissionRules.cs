namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Compares what policies allow with what was called.</summary>
internal static class PermissionRules
{
    /// <summary>Grants that no call of ours needs, and why they stand.</summary>
    public static readonly IReadOnlyList<(string Principal, string Action, string Why)> NotCalledByUs =
    [
        ("*", "logs:*", "Step Functions delivers the workflow's log; this machine has none"),
        ("*StateMachine", "s3:AbortMultipartUpload", "a ResultWriter writes long results in parts; this machine writes them whole"),
        ("*StateMachine", "s3:ListMultipartUploadParts", "a ResultWriter writes long results in parts; this machine writes them whole"),
    ];

    public static IEnumerable<string> Faults(IReadOnlyList<Grant> grants, IReadOnlyCollection<PermissionCall> calls)
    {
        foreach (var grant in grants.Where(grant => !IsExcused(grant) && !calls.Any(grant.Allows)))
        {
            yield return $"granted, not used: {grant.Principal} {grant.Action} on {grant.ShortResource}";
        }

        foreach (var call in calls.Where(call => !grants.Any(grant => grant.Allows(call))).OrderBy(call => call.ToString(), StringComparer.Ordinal))
        {
            yield return $"used, not granted: {call.Principal} {call.Action} on {Grant.Short(call.Resource)}";
        }

        foreach (var grant in grants.Where(grant => grant.Action.Contains('*', StringComparison.Ordinal) || (grant.Resource == "*" && !grant.Action.StartsWith("logs:", StringComparison.Ordinal))))
        {
            yield return $"wildcard: {grant.Principal} {grant.Action} on {grant.ShortResource}";
        }
    }

    public static bool IsExcused(Grant grant) => NotCalledByUs.Any(each =>
        (each.Principal == "*" || each.Principal == grant.Principal || (each.Principal[0] == '*' && grant.Principal.EndsWith(each.Principal[1..], StringComparison.Ordinal)))
        && (each.Action == grant.Action || (each.Action.EndsWith('*') && grant.Action.StartsWith(each.Action[..^1], StringComparison.Ordinal))));
}
