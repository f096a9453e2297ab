using System.Text;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>The page docs/iam.md: who may do what, as the template grants it and the run has used it.</summary>
internal static class IamTable
{
    public static string Of(string template, IReadOnlyList<Grant> grants)
    {
        var events = GrantedPolicies.Events(template);
        var page = new StringBuilder()
            .Append("# Permissions\n\n")
            .Append("Made and checked by a test (`dotnet test tests/SecondBrain.Functions.Tests --filter FullyQualifiedName~PermissionTests`; with `SECONDBRAIN_WRITE_IAM=docs/iam.md` it writes this page). ")
            .Append("It runs every function and every workflow, notes each call to AWS that they make, and compares: nothing is granted that is not called, nothing is called that is not granted. ")
            .Append("What AWS itself calls with a role cannot be seen here and is taken from its documentation: the pipe's calls, and what a distributed map does with executions of its own workflow (ImportArchive, DailyDigest, ReembedBrain). ")
            .Append("Beside this, SAM gives every function the policies for its own logs and traces (AWSLambdaBasicExecutionRole, AWSXRayDaemonWriteAccess or its write-only form).\n\n")
            .Append(Invariant($"{events.Count} functions, {grants.Count} grants.\n\n"))
            .Append("| Function | May | Called by |\n|---|---|---|\n");
        foreach (var (function, sources) in events.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            var workflows = grants.Where(grant => grant.Action == "lambda:InvokeFunction" && grant.Resource.EndsWith($":{function}", StringComparison.Ordinal)).Select(grant => Workflow(grant.Principal));
            var callers = sources.Concat(workflows).Distinct(StringComparer.Ordinal).ToList();
            page.Append(Invariant($"| {function[..^"Function".Length]} | {May(grants, function)} | {string.Join(", ", callers.Count > 0 ? callers : ["the user pool"])} |\n"));
        }

        page.Append("\n| Workflow or pipe | May |\n|---|---|\n");
        foreach (var principal in grants.Select(grant => grant.Principal).Where(principal => !events.ContainsKey(principal)).Distinct().Order(StringComparer.Ordinal))
        {
            page.Append(Invariant($"| {Workflow(principal)} | {May(grants, principal)} |\n"));
        }

        page.Append("\nGranted, and not called by a program of this repository:\n\n| Who | May | On | Why |\n|---|---|---|---|\n");
        foreach (var (principal, action, resource, why) in PermissionRules.NotCalledByUs)
        {
            page.Append(Invariant($"| `{principal}` | `{action}` | `{resource}` | {why} |\n"));
        }

        page.Append("\nNo action has a wildcard. Resources that have one (`?` stands for it at the end):\n\n| Action | Resource | Why |\n|---|---|---|\n");
        foreach (var (action, resource, why) in PermissionRules.Wildcards)
        {
            page.Append(Invariant($"| `{action}` | `{resource}` | {why} |\n"));
        }

        return page.ToString();
    }

    private static string May(IReadOnlyList<Grant> grants, string principal)
    {
        var lines = grants.Where(grant => grant.Principal == principal && !grant.Action.StartsWith("logs:", StringComparison.Ordinal))
            .GroupBy(grant => (Service: grant.Action.Split(':')[0], grant.ShortResource))
            .GroupBy(group => (group.Key.Service, Actions: string.Join(", ", group.Select(grant => grant.Action.Split(':')[1]).Distinct().Order(StringComparer.Ordinal))))
            .Select(group => $"{group.Key.Service}: {group.Key.Actions} on {string.Join(", ", group.Select(each => $"`{each.Key.ShortResource}`").Order(StringComparer.Ordinal))}")
            .ToList();
        return lines.Count > 0 ? string.Join("<br>", lines) : "nothing";
    }

    private static string Workflow(string principal) => principal.Replace("StateMachine", "", StringComparison.Ordinal);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
