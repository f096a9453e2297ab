using SecondBrain.Aws.StepFunctions;
using SecondBrain.Conformance;
using SecondBrain.Core.Executions;
using SecondBrain.Local.Storage;

namespace SecondBrain.Local.Tests;

public sealed class SuitesTests
{
    [Fact]
    public void Every_adapter_is_run_against_its_ports_suite() =>
        Suites.Untested(typeof(FileBlobStore).Assembly, typeof(SuitesTests).Assembly).ShouldBeEmpty();

    [Fact]
    public void The_hosts_step_functions_is_run_against_the_suite_that_awss_is() =>
        Suites.IsRun(typeof(StepFunctionsExecutions), typeof(IWorkflowExecutions), typeof(SuitesTests).Assembly).ShouldBeTrue();
}
