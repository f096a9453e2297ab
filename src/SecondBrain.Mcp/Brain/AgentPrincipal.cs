using SecondBrain.Core.Access;
using SecondBrain.Mcp.Protocol;

namespace SecondBrain.Mcp.Brain;

/// <summary>Who writes through MCP: always an agent, whoever's token it has.</summary>
internal static class AgentPrincipal
{
    /// <summary>A token made for an agent names it; with the owner's own token the client's name for itself is kept as a label that says so, and the token's sign-in is the session.</summary>
    public static Principal Of(McpRequest request) => request.Principal.Kind is ActorKind.Agent
        ? request.Principal
        : request.Principal with { Actor = $"{request.Client.Name} (unverified) for {request.Principal.Actor}", Kind = ActorKind.Agent, Session = request.Principal.Session ?? request.Principal.TokenId };
}
