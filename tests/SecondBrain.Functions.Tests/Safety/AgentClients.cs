using System.Text;
using System.Text.Json.Nodes;
using SecondBrain.Core.Access;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Functions.Tests.Safety;

/// <summary>Clients of agents, and what they send.</summary>
internal static class AgentClients
{
    public static BrainClient Agent(this LocalHost host, string brain, params string[] scopes) =>
        new(host.Url, brain, host.Issuer.Mint(new TokenRequest(brain, "owner", scopes.Length > 0 ? scopes : [.. Scope.All], TimeSpan.FromHours(1)) { Agent = "claude", Session = "s1" }));

    public static StringContent Json(JsonObject body) => new(body.ToJsonString(), Encoding.UTF8, "application/json");
}
