using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SecondBrain.Core.Access;
using SecondBrain.Core.Reading;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.ReadDigest;

/// <summary>GET /digests/latest, GET /digests/{date}.</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services)
    {
        var digests = services.GetRequiredService<DigestReader>();
        return ApiHandler.Create(services, Scope.Read, async (request, principal, cancellationToken) =>
        {
            var date = request.Path("date") switch
            {
                null => default(DateOnly?),
                var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
                _ => throw new BadInputException("A digest's date is written as 2026-11-22."),
            };
            return await digests.FindAsync(principal, date, cancellationToken) is { } digest
                ? Answers.Json(200, digest, ViewJson.Default.DigestView)
                : Problems.NotFound("There is no such digest: that day had nothing to say, or has not come.");
        });
    }
}
