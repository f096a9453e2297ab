using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>Each function, workflow and role may do what it does, and nothing else.</summary>
public sealed class PermissionTests(PermissionRun run) : IClassFixture<PermissionRun>
{
    [Fact]
    public void Policies_allow_every_call_and_nothing_that_is_not_called()
    {
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
}
