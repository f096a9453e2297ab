using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Import;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.ReadImport;

/// <summary>GET /imports/{id}, GET /imports/{id}/results.</summary>
internal static class Function
{
    private const int MaxLines = 5000;

    public static LambdaHandler Create(IServiceProvider services)
    {
        var reading = services.GetRequiredService<ImportReading>();
        return ApiHandler.CreateForOwners(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            if (request.ImportId() is not { } id || await reading.FindAsync(principal.Brain, id, cancellationToken) is not { } import)
            {
                return Problems.NoSuchImport(request.Path("id"));
            }

            if (!request.RouteKey.EndsWith("/results", StringComparison.Ordinal))
            {
                return Answers.Json(200, ImportView.Of(import), ViewJson.Default.ImportView);
            }

            var offset = request.Number("offset", 0, 0, ImportLimits.MaxFiles);
            var limit = request.Number("limit", 1000, 1, MaxLines);
            return import.State is ImportState.Done && await reading.ResultsAsync(principal.Brain, id, offset, limit, cancellationToken) is { } page
                ? Lines(page.Lines, page.Next is { } next ? string.Create(CultureInfo.InvariantCulture, $"<{ImportView.Path(id)}/results?offset={next}&limit={limit}>; rel=\"next\"") : null)
                : Problems.Of(409, "import-not-done", "Conflict", $"The import is '{import.State}'. Its results are there once it is 'done'.");
        });
    }

    private static HttpApiResponse Lines(ReadOnlyMemory<byte> lines, string? link) => link is null
        ? Answers.Text(200, "application/jsonl", Encoding.UTF8.GetString(lines.Span))
        : Answers.Text(200, "application/jsonl", Encoding.UTF8.GetString(lines.Span), ("link", link));
}
