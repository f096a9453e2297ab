using SecondBrain.Mcp.Http;

namespace SecondBrain.Mcp.Tests.Protocol;

public sealed class OriginPolicyTests
{
    [Theory]
    [InlineData(null, true)]
    [InlineData("https://brain.example.com", true)]
    [InlineData("https://notes.example.com", true)]
    [InlineData("https://evil.example.com", false)]
    [InlineData("http://localhost:6274", false)]
    [InlineData("null", false)]
    public void A_deployed_endpoint_knows_its_own_name_and_those_allowed(string? origin, bool allowed) =>
        Allows("brain.example.com", host: "brain.example.com", origin).ShouldBe(allowed);

    [Theory]
    [InlineData("localhost:8787", null, true)]
    [InlineData("127.0.0.1:8787", "http://localhost:3000", true)]
    [InlineData("[::1]:8787", "http://[::1]:3000", true)]
    [InlineData("notes.example.com", null, true)]
    [InlineData("evil.example.com", null, false)]
    [InlineData("evil.example.com", "http://evil.example.com", false)]
    [InlineData("localhost:8787", "http://evil.example.com", false)]
    public void A_local_endpoint_answers_to_local_names_only(string host, string? origin, bool allowed) => Allows(null, host, origin).ShouldBe(allowed);

    private static bool Allows(string? ownHost, string host, string? origin)
    {
        var headers = new Dictionary<string, string> { ["host"] = host };
        if (origin is not null)
        {
            headers["origin"] = origin;
        }

        return new OriginPolicy(new HashSet<string> { "notes.example.com" }).Allows(new McpHttpRequest("POST", headers, ReadOnlyMemory<byte>.Empty, ownHost));
    }
}
