using SecondBrain.Lambda.Runtime;
using SecondBrain.Lambda.Tests.RuntimeApi;
using SecondBrain.Testing.RuntimeApi;

namespace SecondBrain.Lambda.Tests.Runtime;

/// <summary>A real process against a Runtime API on loopback.</summary>
public sealed class LambdaRuntimeTests : IAsyncLifetime
{
    private RuntimeApiServer _api = null!;

    public async Task InitializeAsync() => _api = await RuntimeApiServer.StartAsync();

    public async Task DisposeAsync() => await _api.DisposeAsync();

    [Fact]
    public async Task Three_invocations_are_answered_in_turn_over_one_connection()
    {
        await using var function = FunctionProcess.Start(_api.Address);
        _api.Send("id-1", "one", traceId: "Root=1-a;Sampled=1");
        _api.Send("id-2", "dos ñ");
        _api.Send("id-3", "three", traceId: "Root=1-c");

        var answers = new[] { await _api.AnswerAsync(), await _api.AnswerAsync(), await _api.AnswerAsync() };

        answers.Select(answer => answer.Call).ShouldBe(["invocation/id-1/response", "invocation/id-2/response", "invocation/id-3/response"]);
        answers.Select(answer => answer.Text).ShouldBe(
        [
            "one id-1 child Root=1-a;Sampled=1 Root=1-a;Sampled=1",
            "dos ñ id-2 child  ",
            "three id-3 child Root=1-c Root=1-c",
        ]);
        _api.Connections.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_exception_is_a_function_error_by_its_class_name_and_the_process_goes_on()
    {
        await using var function = FunctionProcess.Start(_api.Address);
        _api.Send("id-1", "throw");
        _api.Send("id-2", "again");

        var error = await _api.AnswerAsync();
        var next = await _api.AnswerAsync();

        error.Call.ShouldBe("invocation/id-1/error");
        error.ErrorType.ShouldBe("NoTableException");
        ((string?)error.Json["errorType"]).ShouldBe("NoTableException");
        ((string?)error.Json["errorMessage"]).ShouldBe("The table is gone: ñ.");
        ((string?)error.Json["stackTrace"]![0]).ShouldNotBeNull().ShouldContain("ChildHandler");
        next.Call.ShouldBe("invocation/id-2/response");
    }

    [Fact]
    public async Task Shortly_before_the_deadline_the_handler_is_cancelled_and_the_process_goes_on()
    {
        await using var function = FunctionProcess.Start(_api.Address);
        _api.Send("id-1", "wait", timeLeft: TimeSpan.FromSeconds(1));
        _api.Send("id-2", "again");

        var error = await _api.AnswerAsync();
        var next = await _api.AnswerAsync();

        error.Call.ShouldBe("invocation/id-1/error");
        ((string?)error.Json["errorType"]).ShouldBe(nameof(InvocationTimedOutException));
        next.Call.ShouldBe("invocation/id-2/response");
    }

    [Theory]
    [InlineData("large")]
    [InlineData("large-stream")]
    public async Task A_response_over_lambdas_limit_is_a_function_error_that_says_so(string what)
    {
        await using var function = FunctionProcess.Start(_api.Address);
        _api.Send("id-1", what);

        var error = await _api.AnswerAsync();

        error.Call.ShouldBe("invocation/id-1/error");
        ((string?)error.Json["errorType"]).ShouldBe(nameof(ResponseTooLargeException));
        ((string?)error.Json["errorMessage"]).ShouldNotBeNull().ShouldContain("6291556");
    }

    [Fact]
    public async Task A_response_of_exactly_lambdas_limit_arrives_whole()
    {
        await using var function = FunctionProcess.Start(_api.Address);
        _api.Send("id-1", "largest");

        (await _api.AnswerAsync()).Body.Length.ShouldBe(LambdaRuntimeOptions.MaxResponseBytes);
    }

    [Fact]
    public async Task A_response_that_the_service_finds_too_large_becomes_a_function_error()
    {
        _api.StatusOf = call => call.EndsWith("response", StringComparison.Ordinal) ? 413 : 202;
        await using var function = FunctionProcess.Start(_api.Address);
        _api.Send("id-1", "text");

        (await _api.AnswerAsync()).Call.ShouldBe("invocation/id-1/response");
        (await _api.AnswerAsync()).ErrorType.ShouldBe(nameof(ResponseTooLargeException));
    }

    [Fact]
    public async Task Bytes_are_passed_on_as_they_are()
    {
        await using var function = FunctionProcess.Start(_api.Address);
        _api.Send("id-1", "bytes");

        (await _api.AnswerAsync()).Body.ShouldBe(Enumerable.Range(0, 256).Select(i => (byte)i));
    }

    [Fact]
    public async Task A_handler_that_cannot_be_made_is_an_init_error_and_ends_the_process()
    {
        await using var function = FunctionProcess.Start(_api.Address, ("CHILD_INIT", "fail"));

        var error = await _api.AnswerAsync();
        var (exitCode, _) = await function.ExitAsync();

        error.Call.ShouldBe("init/error");
        error.ErrorType.ShouldBe("NoTableException");
        ((string?)error.Json["errorMessage"]).ShouldBe("TABLE_NAME is not set.");
        exitCode.ShouldBe(1);
    }

    [Fact]
    public async Task A_signal_while_waiting_ends_the_process_at_once()
    {
        await using var function = FunctionProcess.Start(_api.Address);
        _api.Send("id-1", "one");
        await _api.AnswerAsync();

        await function.TerminateAsync();

        (await function.ExitAsync()).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_signal_during_an_invocation_lets_it_finish()
    {
        var release = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var function = FunctionProcess.Start(_api.Address, ("RELEASE_FILE", release));
        _api.Send("id-1", "sleep-until-released");
        (await function.OutputLineAsync()).ShouldBe("working");

        await function.TerminateAsync();
        await File.WriteAllTextAsync(release, "");
        var answer = await _api.AnswerAsync();
        var (exitCode, _) = await function.ExitAsync();

        File.Delete(release);
        answer.Text.ShouldBe("finished");
        exitCode.ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_that_lambda_no_longer_wants_does_not_end_the_process()
    {
        _api.StatusOf = call => call.Contains("id-1", StringComparison.Ordinal) ? 400 : 202;
        await using var function = FunctionProcess.Start(_api.Address);
        _api.Send("id-1", "one");
        _api.Send("id-2", "two");

        await _api.AnswerAsync();

        (await _api.AnswerAsync()).Call.ShouldBe("invocation/id-2/response");
    }

    [Fact]
    public async Task A_broken_sandbox_ends_the_process_with_an_error()
    {
        _api.StatusOf = _ => 500;
        await using var function = FunctionProcess.Start(_api.Address);
        _api.Send("id-1", "one");

        var (exitCode, error) = await function.ExitAsync();

        exitCode.ShouldBe(1);
        error.ShouldContain("500");
    }

    [Fact]
    public async Task Started_by_hand_the_process_says_what_to_run_instead()
    {
        await using var function = FunctionProcess.Start(runtimeApi: null);

        var (exitCode, error) = await function.ExitAsync();

        exitCode.ShouldBe(1);
        error.ShouldContain("AWS_LAMBDA_RUNTIME_API");
        error.ShouldContain("SecondBrain.Local");
    }
}
