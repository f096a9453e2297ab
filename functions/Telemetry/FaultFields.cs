using System.Text.Json;
using Amazon.Runtime;
using SecondBrain.Aws.Signing;
using SecondBrain.Core.Ingestion;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reembedding;
using SecondBrain.Core.Reviews;
using SecondBrain.Lambda.Runtime;

namespace SecondBrain.Functions.Telemetry;

/// <summary>What a log line says of an exception: types, methods, AWS's code. A message only where it is made of ids and our own words.</summary>
/// <remarks>Messages of all others can quote what was being read: a JSON parser, DynamoDB's validation, a parser of titles. They are never written.</remarks>
internal static class FaultFields
{
    private const int MaxFrames = 16;

    private const int MaxFrame = 200;

    /// <summary>Their messages are made of ids, codes, numbers and times. What AWS wrote is in <see cref="AwsServiceException.ServiceMessage"/>, and stays there.</summary>
    private static readonly HashSet<Type> WithMessage =
    [
        typeof(AwsServiceException), typeof(InvalidEmbeddingException), typeof(InvocationTimedOutException), typeof(NoteFrozenException), typeof(NoteNotFoundException),
        typeof(ReembeddingConflictException), typeof(ResponseTooLargeException), typeof(ReviewDecidedException), typeof(ReviewNotFoundException),
    ];

    public static void Write(Utf8JsonWriter line, Exception error)
    {
        line.WriteString(LogFields.ErrorType, SimpleName(error));
        if (CodeOf(error) is { } code)
            line.WriteString(LogFields.ErrorCode, code);
        if (WithMessage.Contains(error.GetType()))
            line.WriteString(LogFields.ErrorMessage, error.Message);
        if (error.InnerException is not null)
            WriteInner(line, error.InnerException);
        line.WriteStartArray(LogFields.ErrorStack);
        foreach (var frame in Frames(error))
            line.WriteStringValue(frame);
        line.WriteEndArray();
    }

    private static void WriteInner(Utf8JsonWriter line, Exception inner)
    {
        line.WriteStartArray(LogFields.ErrorInner);
        for (var each = inner; each is not null; each = each.InnerException)
            line.WriteStringValue(CodeOf(each) is { } code ? $"{SimpleName(each)} {code}" : SimpleName(each));
        line.WriteEndArray();
    }

    private static string? CodeOf(Exception error) => error switch
    {
        AwsServiceException own => own.Code,
        AmazonServiceException sdk => sdk.ErrorCode,
        _ => null,
    };

    private static string SimpleName(Exception error) => error.GetType().Name.Split('`')[0];

    // a frame is "at Namespace.Type.Method(Type name) in /where/it/was/built.cs:line 7": the file is of no use elsewhere
    private static IEnumerable<string> Frames(Exception error) => (error.StackTrace ?? "")
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(frame => frame.StartsWith("at ", StringComparison.Ordinal))
        .Select(frame => frame[3..].Split(" in ", 2)[0])
        .Select(frame => frame.Length > MaxFrame ? frame[..MaxFrame] : frame)
        .Take(MaxFrames);
}
