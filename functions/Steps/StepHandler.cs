using System.Text.Json.Serialization.Metadata;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Identity;
using SecondBrain.Core.Import;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Reviews;
using SecondBrain.Lambda;
using SecondBrain.Lambda.Handlers;

namespace SecondBrain.Functions.Steps;

/// <summary>What every workflow step shares: ids in its event are checked before anything is read.</summary>
internal static class StepHandler
{
    public static LambdaHandler Create<TEvent, TResult>(
        JsonTypeInfo<TEvent> eventType, JsonTypeInfo<TResult> resultType, Func<TEvent, CancellationToken, Task<TResult>> run) =>
        LambdaHandlers.FromTask<TEvent, TResult>((input, _, cancellationToken) => run(input, cancellationToken), eventType, resultType);

    public static BrainId Brain(string? text) => BrainId.TryParse(text, out var id) ? id : throw new BadEventException("'brain' is not a brain id.");

    public static CaptureId Capture(string? text) => CaptureId.TryParse(text, out var id) ? id : throw new BadEventException("'capture' is not a capture id.");

    public static NoteId Note(string? text) => NoteId.TryParse(text, out var id) ? id : throw new BadEventException("'note' is not a note id.");

    public static ImportId Import(string? text) => ImportId.TryParse(text, out var id) ? id : throw new BadEventException("'import' is not an import id.");

    public static ReviewId Review(string? text) => ReviewId.TryParse(text, out var id) ? id : throw new BadEventException("'review' is not a review id.");
}
