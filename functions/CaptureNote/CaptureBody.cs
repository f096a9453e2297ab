using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SecondBrain.Core.Capture;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.CaptureNote;

/// <summary>Reads a capture from a request: Markdown or plain text as it is, or JSON with the text inside.</summary>
internal static class CaptureBody
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(25);

    /// <summary>Null when the content type can be read. A request without one is Markdown.</summary>
    public static HttpApiResponse? UnsupportedType(HttpApiRequest request) => MediaTypes.Of(request) is MediaTypes.Markdown or MediaTypes.Plain or MediaTypes.Json
        ? null
        : Problems.Of(415, "unsupported-media-type", "Unsupported Media Type", $"Send {MediaTypes.Markdown}, {MediaTypes.Plain} or {MediaTypes.Json} in UTF-8.");

    /// <exception cref="BadInputException">The JSON cannot be read.</exception>
    /// <returns>What to keep, and the page to make it of when it has none itself.</returns>
    public static (CaptureRequest Request, string? Url) Read(HttpApiRequest request) => MediaTypes.Of(request) == MediaTypes.Json
        ? FromJson(request)
        : (new CaptureRequest(request.BodyBytes(), MediaTypes.Of(request)!)
        {
            IdempotencyKey = request.Header("idempotency-key"),
            Title = request.Query("title"),
            Source = request.Query("source"),
            Type = request.Query("type"),
        }, null);

    /// <summary>RFC 7240 <c>Prefer: wait=N</c>, at most 25 seconds after the request came; null without it.</summary>
    /// <param name="since">How long ago it came.</param>
    public static TimeSpan? Patience(HttpApiRequest request, TimeSpan since)
    {
        if (since >= LongestWait)
        {
            return null;
        }

        var wait = (request.Header("prefer") ?? "").Split([',', ';'], StringSplitOptions.TrimEntries)
            .FirstOrDefault(preference => preference.StartsWith("wait=", StringComparison.OrdinalIgnoreCase));
        return wait is not null && int.TryParse(wait.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(Math.Min(seconds, (LongestWait - since).TotalSeconds))
            : null;
    }

    private static (CaptureRequest Request, string? Url) FromJson(HttpApiRequest request)
    {
        var bytes = request.BodyBytes();
        if (!Utf8.IsValid(bytes))
        {
            throw new BadInputException("The body is not valid UTF-8 text.");
        }

        var body = Parse(bytes);
        var capture = new CaptureRequest(Encoding.UTF8.GetBytes(body.Content ?? ""), MediaTypes.Markdown)
        {
            IdempotencyKey = request.Header("idempotency-key"),
            Title = body.Title,
            Source = body.Source,
            Type = body.Type,
            Status = body.Status,
            Visibility = body.Visibility,
            Tags = body.Tags ?? [],
            Aliases = body.Aliases ?? [],
        };
        return (capture, body.Url);
    }

    private static NoteBody Parse(byte[] bytes)
    {
        try
        {
            var body = JsonSerializer.Deserialize(bytes, HttpJson.Default.NoteBody);
            return body is { Content: not null, Url: null } or { Content: null, Url: not null, Source: null } && (body.Tags ?? []).Concat(body.Aliases ?? []).All(name => name is not null)
                ? body
                : throw new BadInputException("The body must be a JSON object with 'content', the note's text, or 'url', a page to clip, and not both; a page is its own 'source'; tags and aliases are lists of text.");
        }
        catch (JsonException error)
        {
            throw new BadInputException(
                $"The body is not a note in JSON ({Where(error)}). Send {{\"content\": \"...\"}} or {{\"url\": \"https://...\"}} and, if you like, title, source, type, status, visibility, tags, aliases.", error);
        }
    }

    private static string Where(JsonException error) => error.Path is { Length: > 1 } path
        ? $"see {path}"
        : string.Create(CultureInfo.InvariantCulture, $"line {error.LineNumber + 1 ?? 1}, byte {error.BytePositionInLine ?? 0}");
}
