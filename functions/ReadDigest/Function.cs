using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Digest;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ReadDigest;

/// <summary>GET /digests/latest, GET /digests/{date}.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var digests = services.GetRequiredService<IDigestStore>();
        var titles = services.GetRequiredService<DigestTitles>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            var digest = request.Path("date") switch
            {
                null => await digests.LatestAsync(principal.Brain, cancellationToken),
                var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) =>
                    await digests.FindAsync(principal.Brain, date, cancellationToken),
                _ => throw new BadInputException("A digest's date is written as 2026-11-22."),
            };
            return digest is null
                ? Problems.NotFound("There is no such digest: that day had nothing to say, or has not come.")
                : Answers.Json(200, DigestView.Of(digest, await titles.ReadAsync(digest, cancellationToken)), ViewJson.Default.DigestView);
        });
    }
}
