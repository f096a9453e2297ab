using System.Net;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecondBrain.Aws;
using SecondBrain.Aws.Calls;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;
using Xunit.Abstractions;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Notes are captured while three of ten attempts at the wire are throttled; retries are as many as shipped, and nobody waits before them.</summary>
public sealed partial class ThrottlingTests(ITestOutputHelper output)
{
    private const int Notes = 40;

    private const int AtOnce = 8;

    private const int Seed = 20261122;

    // runs of what the schedules start every hour
    private const int Recoveries = 10;

    // what an ingestion took is not what it did; tags are proposed from the notes that were there before, whichever they were
    private static readonly string[] Measured = ["attempts", "publishedAttempt", "ttl", "costUsd", "cost", "budget", "claimedBy", "execution", "steps", "GEN#", "#CHANGE#", "#BUDGET#"];

    private static readonly IReadOnlyList<string> Files =
        [.. Directory.EnumerateFiles(RepositoryPaths.Combine("samples", "garden"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(Notes)];

    [Fact]
    public async Task Three_of_ten_attempts_are_throttled_and_no_capture_is_lost_or_doubled()
    {
        var share = new ThrottledWire.Share(Seed);
        using var models = new TwoModels();
        await using var host = await LocalHost.StartAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = models,
            Random = () => 0,
            Register = (services, environment) => WithoutWaits(services.AddSecondBrainFunctions(new FunctionEnvironment(environment))).AddSingleton(new AwsWire(sender => new ThrottledWire(sender, share))),
        });
        var clean = await RunAsync(host, share, "brain-c", 0);
        var throttled = await RunAsync(host, share, "brain-t", 0.3);

        var lost = clean.Lines.Except(throttled.Lines).Count();
        var more = throttled.Lines.Except(clean.Lines).Count();
        output.WriteLine($"throttling: {Files.Count} captures; {clean.Attempts} attempts clean; {throttled.Attempts} with {throttled.Throttled} throttled ({(double)throttled.Throttled / throttled.Attempts:P0}), {(double)throttled.Attempts / clean.Attempts:F2} times; {throttled.Recoveries} recoveries; items lost {lost}, more {more}");
        throttled.Throttled.ShouldBeGreaterThan(throttled.Attempts / 4);
        throttled.Lines.Except(clean.Lines).ShouldBeEmpty();
        throttled.Lines.ShouldBe(clean.Lines);
        throttled.Attempts.ShouldBeLessThanOrEqualTo(2 * clean.Attempts);
    }

    private async Task<Run> RunAsync(LocalHost host, ThrottledWire.Share share, string brain, double part)
    {
        share.Begin(part);
        using var client = new BrainClient(host.Url, brain, host.Issuer.Mint(new TokenRequest(brain, "owner", [.. Scope.All], TimeSpan.FromHours(1))));
        await Parallel.ForEachAsync(Files, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, _) => await CaptureAsync(client, file));
        await host.WhenIdleAsync();
        using var table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var lines = await LinesAsync();
        var recoveries = 0;
        for (; recoveries < Recoveries && lines.Any(IsUnfinished); recoveries++)
        {
            var states = string.Join(", ", lines.Where(IsUnfinished).GroupBy(line => State().Match(line).Value, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}"));
            output.WriteLine($"{brain}: {share.Attempts} attempts, {share.Throttled} throttled; then {states}");
            await host.Functions.InvokeAsync(host.Functions.Find("RedriveCaptures")!, "{\"olderThanSeconds\":0}"u8.ToArray(), CancellationToken.None);
            await (await host.Workflows.StartAsync("RecoverDeferredStateMachine", "{}", name: null, CancellationToken.None)).Completion;
            await host.WhenIdleAsync();
            lines = await LinesAsync();
        }

        var run = new Run(lines, share.Attempts, share.Throttled, recoveries);
        run.Lines.Count(line => line.Contains(" RECEIPT ", StringComparison.Ordinal)).ShouldBe(Files.Count);
        run.Lines.Where(IsUnfinished).ShouldBeEmpty($"{brain}, after {recoveries} recoveries");
        return run;

        Task<IReadOnlyList<string>> LinesAsync() => BrainLines.ReadAsync(table, host.Template.Tables[0].Name, brain, Measured);
    }

    // the waits are the SDK's: at most one second, then two
    private static IServiceCollection WithoutWaits(IServiceCollection services)
    {
        var options = (AwsOptions)services.Single(service => service.ServiceType == typeof(AwsOptions)).ImplementationInstance!;
        return services.Replace(ServiceDescriptor.Singleton(options with { DynamoDbRetry = options.DynamoDbRetry with { BaseDelay = TimeSpan.Zero } }));
    }

    // as a client does: asks again with the same key
    private static async Task CaptureAsync(BrainClient client, string file)
    {
        while (true)
        {
            using var response = await client.PostAsync(await File.ReadAllTextAsync(file), key: Uri.EscapeDataString(Path.GetFileName(file)));
            if ((int)response.StatusCode < 500)
            {
                response.StatusCode.ShouldBe(HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
                return;
            }
        }
    }

    private static bool IsUnfinished(string line) => line.Contains(" RECEIPT ", StringComparison.Ordinal) && !line.Contains(" state=completed ", StringComparison.Ordinal);

    [GeneratedRegex("(failedAt=[A-Z][a-z]+ [A-Z][a-z]+|deferred={ [a-z]+|state=[a-z]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex State();

    private sealed record Run(IReadOnlyList<string> Lines, int Attempts, int Throttled, int Recoveries);
}
