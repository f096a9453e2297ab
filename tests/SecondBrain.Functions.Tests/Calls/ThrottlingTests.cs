using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Aws.Calls;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Tests.Reembedding;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;
using SecondBrain.Testing;
using Xunit.Abstractions;

namespace SecondBrain.Functions.Tests.Calls;

/// <summary>Forty notes are captured while three of ten attempts at the wire are throttled; retries are as shipped, but for the jitter of the workflows', which is nothing.</summary>
public sealed partial class ThrottlingTests(ITestOutputHelper output)
{
    private const int Notes = 40;

    private const int AtOnce = 8;

    private const int Seed = 20261122;

    [Fact]
    public async Task Three_of_ten_attempts_are_throttled_and_no_capture_is_lost_or_doubled()
    {
        var clean = await RunAsync(0);
        var throttled = await RunAsync(0.3);

        output.WriteLine($"throttling: {clean.Attempts} attempts clean; {throttled.Attempts} with {throttled.Throttled} throttled ({(double)throttled.Throttled / throttled.Attempts:P0}), {(double)throttled.Attempts / clean.Attempts:F2} times");
        throttled.Throttled.ShouldBeGreaterThan(throttled.Attempts / 4);
        throttled.Lines.Except(clean.Lines).ShouldBeEmpty();
        throttled.Lines.ShouldBe(clean.Lines);
        throttled.Attempts.ShouldBeLessThanOrEqualTo(2 * clean.Attempts);
    }

    private static async Task<(IReadOnlyList<string> Lines, int Attempts, int Throttled)> RunAsync(double part)
    {
        var share = new ThrottledWire.Share(part, Seed);
        using var models = new TwoModels();
        await using var host = await LocalHost.StartAsync(new LocalHostOptions
        {
            TemplatePath = RepositoryPaths.Combine("template.yaml"),
            Port = 0,
            InMemory = true,
            Embeddings = models,
            Random = () => 0,
            Register = (services, environment) => services.AddSecondBrainFunctions(new FunctionEnvironment(environment)).AddSingleton(new AwsWire(sender => new ThrottledWire(sender, share))),
        });
        var token = host.Issuer.Mint(new TokenRequest("garden", "owner", [.. Scope.All], TimeSpan.FromHours(1)));
        using var client = new BrainClient(host.Url, "garden", token);
        var files = Directory.EnumerateFiles(RepositoryPaths.Combine("samples", "garden"), "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(Notes).ToList();
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (file, _) => await CaptureAsync(client, file));
        await host.WhenIdleAsync();
        var states = await StatesAsync(host);
        var (attempts, refused) = (share.Attempts, share.Throttled);
        states.Lines.Count(line => line.Contains(" RECEIPT ", StringComparison.Ordinal)).ShouldBe(files.Count);
        return (states.Lines, attempts, refused);
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

    private static async Task<TableDump> StatesAsync(LocalHost host)
    {
        using var table = new AmazonDynamoDBClient(
            new BasicAWSCredentials("local", "local"),
            new AmazonDynamoDBConfig { ServiceURL = host.DynamoDbEndpoint.ToString(), AuthenticationRegion = "us-east-1" });
        var dump = await TableDump.ReadAsync(table, host.Template.Tables[0].Name, "garden", Measured);
        return new([.. dump.Lines.Select(line => Hash().Replace(Time().Replace(Ulid().Replace(line, "ID"), "TIME"), "HASH")).Order(StringComparer.Ordinal)]);
    }

    // what an ingestion took is not what it did
    private static readonly string[] Measured = ["attempts", "publishedAttempt", "ttl", "costUsd", "cost", "budget", "claimedBy", "execution", "#CHANGE#", "#BUDGET#"];

    [GeneratedRegex("01[0-9A-HJKMNP-TV-Z]{24}", RegexOptions.CultureInvariant)]
    private static partial Regex Ulid();

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z", RegexOptions.CultureInvariant)]
    private static partial Regex Time();

    [GeneratedRegex("[0-9a-f]{32,}", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();
}
