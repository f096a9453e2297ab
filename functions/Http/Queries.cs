using System.Globalization;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Import;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Paging;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>Reads query parameters and path ids; a value out of range is a <see cref="BadInputException"/> that says the range.</summary>
internal static class Queries
{
    public static int Number(this HttpApiRequest request, string name, int fallback, int min, int max) => request.Query(name) switch
    {
        null => fallback,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max => value,
        _ => throw new BadInputException($"'{name}' must be a number from {min} to {max}."),
    };

    /// <summary>False when it is missing.</summary>
    public static bool Flag(this HttpApiRequest request, string name) => request.Query(name) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new BadInputException($"'{name}' must be 'true' or 'false'."),
    };

    public static PageRequest Page(this HttpApiRequest request) =>
        new(request.Number("limit", PageRequest.DefaultLimit, 1, PageRequest.MaxLimit), request.Query("cursor"));

    /// <summary>A page of a list whose cursors are offsets.</summary>
    public static (int Limit, int Offset) OffsetPage(this HttpApiRequest request) =>
        (request.Number("limit", PageRequest.DefaultLimit, 1, PageRequest.MaxLimit), request.Number("cursor", 0, 0, int.MaxValue / 2));

    /// <exception cref="BadInputException">The parameter is missing or no id.</exception>
    public static NoteId RequiredNote(this HttpApiRequest request, string name) => Core.Notes.NoteId.TryParse(request.Query(name)?.ToUpperInvariant(), out var id)
        ? id
        : throw new BadInputException($"'{name}' must be a note id, 26 characters.");

    public static NoteId? NoteId(this HttpApiRequest request) =>
        Core.Notes.NoteId.TryParse(request.Path("id")?.ToUpperInvariant(), out var id) ? id : null;

    public static CaptureId? CaptureId(this HttpApiRequest request) =>
        Core.Capture.CaptureId.TryParse(request.Path("id")?.ToLowerInvariant(), out var id) ? id : null;

    public static ImportId? ImportId(this HttpApiRequest request) =>
        Core.Import.ImportId.TryParse(request.Path("id")?.ToUpperInvariant(), out var id) ? id : null;
}
