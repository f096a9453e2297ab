namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Compares what policies allow with what was called.</summary>
internal static class PermissionRules
{
    private const string InferenceProfile = "needed where EnrichmentModelId is the id of an inference profile; this machine's models have none";

    /// <summary>Grants that no call of ours needs, and why they stand.</summary>
    public static readonly IReadOnlyList<(string Principal, string Action, string Resource, string Why)> NotCalledByUs =
    [
        ("*", "logs:*", "*", "Step Functions delivers the workflow's log; this machine has none"),
        ("*StateMachine", "bedrock:InvokeModel", "*:inference-profile/enrichment-model", InferenceProfile),
        ("*StateMachine", "bedrock:InvokeModel", "*:bedrock:?::foundation-model/?", InferenceProfile),
        ("*StateMachine", "s3:AbortMultipartUpload", "*", "a ResultWriter writes long results in parts; this machine writes them whole"),
        ("*StateMachine", "s3:ListMultipartUploadParts", "*", "a ResultWriter writes long results in parts; this machine writes them whole"),
    ];

    /// <summary>The only resources with a wildcard in them, and why. No action has one.</summary>
    public static readonly IReadOnlyList<(string Action, string Resource, string Why)> Wildcards =
    [
        ("bedrock:InvokeModel", "*:bedrock:?::foundation-model/?", "the models behind an inference profile, in the regions that it chooses; a condition lets them be asked through this profile only"),
        ("logs:*", "*", "log delivery has no resource-level permissions"),
        ("s3:*Object", "*/*/index/*", "the brain's name comes first, and a brain is made by its first note; the functions check whose it is"),
        ("s3:DeleteObject", "arn:aws:s3:::*/?", "an erasure deletes every object that may hold the note's words, wherever it lies: snapshots, staged files"),
        ("s3:*", "*/imports/?", "a folder for each import, named when it begins"),
        ("s3:*Object", "*/reembeddings/?", "a folder for each move to another model, named when it begins"),
        ("states:*Execution*", "*:execution:*:?", "executions of one workflow, named when they start"),
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

        foreach (var grant in grants.Where(grant => grant.Action.Contains('*', StringComparison.Ordinal) || (grant.Resource.Contains('*', StringComparison.Ordinal) && !IsListed(grant))))
        {
            yield return $"wildcard: {grant.Principal} {grant.Action} on {grant.ShortResource}";
        }
    }

    // the resource's own wildcards are letters here: a trailing one is written as ?
    private static bool IsListed(Grant grant) => Wildcards.Any(each => Grant.Matches(each.Action, grant.Action) && Grant.Matches(each.Resource, grant.Resource));

    public static bool IsExcused(Grant grant) => NotCalledByUs.Any(each => Grant.Matches(each.Principal, grant.Principal) && Grant.Matches(each.Action, grant.Action) && Grant.Matches(each.Resource, grant.Resource));
}
