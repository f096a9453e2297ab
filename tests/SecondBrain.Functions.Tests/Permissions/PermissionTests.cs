using SecondBrain.Testing;
using Xunit.Abstractions;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Each function, workflow and role may do what it does, and nothing else.</summary>
[Collection(RunOfEverything.Name)]
public sealed class PermissionTests(PermissionRun run, ITestOutputHelper output)
{
    /// <summary>Names a file that the table is written to.</summary>
    private const string FileVariable = "SECONDBRAIN_WRITE_IAM";

    [Fact]
    public void Policies_allow_every_call_and_nothing_that_is_not_called()
    {
        var principals = run.Grants.Select(grant => grant.Principal).Distinct().Count();
        output.WriteLine($"permissions: {FunctionCatalog.Names.Count} functions, {principals} with a policy of their own or a workflow's, {run.Recorder.Calls.Count} kinds of calls, {run.Grants.Count} grants, {run.Grants.Count(PermissionRules.IsExcused)} of them excused, {run.Seconds:F0} s");
        run.Failures.ShouldBeEmpty();
        PermissionRules.Faults(run.Grants, run.Recorder.Calls).ShouldBeEmpty();
    }

    [Fact]
    public void Every_function_and_every_workflow_ran()
    {
        FunctionCatalog.Names.Select(name => name + "Function").Except(run.Recorder.Invoked).ShouldBeEmpty();
        Directory.GetFiles(RepositoryPaths.Combine("statemachines"), "*.asl.json")
            .Select(file => WorkflowNames.LogicalId("stack-" + Path.GetFileName(file)[..^".asl.json".Length])).Except(run.Recorder.Invoked).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_table_of_permissions_is_current()
    {
        var page = RepositoryPaths.Combine("docs", "iam.md");
        var table = IamTable.Of(GrantedPolicies.Shipped, run.Grants);
        if (Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } file)
        {
            await File.WriteAllTextAsync(Path.Combine(RepositoryPaths.Root, file), table);
        }

        (await File.ReadAllTextAsync(page)).ShouldBe(table, $"docs/iam.md is not current: run this test with {FileVariable}=docs/iam.md");
    }
}
