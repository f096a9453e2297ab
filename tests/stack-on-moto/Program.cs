using SecondBrain.Local.Template;
using SecondBrain.Local.Workflows;
using SecondBrain.Local.Workflows.Chat;
using SecondBrain.StackOnMoto;

// dotnet run --project tests/stack-on-moto
// Deploys the transformed template to a moto server, tells the same story there and on the local host, and compares every execution
// and every item of the tables. Needs moto: pip install -r tests/template-checks/requirements.txt. The last line is 'N passed, N failed'.
if (!MotoServer.IsInstalled)
{
    Console.WriteLine("skipped: needs moto's server and the SAM transform: pip install -r tests/template-checks/requirements.txt");
    return Environment.GetEnvironmentVariable("CI") == "true" ? 1 : 0;
}

var root = Root();
var garden = Path.Combine(root, "samples", "garden");
var template = TemplateReader.Read(Path.Combine(root, "template.yaml"), new TemplateScope());
var start = new DateTimeOffset(TimeProvider.System.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddHours(12); // items whose time to live has passed would be gone
var checks = new Checks();

Telling laptop;
{
    var (clock, chat, model) = (new StoryClock(start), new MarkedChat(), new MarkedModel());
    await using var stack = await LaptopStack.StartAsync(template.Path, clock, model, chat);
    laptop = await Telling.OfAsync(stack, new Story(stack, clock, chat, model, garden));
}

Telling moto;
{
    var (clock, chat, model) = (new StoryClock(start), new MarkedChat(), new MarkedModel());
    await using var port = await InvokePort.StartAsync(new LocalTaskResources(new BedrockTasks(model), new ConverseTasks(chat, clock)), clock);
    using var server = await MotoServer.StartAsync(Path.Combine(root, "tests"), port.Url);
    var deployment = await server.DeployAsync(new Dictionary<string, string>
    {
        ["EmbeddingModelId"] = MarkedModel.Name,
        ["EnrichmentModelId"] = MarkedChat.Model,
        ["DigestEmail"] = "owner@example.org",
        ["DigestBrain"] = "main",
    });
    var functions = new MotoFunctions(server.Endpoint, deployment, clock, model).Create(template);
    port.Functions = (name, payload) => functions.InvokeAsync(functions.Find(deployment.Functions[name]["FUNCTION"].GetString()!)!, payload, CancellationToken.None);
    await using var stack = new MotoStack(server.Endpoint, deployment, template);
    await new DeploymentChecks(checks, deployment, template).RunAsync(stack);
    moto = await Telling.OfAsync(stack, new Story(stack, clock, chat, model, garden));
}

new Comparison(checks, laptop, moto).Run();
Console.WriteLine($"{checks.Passed} passed, {checks.Failed} failed");
return checks.Failed == 0 ? 0 : 1;

static string Root()
{
    for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
    {
        if (File.Exists(Path.Combine(at.FullName, "SecondBrain.sln"))) return at.FullName;
    }

    throw new DirectoryNotFoundException("Run it from a checkout.");
}
