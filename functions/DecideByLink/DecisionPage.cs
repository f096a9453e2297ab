using System.Net;
using SecondBrain.Core.Reviews;
using SecondBrain.Core.Views;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.DecideByLink;

/// <summary>The page behind a link in an e-mail: a question and one button, no script.</summary>
internal static class DecisionPage
{
    public static HttpApiResponse Ask(SignedDecision signed, ReviewView review)
    {
        var what = review.Kind == "link"
            ? $"&ldquo;{Text(review.Notes[0].Title)}&rdquo; <b>{Text(review.Type)}</b> &ldquo;{Text(review.Notes[1].Title)}&rdquo;"
            : $"Merge &ldquo;{Text(review.Notes[1].Title)}&rdquo; into &ldquo;{Text(review.Notes[0].Title)}&rdquo;";
        var quote = review.Quote is { } words ? $"<blockquote>{Text(words)}</blockquote>" : "";
        return Page(200, $"<p>{what}</p>{quote}<p>Proposed by {Text(review.By)}.</p><form method=\"post\"><button>{Text(signed.Choice)}</button></form>");
    }

    public static HttpApiResponse Done(SignedDecision signed) => Page(202, $"<p>Your decision &ldquo;{Text(signed.Choice)}&rdquo; is recorded.</p>");

    /// <summary>The token is in the address: it must not go to another site as a referrer.</summary>
    private static HttpApiResponse Page(int status, string body) => Answers.Text(
        status,
        "text/html; charset=utf-8",
        $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>Review</title><body>{body}</body></html>",
        ("content-security-policy", "default-src 'none'; form-action 'self'; frame-ancestors 'none'"),
        ("referrer-policy", "no-referrer"),
        ("x-content-type-options", "nosniff"));

    private static string Text(string? text) => WebUtility.HtmlEncode(text ?? "");
}
