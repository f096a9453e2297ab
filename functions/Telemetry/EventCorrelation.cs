using System.Text.Json;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Import;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reviews;
using SecondBrain.Core.Telemetry;

namespace SecondBrain.Functions.Telemetry;

/// <summary>Finds what an event is about without knowing its type: the ids at the top of a step's event, the route and its id of an HTTP event.</summary>
internal static class EventCorrelation
{
    /// <summary>An event that cannot be read tags nothing: the function itself says what is wrong with it.</summary>
    public static void Read(ReadOnlySpan<byte> json, InvocationScope scope)
    {
        var reader = new Utf8JsonReader(json);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                return;
            string? pathId = null;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = reader.GetString()!;
                reader.Read();
                switch (name)
                {
                    case "routeKey":
                        scope.Route = Text(ref reader);
                        break;
                    case "pathParameters":
                        pathId = TextIn(ref reader, "id");
                        break;
                    case "requestContext":
                        scope.ApiRequestId = TextIn(ref reader, "requestId");
                        break;
                    default:
                        Tag(scope, name, Text(ref reader));
                        break;
                }
            }

            if (scope.Route is not null && pathId is not null)
                Tag(scope, FieldOf(scope.Route), pathId);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException) // half of a surrogate pair is the second
        {
            // the function reads the same event and throws
        }
    }

    private static void Tag(InvocationScope scope, string field, string? value)
    {
        var isId = field switch
        {
            CorrelationFields.Brain => BrainId.TryParse(value, out _),
            CorrelationFields.Capture => CaptureId.TryParse(value, out _),
            CorrelationFields.Note => NoteId.TryParse(value, out _),
            CorrelationFields.Review => ReviewId.TryParse(value, out _),
            CorrelationFields.Import => ImportId.TryParse(value, out _),
            CorrelationFields.Execution or CorrelationFields.Session => true, // the scope looks at them
            _ => false,
        };
        if (isId)
            scope.Tag(field, value);
    }

    /// <summary>What <c>{id}</c> is in a route.</summary>
    private static string FieldOf(string route) => route switch
    {
        _ when route.Contains("/notes/{id}", StringComparison.Ordinal) => CorrelationFields.Note,
        _ when route.Contains("/captures/{id}", StringComparison.Ordinal) => CorrelationFields.Capture,
        _ when route.Contains("/reviews/{id}", StringComparison.Ordinal) => CorrelationFields.Review,
        _ when route.Contains("/imports/{id}", StringComparison.Ordinal) => CorrelationFields.Import,
        _ => "",
    };

    private static string? Text(ref Utf8JsonReader reader)
    {
        var text = reader is { TokenType: JsonTokenType.String, ValueSpan.Length: <= 256 } ? reader.GetString() : null;
        reader.Skip();
        return text;
    }

    private static string? TextIn(ref Utf8JsonReader reader, string property)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        string? found = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isIt = reader.ValueTextEquals(property);
            reader.Read();
            var value = Text(ref reader);
            found = isIt ? value : found;
        }

        return found;
    }
}
