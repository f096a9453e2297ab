using System.Net.Http.Headers;
using SecondBrain.Local.Authorization;
using SecondBrain.Local.Hosting;

namespace SecondBrain.Local.Cli;

/// <summary>A host that answers, and the owner's token for it.</summary>
internal sealed record RunningHost(Uri Url, string Token)
{
    // Where nobody listens is known at once; a host on a busy machine may take its time
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The host of a data folder.</summary>
    /// <param name="port">Asks this port of the loopback address instead of the one in the folder's host.json.</param>
    /// <exception cref="CliException">No host answers there or not in time, or the folder holds no token.</exception>
    public static async Task<RunningHost> FindAsync(string data, int? port, CancellationToken cancellationToken) =>
        await TryFindAsync(data, port, cancellationToken)
        ?? throw new CliException($"No SecondBrain is running{(port is null ? "" : $" on port {port}")} with data in {data}. Start one with: dotnet run --project src/SecondBrain.Local");

    /// <summary>The same, null when nobody listens there.</summary>
    /// <param name="patience">How long the host may take to answer. Default: 30 seconds.</param>
    public static async Task<RunningHost?> TryFindAsync(string data, int? port, CancellationToken cancellationToken, TimeSpan? patience = null)
    {
        var url = port is null ? Address(HostFile.Find(data)?.Url) : Address($"http://localhost:{port}");
        if (url is null || !await AnswersAsync(url, patience ?? Patience, cancellationToken)) return null;
        var tokenFile = Path.Combine(data, OwnerToken.FileName);
        if (!File.Exists(tokenFile))
            throw new CliException($"{url} answers, but {tokenFile} does not exist. Name the data folder of that host with --data.");
        return new RunningHost(url, (await File.ReadAllTextAsync(tokenFile, cancellationToken)).Trim());
    }

    /// <summary>A client that carries the token. No limit on the time of a request: commands are ended by Ctrl-C.</summary>
    public HttpClient Connect()
    {
        var http = new HttpClient { BaseAddress = Url, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return http;
    }

    private static Uri? Address(string? url) => url is not null && Uri.TryCreate(url.TrimEnd('/') + "/", UriKind.Absolute, out var address) ? address : null;

    // A file left behind by a killed host names a port where nobody, or somebody else, listens
    private static async Task<bool> AnswersAsync(Uri url, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = url, Timeout = patience };
        try
        {
            using var answer = await http.GetAsync("health", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CliException($"{url} takes connections and did not answer for {patience.TotalSeconds} seconds. Try again, or stop the program that listens there.");
        }
    }
}
