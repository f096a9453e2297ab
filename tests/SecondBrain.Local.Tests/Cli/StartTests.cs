using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Cli;
using SecondBrain.Local.Cli.Api;
using SecondBrain.Local.Cli.Start;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Tests.Cli;

public sealed class StartTests : IDisposable
{
    private readonly TemporaryVault _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_template_is_found_from_a_folder_inside_the_checkout_and_else_from_the_executable()
    {
        _folder.With("checkout/template.yaml", "").With("checkout/SecondBrain.sln", "").With("checkout/src/x", "").With("other/template.yaml", "").With("other/deep/x", "");
        var checkout = Path.Combine(_folder.Path, "checkout");

        TemplateFile.Find(Path.Combine(checkout, "src"), "/").ShouldBe(Path.Combine(checkout, "template.yaml"));
        TemplateFile.Find(Path.Combine(_folder.Path, "other", "deep"), checkout).ShouldBe(Path.Combine(checkout, "template.yaml"));
        Should.Throw<CliException>(() => TemplateFile.Find(Path.Combine(_folder.Path, "other"), "/"));
    }

    [Fact]
    public void A_parameter_is_a_name_and_a_value_and_one_that_the_template_does_not_have_is_refused()
    {
        var option = ParameterOption.Create();
        var command = new System.CommandLine.RootCommand { option };
        _folder.With("template.yaml", "Parameters:\n  NoteTypes:\n    Type: String\n");
        var template = Path.Combine(_folder.Path, "template.yaml");

        command.Parse(["--parameter", "NoteTypes=note,idea=x", "--parameter", "DigestHour=7"]).GetValue(option)
            .ShouldBe(new Dictionary<string, string> { ["NoteTypes"] = "note,idea=x", ["DigestHour"] = "7" });
        command.Parse([]).GetValue(option).ShouldBeEmpty();
        command.Parse(["--parameter", "NoteTypes"]).Errors.ShouldHaveSingleItem().Message.ShouldBe("--parameter is NAME=VALUE, not 'NoteTypes'.");
        ParameterOption.Check(["NoteTypes"], template);
        Should.Throw<CliException>(() => ParameterOption.Check(["NoteTypes", "NoteType"], template)).Message.ShouldBe("template.yaml has no parameter NoteType. It has NoteTypes.");
    }

    [Fact]
    public void What_is_to_be_pasted_is_whole_lines_and_names_the_token()
    {
        using var output = new StringWriter { NewLine = "\n" };
        var welcome = new Welcome(new Terminal(TextReader.Null, output, TextWriter.Null), "http://localhost:8787", "/data with space", "TOKEN", isDefaultData: false);

        welcome.Addresses();
        welcome.TryNext();

        output.ToString().ShouldContain("Bearer $(cat \"/data with space/owner.token\")\"", Case.Sensitive);
        output.ToString().ShouldContain("search \"why do I forget what I read\" --data \"/data with space\"\n");
        welcome.Http()["mcpServers"]!["second-brain"]!["headers"]!["Authorization"]!.GetValue<string>().ShouldBe("Bearer TOKEN");
        welcome.Stdio()["mcpServers"]!["second-brain"]!["args"]!.AsArray().Select(each => each!.GetValue<string>()).Skip(1).ShouldBe(["mcp", "--data", "/data with space"]);
    }

