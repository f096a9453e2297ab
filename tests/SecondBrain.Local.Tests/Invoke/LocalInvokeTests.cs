using System.Text.Json;
using SecondBrain.Local.Hosting;
using SecondBrain.Local.Invoke;
using SecondBrain.Local.Tests.Hosting;
using SecondBrain.Testing.Engine;

namespace SecondBrain.Local.Tests.Invoke;

public sealed class LocalInvokeTests(DynamoDbLocalFixture engine) : IClassFixture<DynamoDbLocalFixture>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("secondbrain-host-test-").FullName;
    private LocalHost _host = null!;

    public async Task InitializeAsync() =>
        _host = await LocalHost.StartForInvokeAsync(TestBrain.Options(engine, _folder, DynamoDbLocalFixture.NewTableName("items")));

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("Mark")]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:Mark")]
    [InlineData("arn:aws:lambda:us-east-1:000000000000:function:Mark:live")]
    public async Task A_function_is_found_and_given_the_event_of_a_file(string name)
    {
        var file = Path.Combine(_folder, "event.json");
        await File.WriteAllTextAsync(file, """{"id":"x"}""");

        var (code, output, error) = await RunAsync(name, file);

        code.ShouldBe(0);
        output.ShouldBe("""{"marked":"x"}""");
        error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dash_reads_the_event_from_standard_input() => (await RunAsync("Mark", "-", """{"id":"y"}""")).Output.ShouldBe("""{"marked":"y"}""");

    [Fact]
    public async Task Without_an_event_it_is_an_empty_object() => (await RunAsync("Echo", null)).Output.ShouldContain("\"event\":{}");

    [Fact]
    public async Task A_function_error_is_JSON_and_exit_code_1()
    {
        var (code, output, _) = await RunAsync("Fail", null);

        code.ShouldBe(LocalInvoke.FunctionError);
        var failure = JsonDocument.Parse(output).RootElement;
        failure.GetProperty("errorType").GetString().ShouldBe("NoteLostException");
        failure.GetProperty("errorMessage").GetString().ShouldBe("it is gone");
        failure.GetProperty("stackTrace")[0].GetString()!.ShouldStartWith("at ");
    }

    [Fact]
    public async Task A_timeout_is_reported_as_Lambda_reports_it()
    {
        var (code, output, _) = await RunAsync("Stubborn", null);

        code.ShouldBe(LocalInvoke.FunctionError);
        output.ShouldContain("Sandbox.Timedout");
        output.ShouldContain("Task timed out after 1.00 seconds");
    }

    [Theory]
    [InlineData("Nobody", null, "No function Nobody. Known: Echo, ")]
    [InlineData("Echo", "missing.json", "No event file missing.json.")]
    [InlineData("Echo", "-", "The event is not JSON.")]
    public async Task What_cannot_be_invoked_is_one_line_and_exit_code_2(string function, string? file, string line)
    {
        var (code, output, error) = await RunAsync(function, file, "not json");

        code.ShouldBe(LocalInvoke.Usage);
        output.ShouldBeEmpty();
        error.ShouldStartWith(line);
    }

    private async Task<(int Code, string Output, string Error)> RunAsync(string function, string? file, string input = "")
    {
        using var reader = new StringReader(input);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await LocalInvoke.RunAsync(_host.Functions, function, file, reader, output, error, CancellationToken.None);
        return (code, output.ToString().Trim(), error.ToString().Trim());
    }
}
