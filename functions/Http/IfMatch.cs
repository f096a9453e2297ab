using System.Globalization;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>The version that a writer has read, from <c>If-Match</c> (RFC 9110, 13.1.1). A write without it could take away what it has not seen.</summary>
internal static class IfMatch
{
    private const string Advice = "Send the ETag of GET /notes/{id} as it is, such as If-Match: \"3\".";

    /// <summary>The version, or the answer to a request that does not name one.</summary>
    public static (int Version, HttpApiResponse? Problem) Read(HttpApiRequest request) => request.Header("if-match")?.Trim() switch
    {
        null or "" => (0, Problems.Of(428, "precondition-required", "Precondition Required", $"An edit must name the version that you have read, so that nobody's words are lost. {Advice}")),
        "*" => (0, Problems.BadRequest("bad-if-match", $"If-Match: * would edit a version that you have not read. {Advice}")),
        ['W', '/', ..] => (0, Problems.BadRequest("bad-if-match", $"A weak ETag does not name one version. {Advice}")),
        ['"', .. var tag, '"'] when int.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0 => (version, null),
        _ => (0, Problems.BadRequest("bad-if-match", $"If-Match must be one ETag of this note. {Advice}")),
    };
}