    [Fact]
    public async Task The_garden_is_loaded_into_an_empty_brain_only_and_its_description_is_no_note()
    {
        await using var api = await FakeBrainApi.StartAsync();
        _folder.With("README.md", "about").With("a.md", "one").With("b/c.md", "two");
        using var http = new RunningHost(api.Url, FakeBrainApi.Token).Connect();
        var brain = new BrainClient(http, new ImpatientClock());
        var terminal = new Terminal(TextReader.Null, TextWriter.Null, TextWriter.Null);

        var unfinished = Path.Combine(_folder.Path, SampleGarden.UnfinishedFile);
        var report = await SampleGarden.LoadIfEmptyAsync(_folder.Path, unfinished, brain, new ImpatientClock(), terminal, default);
        api.Notes.Add(new JsonObject { ["id"] = "x", ["title"] = "Mine" });
        var again = await SampleGarden.LoadIfEmptyAsync(_folder.Path, unfinished, brain, new ImpatientClock(), terminal, default);
        File.WriteAllText(unfinished, "");
        var resumed = await SampleGarden.LoadIfEmptyAsync(_folder.Path, unfinished, brain, new ImpatientClock(), terminal, default);

        report!.New.ShouldBe(2);
        api.Captures.Values.Select(capture => capture.Source).ShouldBe(["a.md", "b/c.md"], ignoreOrder: true);
        again.ShouldBeNull();
        resumed!.AlreadyThere.ShouldBe(2);
        File.Exists(unfinished).ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_says_what_was_asked_for()
    {
        using (LocalIssuer.Open(DataFolder.Open(_folder.Path), "http://localhost:1", LocalHost.Audience, TimeProvider.System))
        {
            // makes the key, as a first start of the host does
        }

        var run = await CommandRun.OfAsync(["token", "--scopes", "brain/read", "brain/write", "--agent", "scribe", "--days", "2", "--data", _folder.Path], TimeProvider.System);

        run.ExitCode.ShouldBe(0);
        var token = new JsonWebTokenHandler().ReadJsonWebToken(run.Out.Trim());
        token.Issuer.ShouldBe("http://localhost:8787");
        token.GetPayloadValue<string>("scope").ShouldBe("brain/read brain/write");
        token.GetPayloadValue<string>("agent").ShouldBe("scribe");
        (token.ValidTo - token.ValidFrom).ShouldBe(TimeSpan.FromDays(2));
    }

    [Fact]
    public async Task A_token_of_another_subject_brain_and_session_is_made_with_short_scope_names()
    {
        using (LocalIssuer.Open(DataFolder.Open(_folder.Path), "http://localhost:1", LocalHost.Audience, TimeProvider.System))
        {
            // makes the key, as a first start of the host does
        }

        var run = await CommandRun.OfAsync(
            ["token", "--scopes", "propose,read", "--agent", "scribe", "--session", "s1", "--subject", "ada", "--brain", "shared", "--data", _folder.Path], TimeProvider.System);

        run.ExitCode.ShouldBe(0, run.Error);
        var token = new JsonWebTokenHandler().ReadJsonWebToken(run.Out.Trim());
        token.Subject.ShouldBe("ada");
        token.GetPayloadValue<string>("scope").ShouldBe("brain/read brain/propose");
        token.GetPayloadValue<string>("brain").ShouldBe("shared");
        token.GetPayloadValue<string>("session").ShouldBe("s1");
    }

    [Theory]
    [InlineData("There is no scope 'everything'. Known: read, propose, write, review, admin.", "--scopes", "read,everything")]
    [InlineData("'Upper' is no brain", "--brain", "Upper")]
    [InlineData("--subject is", "--subject", "a b")]
    [InlineData("--days is", "--days", "0")]
    public async Task A_token_that_cannot_be_is_refused_in_one_line(string reason, params string[] arguments)
    {
        var run = await CommandRun.OfAsync([.. new[] { "token" }, .. arguments]);

        run.ExitCode.ShouldNotBe(0);
        run.Error.ShouldContain(reason);
        run.Error.Trim().ShouldNotContain('\n');
    }

    [Fact]
    public async Task Without_a_brain_there_is_no_token_and_no_key_is_made()
    {
        var run = await CommandRun.OfAsync(["token", "--data", _folder.Path]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Start the host once");
        Directory.EnumerateFileSystemEntries(_folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task State_machines_are_run_from_lines()
    {
        using var input = new StringReader("""{"id":"1","definition":{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},"input":{"x":1}}""" + "\n");
        using var output = new StringWriter { NewLine = "\n" };

        var run = await CommandRun.OfAsync(["asl-batch"], input, output, TimeProvider.System);

        run.ExitCode.ShouldBe(0);
        var answer = JsonNode.Parse(run.Out)!;
        answer["status"]!.GetValue<string>().ShouldBe("SUCCEEDED");
    }

    [Fact]
    public async Task Help_names_every_command()
    {
        var run = await CommandRun.OfAsync(["--help"]);

        run.ExitCode.ShouldBe(0);
        foreach (var word in (string[])["import", "search", "show", "receipt", "token", "mcp", "invoke", "asl-batch", "asl-coverage", "diagram", "--port", "--data", "--memory"]) run.Out.ShouldContain(word);
    }

    [Fact]
    public async Task A_host_that_takes_its_time_is_not_said_to_be_absent()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;

        (await Should.ThrowAsync<CliException>(() => RunningHost.TryFindAsync(_folder.Path, port, default, patience: TimeSpan.FromMilliseconds(200))))
            .Message.ShouldBe($"http://localhost:{port}/ takes connections and did not answer for 0.2 seconds. Try again, or stop the program that listens there.");
        silent.Stop();
        (await RunningHost.TryFindAsync(_folder.Path, port, default)).ShouldBeNull();
    }
}
