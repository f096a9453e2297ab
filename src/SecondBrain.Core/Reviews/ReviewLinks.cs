using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using SecondBrain.Core.Identity;

namespace SecondBrain.Core.Reviews;

/// <summary>Links in e-mails that decide a review without a token: signed by HMAC-SHA-256, for one question, one answer and a time.</summary>
/// <remarks>A link works once: it names the time of asking, and a question has one answer.</remarks>
public sealed class ReviewLinks(IReviewKeyStore keys, TimeProvider clock)
{
    public const string Path = "/reviews/decide";

    /// <param name="choice">Approve or reject: the others need more than a click.</param>
    /// <returns>Path and query, to follow the API's address.</returns>
    public async Task<string> CreateAsync(Review review, string choice, TimeSpan validity, CancellationToken cancellationToken)
    {
        var expires = (clock.GetUtcNow() + validity).ToUnixTimeSeconds();
        var text = string.Create(CultureInfo.InvariantCulture, $"{review.Brain} {review.Id} {choice} {review.Asked} {expires}");
        var payload = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
        return $"{Path}?token={payload}.{Base64Url.EncodeToString(await SignAsync(payload, cancellationToken))}";
    }

    /// <summary>Null for a token that this brain did not sign, or that has expired.</summary>
    public async Task<SignedDecision?> ReadAsync(string? token, CancellationToken cancellationToken)
    {
        if (token?.Split('.') is not [{ Length: > 0 and < 400 } payload, { Length: 43 } signature]
            || !Base64Url.IsValid(payload) || !Base64Url.IsValid(signature)
            || !CryptographicOperations.FixedTimeEquals(await SignAsync(payload, cancellationToken), Base64Url.DecodeFromChars(signature)))
        {
            return null;
        }

        return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(payload)).Split(' ') is [var brainText, var idText, var choice, var asked, var expires]
            && BrainId.TryParse(brainText, out var brain)
            && ReviewId.TryParse(idText, out var id)
            && long.Parse(expires, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds()
            ? new SignedDecision(brain, id, choice, int.Parse(asked, CultureInfo.InvariantCulture))
            : null;
    }

    private async Task<byte[]> SignAsync(string payload, CancellationToken cancellationToken) =>
        HMACSHA256.HashData((await keys.ReadAsync(cancellationToken)).Span, Encoding.UTF8.GetBytes(payload));
}
