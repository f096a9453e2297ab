using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Functions.Http;

namespace SecondBrain.Functions.Tests.Identity;

/// <summary>What a function makes of claims that a gateway has verified, and which it does not believe all the same.</summary>
public sealed class PrincipalReaderTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    private readonly PrincipalReader _reader = host.Host.Services.GetRequiredService<PrincipalReader>();

    [Theory]
    [InlineData("aud", "second-brain")]
    [InlineData("aud", "[another second-brain]")]
    [InlineData("client_id", "second-brain")]
    public async Task A_token_for_this_api_is_known(string claim, string value) =>
        (await ReadAsync((claim, value))).ShouldBeOfType<Caller.Known>();

    [Fact]
    public async Task A_token_for_another_api_is_not_known()
    {
        (await ReadAsync()).ShouldBeOfType<Caller.Unknown>();
        (await ReadAsync(("aud", "another"))).ShouldBeOfType<Caller.Unknown>();
        (await ReadAsync(("client_id", "another"))).ShouldBeOfType<Caller.Unknown>();
        (await ReadAsync(("aud", "another"), ("client_id", "second-brain"))).ShouldBeOfType<Caller.Unknown>("aud counts where there is one");
    }

    [Fact]
    public async Task An_id_token_is_not_an_access_token()
    {
        (await ReadAsync(("aud", "second-brain"), ("token_use", "id"))).ShouldBeOfType<Caller.Unknown>();
        (await ReadAsync(("aud", "second-brain"), ("token_use", "access"))).ShouldBeOfType<Caller.Known>();
    }

    [Fact]
    public async Task A_token_without_a_brain_is_not_known() =>
        (await ReadAsync(("aud", "second-brain"), ("brain", "Not A Brain"))).ShouldBeOfType<Caller.Unknown>().Reason!.ShouldContain("'brain'");

    [Fact]
    public async Task A_person_acts_in_their_own_name_and_outside_a_session()
    {
        var person = await PrincipalAsync(("jti", "1"));

        (person.Actor, person.Subject, person.Kind, person.Session, person.TokenId).ShouldBe(("ada", "ada", ActorKind.Human, null, "1"));
    }

    [Theory]
    [InlineData("said", "session", "said", "origin_jti", "first", "jti", "this")]
    [InlineData("first", "origin_jti", "first", "jti", "this")]
    [InlineData("this", "jti", "this")]
    public async Task An_agent_has_the_session_of_its_token_or_of_its_sign_in(string session, params string[] claims)
    {
        var agent = await PrincipalAsync([("agent", "claude"), .. claims.Chunk(2).Select(pair => (pair[0], pair[1]))]);

        (agent.Actor, agent.Subject, agent.Kind, agent.Session).ShouldBe(("claude for ada", "ada", ActorKind.Agent, session));
    }

    [Fact]
    public async Task Scopes_are_those_of_the_token_that_the_role_has_too()
    {
        var brain = await host.SharedBrainAsync();

        (await PrincipalAsync(("brain", brain), ("sub", "editor"), ("scope", "brain/read brain/write brain/admin openid"))).Scopes
            .ShouldBe([Scope.Read, Scope.Write, Scope.Propose], ignoreOrder: true, "who may write may propose");
        (await PrincipalAsync(("brain", brain), ("sub", "proposer"), ("scope", "brain/write brain/propose"))).Scopes.ShouldBe([Scope.Propose]);
        (await PrincipalAsync(("brain", brain), ("sub", "reader"), ("scope", "brain/write"))).Scopes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("owner", BrainRole.Owner, NoteSight.Everything)]
    [InlineData("editor", BrainRole.Editor, NoteSight.Shared)]
    [InlineData("reader", BrainRole.Reader, NoteSight.Shared)]
    public async Task A_member_sees_what_the_role_sees(string subject, BrainRole role, NoteSight sight)
    {
        var member = await PrincipalAsync(("brain", await host.SharedBrainAsync()), ("sub", subject));

        (member.Role, member.Sight).ShouldBe((role, sight));
    }

    private async Task<Principal> PrincipalAsync(params (string Name, string Value)[] claims) =>
        (await ReadAsync([("aud", "second-brain"), .. claims])).ShouldBeOfType<Caller.Known>().Principal;

    private Task<Caller> ReadAsync(params (string Name, string Value)[] claims)
    {
        var all = new Dictionary<string, string> { ["brain"] = "reader-tests", ["sub"] = "ada", ["scope"] = "brain/read" };
        foreach (var (name, value) in claims) all[name] = value;
        return _reader.ReadAsync(all, CancellationToken.None);
    }
}
