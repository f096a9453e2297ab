using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Safety;
using SecondBrain.Testing.Brains;

namespace SecondBrain.Core.Tests.Safety;

public sealed class WriteGuardTests
{
    private readonly MovingClock _clock = new();
    private readonly MemoryWriteCounters _counters = new();

    [Fact]
    public async Task An_agent_writes_as_often_in_a_minute_as_it_may_and_again_in_the_next()
    {
        var guard = Guard(WriteLimits.Default with { AgentMinute = 5 });
        (await AllowedAsync(guard, Agent(), 20)).ShouldBe(5);
        var limited = await LimitedAsync(guard, Agent());
        limited.Limit.ShouldBe(WriteLimit.Minute);
        limited.RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        limited.Detail.ShouldContain("Nothing was written");

        _clock.Advance(limited.RetryAfter);
        (await AllowedAsync(guard, Agent(), 20)).ShouldBe(5);
    }

    [Fact]
    public async Task Sessions_of_an_agent_have_limits_of_their_own_and_share_those_of_the_agent()
    {
        var guard = Guard(WriteLimits.Default with { AgentSession = 4, AgentDay = 7 });
        (await AllowedAsync(guard, Agent("one"), 20)).ShouldBe(4);
        (await LimitedAsync(guard, Agent("one"))).Limit.ShouldBe(WriteLimit.Session);
        (await AllowedAsync(guard, Agent("two"), 20)).ShouldBe(3);
        var limited = await LimitedAsync(guard, Agent("two"));
        limited.Limit.ShouldBe(WriteLimit.Day);
        limited.RetryAfter.ShouldBe(TimeSpan.FromHours(14)); // the clock begins at ten
    }

    [Fact]
    public async Task A_refused_write_does_not_count()
    {
        var guard = Guard(WriteLimits.Default with { AgentMinute = 2, AgentSession = 4 });
        await AllowedAsync(guard, Agent(), 50);
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await AllowedAsync(guard, Agent(), 50)).ShouldBe(2);
    }

    [Fact]
    public async Task An_agent_writes_no_more_tokens_in_a_day_than_it_may()
    {
        var guard = Guard(WriteLimits.Default with { AgentTokens = 1000 });
        (await guard.AllowAsync(Agent(), 600, default)).ShouldBeOfType<WriteVerdict.Allowed>();
        (await guard.AllowAsync(Agent(), 600, default)).ShouldBeOfType<WriteVerdict.Limited>().Limit.ShouldBe(WriteLimit.Tokens);
        (await guard.AllowAsync(Agent(), 400, default)).ShouldBeOfType<WriteVerdict.Allowed>();
        (await guard.AllowAsync(Agent(), 1, default)).ShouldBeOfType<WriteVerdict.Limited>();
        (await guard.AllowAsync(Agent(), 0, default)).ShouldBeOfType<WriteVerdict.Allowed>();

        _clock.Advance(TimeSpan.FromDays(1));
        (await guard.AllowAsync(Agent(), 1000, default)).ShouldBeOfType<WriteVerdict.Allowed>();
        (await guard.AllowAsync(Agent(), 1001, default)).ShouldBeOfType<WriteVerdict.Limited>().Detail.ShouldContain("1001");
    }

    [Fact]
    public async Task People_are_limited_by_the_minute_only_and_not_in_an_import()
    {
        var guard = Guard(new WriteLimits(AgentMinute: 1, AgentSession: 1, AgentDay: 1, AgentTokens: 1, PersonMinute: 30));
        (await AllowedAsync(guard, Person(), 100, tokens: 10_000)).ShouldBe(30);
        (await guard.AllowInBulkAsync(Person(), 10_000, default)).ShouldBeOfType<WriteVerdict.Allowed>();
        _clock.Advance(TimeSpan.FromMinutes(1));
        (await AllowedAsync(guard, Person(), 100)).ShouldBe(30);
    }

    [Fact]
    public async Task An_import_of_an_agent_is_limited_by_the_day_and_not_by_the_minute()
    {
        var guard = Guard(WriteLimits.Default with { AgentMinute = 2, AgentDay = 10 });
        var allowed = 0;
        for (var i = 0; i < 30; i++)
        {
            allowed += await guard.AllowInBulkAsync(Agent(), 1, default) is WriteVerdict.Allowed ? 1 : 0;
        }

        allowed.ShouldBe(10);
    }

    [Fact]
    public async Task Processes_together_never_pass_a_limit()
    {
        var limits = WriteLimits.Default with { AgentMinute = 37, AgentTokens = 5000 };
        var guards = Enumerable.Range(0, 4).Select(_ => Guard(limits)).ToArray();
        var writes = Enumerable.Range(0, 200).Select(i => Task.Run(() => guards[i % 4].AllowAsync(Agent(), 100, default)));
        var allowed = (await Task.WhenAll(writes)).Count(verdict => verdict is WriteVerdict.Allowed);
        allowed.ShouldBeInRange(37 - (4 * WriteGuard.LargestBlock / 2), 37);
    }

    [Fact]
    public async Task A_busy_writer_costs_few_requests()
    {
        var guard = Guard(WriteLimits.Default with { AgentMinute = 100_000, AgentSession = 100_000, AgentDay = 100_000, PersonMinute = 100_000 });
        (await AllowedAsync(guard, Agent(), 1000)).ShouldBe(1000);
        _counters.Requests.ShouldBeLessThan(150); // two counters, sixteen writes at a time

        var before = _counters.Requests;
        (await AllowedAsync(guard, Person(), 1000)).ShouldBe(1000);
        (_counters.Requests - before).ShouldBeLessThan(75);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    [InlineData("many")]
    [InlineData("1.5")]
    [InlineData("1000000001")]
    public void A_limit_that_is_no_number_names_its_variable(string value) =>
        Should.Throw<FormatException>(() => WriteLimits.Parse(name => name == "AGENT_TOKENS_PER_DAY" ? value : null)).Message.ShouldContain("AGENT_TOKENS_PER_DAY");

    [Fact]
    public void Limits_that_are_not_set_have_their_defaults() =>
        WriteLimits.Parse(name => name == "AGENT_WRITES_PER_DAY" ? "7" : null).ShouldBe(WriteLimits.Default with { AgentDay = 7 });

    private static async Task<int> AllowedAsync(WriteGuard guard, Principal by, int times, int tokens = 1)
    {
        var allowed = 0;
        for (var i = 0; i < times; i++)
        {
            allowed += await guard.AllowAsync(by, tokens, default) is WriteVerdict.Allowed ? 1 : 0;
        }

        return allowed;
    }

    private static async Task<WriteVerdict.Limited> LimitedAsync(WriteGuard guard, Principal by) => (await guard.AllowAsync(by, 1, default)).ShouldBeOfType<WriteVerdict.Limited>();

    private static Principal Agent(string session = "one") => new(BrainId.Parse("home"), "claude for ada", ActorKind.Agent, session, new HashSet<string>());

    private static Principal Person() => new(BrainId.Parse("home"), "ada", ActorKind.Human, Session: null, new HashSet<string>());

    private WriteGuard Guard(WriteLimits limits) => new(_counters, limits, _clock);
}
