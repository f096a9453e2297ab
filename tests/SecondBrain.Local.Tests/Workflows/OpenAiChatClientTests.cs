using Microsoft.Extensions.AI;
using SecondBrain.Conformance.Models;
using SecondBrain.Local.Workflows.Chat;

namespace SecondBrain.Local.Tests.Workflows;

public sealed class OpenAiChatClientTests : ChatClientConformance, IAsyncLifetime
{
    private OpenAiServer? _server;
    private OpenAiChatClient? _client;

    protected override IChatClient Client => _client!;

    protected override IReadOnlyList<SeenRequest> Seen => [.. _server!.Seen];

    protected override void Script(params ScriptedAnswer[] answers) => _server!.Script(answers);

    public async Task InitializeAsync()
    {
        _server = await OpenAiServer.StartAsync();
        _client = new OpenAiChatClient(new HttpClient(new SocketsHttpHandler { UseProxy = false }), _server.Endpoint, "small", key: null);
    }

    public async Task DisposeAsync()
    {
        _client!.Dispose();
        await _server!.DisposeAsync();
    }
}
