using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Identity;
using SecondBrain.Lambda;
using SecondBrain.Testing;

namespace SecondBrain.Functions.Tests.Identity;

/// <summary>What the user pool's access tokens say, by the function that it calls before it makes them.</summary>
public sealed class IssueClaimsTests(IdentityHost host) : IClassFixture<IdentityHost>
{
    [Fact]
    public async Task A_person_without_a_brain_gets_one_of_their_own_and_the_same_at_every_sign_in()
    {
        var subject = NewSubject();

        var first = await ClaimsAsync(subject);
        var again = await ClaimsAsync(subject);

        ((string?)first["brain"]).ShouldBe($"own-{subject}");
        again["brain"]!.ToJsonString().ShouldBe(first["brain"]!.ToJsonString());
        first["agent"].ShouldBeNull();
        var members = await host.Host.Services.GetRequiredService<IMemberStore>().ReadAsync(BrainId.Parse($"own-{subject}"), CancellationToken.None);
        members.Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(member => member.Subject.ShouldBe(subject), member => member.Role.ShouldBe(BrainRole.Owner));
    }

    [Fact]
    public async Task First_sign_ins_at_one_time_found_one_brain()
    {
        var subject = NewSubject();

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ClaimsAsync(subject)));

        claims.Select(each => (string?)each["brain"]).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_member_may_choose_among_their_brains_and_no_other()
    {
        var (brain, subject) = (host.NewBrain(), NewSubject());
        using var ada = host.Client(brain, "ada");
        await ada.PutMemberAsync(subject, """{"role":"reader"}""");

        ((string?)(await ClaimsAsync(subject))["brain"]).ShouldBe(brain, "the only one there is");
        ((string?)(await ClaimsAsync(subject, request => request["clientMetadata"] = new JsonObject { ["brain"] = brain }))["brain"]).ShouldBe(brain);
        ((string?)(await ClaimsAsync(subject, request => request["userAttributes"]!["custom:brain"] = brain))["brain"]).ShouldBe(brain);
        (await ClaimsAsync(subject, request => request["clientMetadata"] = new JsonObject { ["brain"] = "somebody-elses" }))["brain"].ShouldBeNull();
    }

    [Fact]
    public async Task A_machine_has_the_brain_and_the_name_that_an_owner_gave_it()
    {
        var (brain, client) = (host.NewBrain(), NewSubject());
        using var ada = host.Client(brain, "ada");
        (await MachineAsync(client)).Count.ShouldBe(0);

        await ada.PutMemberAsync(client, """{"role":"proposer","agent":"scribe"}""");

        var claims = await MachineAsync(client);
        ((string?)claims["brain"], (string?)claims["agent"]).ShouldBe((brain, "scribe"));
    }

    [Fact]
    public async Task Claims_that_decide_here_are_suppressed_where_they_are_not_given()
    {
        var answer = await CallAsync(Event(NewSubject(), _ => { }));

        Generation(answer)["claimsToSuppress"]!.AsArray().Select(name => (string)name!).ShouldBe(["agent", "session"]);
        ((string?)answer["version"], (string?)answer["triggerSource"]).ShouldBe(("3", "TokenGeneration_Authentication"));
    }

    private static string NewSubject() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    private async Task<JsonNode> ClaimsAsync(string subject, Action<JsonNode>? change = null) =>
        Generation(await CallAsync(Event(subject, change ?? (_ => { }))))["claimsToAddOrOverride"]!;

    private async Task<JsonObject> MachineAsync(string client)
    {
        var input = Event("", request => request["userAttributes"] = new JsonObject());
        input["triggerSource"] = "TokenGeneration_ClientCredentials";
        input["callerContext"]!["clientId"] = client;
        return Generation(await CallAsync(input))["claimsToAddOrOverride"]!.AsObject();
    }

    private static JsonNode Generation(JsonNode answer) => answer["response"]!["claimsAndScopeOverrideDetails"]!["accessTokenGeneration"]!;

    private static JsonNode Event(string subject, Action<JsonNode> change)
    {
        var input = JsonNode.Parse(File.ReadAllText(RepositoryPaths.Combine("events", "IssueClaims.json")))!;
        input["request"]!["userAttributes"]!["sub"] = subject;
        change(input["request"]!);
        return input;
    }

    // with an issuer of its own, as the local host has one, the template declares no user pool and no such function
    private async Task<JsonNode> CallAsync(JsonNode input)
    {
        var function = FunctionCatalog.Create("IssueClaims", host.Host.Services);
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(input.ToJsonString()));
        var context = new LambdaContext("test", "IssueClaims", TimeProvider.System.GetUtcNow().AddSeconds(5), null, TimeProvider.System);
        await using var output = await function(bytes, context, CancellationToken.None);
        return (await JsonSerializer.DeserializeAsync<JsonNode>(output))!;
    }
}
