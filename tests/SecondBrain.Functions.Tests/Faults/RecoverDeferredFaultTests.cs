using Amazon.DynamoDBv2.Model;

namespace SecondBrain.Functions.Tests.Faults;

/// <summary>recover-deferred with each of its task calls failing in turn: what is deferred stays so until a run hands it over.</summary>
public sealed class RecoverDeferredFaultTests(FaultHost faults) : IClassFixture<FaultHost>
{
    private static readonly string[] Steps = ["Find Waiting", "Read Breaker", "Claim Probe", "Probe Embedding", "Close Breaker", "List Deferred", "Redrive Capture"];

    [Theory]
    [InlineData(FaultMoment.BeforeTheCall, false)]
    [InlineData(FaultMoment.AfterItsEffect, false)]
    [InlineData(FaultMoment.BeforeTheCall, true)]
    [InlineData(FaultMoment.AfterItsEffect, true)]
    public async Task A_deferred_capture_is_recovered_whatever_fails(FaultMoment moment, bool permanent)
    {
        foreach (var step in Steps)
        {
            var brain = $"recover-{moment}-{permanent}-{step}".ToLowerInvariant().Replace(' ', '-');
            await OpenBreakerAsync();
            var capture = await TestCaptures.CaptureAsync(faults, brain, "# Waits\n");
            await TestCaptures.RunIngestionAsync(faults, brain, capture);
            (await StateAsync(brain)).ShouldBe("deferred");

            faults.Tasks.PlanAt(step, moment, permanent);
            await RecoverAsync();
            for (var runs = 0; runs < 2 && await StateAsync(brain) != "captured"; runs++)
            {
                (await StateAsync(brain)).ShouldBe("deferred", step);
                faults.Tasks.Plan(null);
                await RecoverAsync();
            }

            (await StateAsync(brain)).ShouldBe("captured", step);
            await TestCaptures.RunIngestionAsync(faults, brain, capture);
            (await StateAsync(brain)).ShouldBe("completed", step);
        }
    }

    private async Task RecoverAsync()
    {
        var execution = await faults.Host.Workflows.StartAsync("RecoverDeferredStateMachine", "{}", name: null, CancellationToken.None);
        await execution.Completion;
    }

    private Task<PutItemResponse> OpenBreakerAsync() => faults.Table.PutItemAsync(faults.Host.Template.Tables[0].Name, new Dictionary<string, AttributeValue>
    {
        ["PK"] = new() { S = "SYSTEM#BREAKER#letters" },
        ["SK"] = new() { S = "BREAKER" },
        ["state"] = new() { S = "open" },
        ["openUntil"] = new() { S = "2026-11-22T12:00:00.000Z" },
        ["openings"] = new() { N = "1" },
        ["model"] = new() { S = "letters" },
        ["GSI1PK"] = new() { S = "SYSTEM#DEFERRED" },
        ["GSI1SK"] = new() { S = "BREAKER" },
    });

    private async Task<string> StateAsync(string brain) =>
        (await faults.DumpAsync(brain)).Lines.Single(line => line.Contains(" RECEIPT ", StringComparison.Ordinal)).Split(" state=")[1].Split(' ')[0];
}
