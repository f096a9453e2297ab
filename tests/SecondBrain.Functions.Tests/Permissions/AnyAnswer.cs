namespace SecondBrain.Functions.Tests.Permissions;

internal static class AnyAnswer
{
    /// <summary>Sends a request whose answer does not matter, not even whether it is one.</summary>
    public static async Task SendAnyAsync(this BrainClient brain, HttpMethod method, string path, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        (await brain.Http.SendAsync(request)).Dispose();
    }
}
