using Microsoft.Extensions.AI;
using SecondBrain.Aws.Bedrock;
using SecondBrain.Aws.S3;
using SecondBrain.Aws.StepFunctions;
using SecondBrain.Conformance;
using SecondBrain.Core.Executions;
using SecondBrain.Core.Storage;

namespace SecondBrain.Aws.Tests;

public sealed class SuitesTests
{
    [Fact]
    public void Every_adapter_is_run_against_its_ports_suite() =>
        Suites.Untested(typeof(S3BlobStore).Assembly, typeof(SuitesTests).Assembly).ShouldBeEmpty();

    [Theory]
    [InlineData(typeof(S3BlobStore), typeof(IBlobStore))]
    [InlineData(typeof(BedrockEmbeddingGenerator), typeof(IEmbeddingGenerator<string, Embedding<float>>))]
    [InlineData(typeof(BedrockChatClient), typeof(IChatClient))]
    [InlineData(typeof(StepFunctionsExecutions), typeof(IWorkflowExecutions))]
    public void An_adapter_whose_suite_is_nowhere_run_is_told(Type adapter, Type port)
    {
        Suites.IsRun(adapter, port, typeof(SuitesTests).Assembly).ShouldBeTrue();
        Suites.IsRun(adapter, port, typeof(Suites).Assembly).ShouldBeFalse();
        Suites.Untested(adapter.Assembly, typeof(Suites).Assembly).ShouldContain(line => line.StartsWith(adapter.Name + " ", StringComparison.Ordinal));
    }
}
