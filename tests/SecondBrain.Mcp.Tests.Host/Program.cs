using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Functions;
using SecondBrain.Mcp.Http;
using SecondBrain.Mcp.Protocol;
using SecondBrain.Mcp.Tests.Host.Fixtures;
using SecondBrain.Mcp.Tests.Host.Serving;
using SecondBrain.Mcp.Tools;

// The conformance suite's profile: the shipped function and endpoint, with the tools, resources and prompts that the suite
// prescribes in place of the brain's. Started by tests/mcp-conformance/run.sh; prints its address.
var server = new McpServer(
    new ServerDescription("second-brain-conformance", "SecondBrain conformance profile", "1.0.0", "Fixtures of the conformance suite."),
    [new ToolsFeature([.. ContentTools.All, .. ClientTools.All, .. InputTools.All], Report), new ResourceFixtures(), new PromptFixtures(), new CompletionFixture(), new LoggingFixture()],
    Report);
var services = new ServiceCollection()
    .AddSingleton(new McpEndpoint(server, []))
    .AddSingleton(TimeProvider.System)
    .AddSingleton<IMemberStore, UnsharedBrains>()
    .AddTokens(new FunctionEnvironment(new Dictionary<string, string> { ["JWT_AUDIENCE"] = "second-brain" }))
    .BuildServiceProvider();
var claims = new Dictionary<string, string> { ["aud"] = "second-brain", ["brain"] = "conformance", ["sub"] = "suite", ["scope"] = "brain/read brain/write" };

await using var listener = await FunctionListener.StartAsync(FunctionCatalog.Create("Mcp", services), _ => claims);
Console.WriteLine($"http://localhost:{listener.Address.Port}/mcp");
await listener.WhenStoppedAsync();

static void Report(string where, Exception error) => Console.Error.WriteLine($"{where}: {error}");
