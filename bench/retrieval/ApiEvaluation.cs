using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SecondBrain.Bench.Retrieval;

/// <summary>The same measurement through a running host: every document is captured over HTTP and ingested by the workflow, every query is a search.</summary>
internal sealed class ApiEvaluation : IDisposable
{
    private const int Clients = 6;

    // words and meaning alone are the hits of one search, ordered by that part of their scores
    private const int Hits = 100;

    private readonly RetrievalSet _set;
    private readonly string _name;
    private readonly HttpClient _http;
    private readonly Dictionary<string, string> _documents = [];

    public ApiEvaluation(RetrievalSet set, string name, Uri host, string token)
    {
        (_set, _name) = (set, name);
        _http = new HttpClient { BaseAddress = host, Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    public async Task IndexAsync()
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = Clients };
        var texts = _set.Documents.Where(document => !string.IsNullOrWhiteSpace(document.Title + document.Text));
        await Parallel.ForEachAsync(texts, options, async (document, cancellationToken) =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/notes");
            request.Headers.Add("Idempotency-Key", $"bench:{_name}:{document.Id}");
            request.Content = JsonContent.Create(new { content = string.IsNullOrEmpty(document.Title) ? document.Text : $"# {document.Title}\n\n{document.Text}" });
            using var response = await _http.SendAsync(request, cancellationToken);
            var capture = (await response.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>(cancellationToken))!;
            lock (_documents)
            {
                _documents[(string)capture["id"]!] = document.Id;
            }

            await WaitAsync((string)capture["receipt"]!, cancellationToken);
        });
    }

    /// <returns>Mean nDCG@10 by words, by meaning and by both.</returns>
    public async Task<(double Words, double Meaning, double Both)> MeasureAsync()
    {
        var (words, meaning, both) = (0.0, 0.0, 0.0);
        foreach (var query in _set.Queries)
        {
            var page = (await _http.GetFromJsonAsync<JsonNode>($"/search?limit={Hits}&q={Uri.EscapeDataString(query.Text)}"))!;
            var hits = page["items"]!.AsArray().Select(hit => hit!).ToList();
            both += Quality(query, hits);
            words += Quality(query, hits.OrderByDescending(hit => (double)hit["scores"]!["words"]!));
            meaning += Quality(query, hits.OrderByDescending(hit => (double)hit["scores"]!["meaning"]!));
        }

        return (words / _set.Queries.Count, meaning / _set.Queries.Count, both / _set.Queries.Count);
    }

    public void Dispose() => _http.Dispose();

    private double Quality(RetrievalText query, IEnumerable<JsonNode> hits) => RankingQuality.NdcgAt10(
        hits.Select(hit => _documents.GetValueOrDefault((string)hit["id"]!)).OfType<string>().Where(id => !_set.Dropped.Contains((query.Id, id))),
        _set.Judged(query.Id));

    private async Task WaitAsync(string receipt, CancellationToken cancellationToken)
    {
        while ((await _http.GetFromJsonAsync<JsonNode>(receipt, cancellationToken))!["state"]!.GetValue<string>() is not "completed" and var state)
        {
            if (state == "failed")
            {
                throw new InvalidOperationException($"{receipt} failed.");
            }

            await Task.Delay(50, cancellationToken);
        }
    }
}
