using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using SecondBrain.Core.Editing;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.EditNote;

/// <summary>Reads an edit from a request: PUT has the whole text, as it is or in JSON; PATCH is a JSON merge patch (RFC 7396) of everything but the text.</summary>
internal static class EditBody
{
    private static readonly string[] Lists = ["tags", "aliases"];

    private static readonly string[] Texts = ["title", "type", "status", "visibility", "trust"];

    /// <summary>Null when the content type can be read.</summary>
    public static HttpApiResponse? UnsupportedType(HttpApiRequest request, bool isPatch) => (isPatch, MediaTypes.Of(request)) switch
    {
        (false, MediaTypes.Markdown or MediaTypes.Plain or MediaTypes.Json) or (true, MediaTypes.MergePatch or MediaTypes.Json) => null,
        _ => Problems.Of(415, "unsupported-media-type", "Unsupported Media Type", isPatch
            ? $"Send {MediaTypes.MergePatch} in UTF-8."
            : $"Send {MediaTypes.Markdown}, {MediaTypes.Plain} or {MediaTypes.Json} in UTF-8."),
    };

    /// <exception cref="BadInputException">The JSON cannot be read.</exception>
    public static NoteEdit ReadText(HttpApiRequest request)
    {
        if (MediaTypes.Of(request) != MediaTypes.Json)
        {
            return new NoteEdit { Content = request.BodyBytes(), ContentType = MediaTypes.Of(request), IdempotencyKey = request.Header("idempotency-key") };
        }

        var body = Parse(request);
        var content = Text(body, "content") ?? throw new BadInputException("The body must be a JSON object with 'content', the note's whole text. PATCH changes the rest without the text.");
        return Read(request, body, [.. Texts, .. Lists, "content"]) with { Content = Encoding.UTF8.GetBytes(content) };
    }

    /// <exception cref="BadInputException">Not a merge patch of a note.</exception>
    public static NoteEdit ReadPatch(HttpApiRequest request)
    {
        var body = Parse(request);
        if (body.TryGetProperty("content", out _))
        {
            throw new BadInputException("PATCH changes everything but the text. PUT /notes/{id} replaces the text.");
        }

        return Read(request, body, [.. Texts, .. Lists]);
    }

    private static NoteEdit Read(HttpApiRequest request, JsonElement body, IReadOnlyList<string> known)
    {
        if (body.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name)) is { } unknown)
        {
            throw new BadInputException($"A note has no member '{(unknown.Length <= 60 ? unknown : unknown[..60])}' that can be edited. Known: {string.Join(", ", known)}.");
        }

        return new NoteEdit
        {
            IdempotencyKey = request.Header("idempotency-key"),
            Title = Text(body, "title"),
            Type = Text(body, "type"),
            Status = Text(body, "status"),
            Visibility = Text(body, "visibility"),
            Trust = Text(body, "trust"),
            Tags = List(body, "tags"),
            Aliases = List(body, "aliases"),
        };
    }

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) switch
    {
        false => null,
        _ when value.ValueKind is JsonValueKind.String => value.GetString(),
        _ => throw new BadInputException($"'{name}' must be text. A note always has one: leave it out to keep it."),
    };

    /// <summary>A null takes all away, as a merge patch says.</summary>
    private static IReadOnlyList<string>? List(JsonElement body, string name) => body.TryGetProperty(name, out var value) switch
    {
        false => null,
        _ when value.ValueKind is JsonValueKind.Null => [],
        _ when value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String) => [.. value.EnumerateArray().Select(item => item.GetString()!)],
        _ => throw new BadInputException($"'{name}' must be a list of texts: all that the note shall have."),
    };

    private static JsonElement Parse(HttpApiRequest request)
    {
        var bytes = request.BodyBytes();
        try
        {
            using var document = JsonDocument.Parse(Utf8.IsValid(bytes) ? bytes : throw new BadInputException("The body is not valid UTF-8 text."), new JsonDocumentOptions { AllowDuplicateProperties = false });
            return document.RootElement.ValueKind is JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new BadInputException("The body must be a JSON object with the members to change.");
        }
        catch (JsonException error)
        {
            throw new BadInputException("The body is not JSON. Send an object with the members to change, such as {\"status\": \"evergreen\", \"tags\": [\"garden\"]}.", error);
        }
    }
}
