using System.Text;
using System.Text.Json;
using SecondBrain.Core.Import;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.StageImport;

/// <summary>Reads files from a request.</summary>
internal static class FilesReader
{
    /// <exception cref="BadInputException">The body is too large, or not what it should be.</exception>
    public static IReadOnlyList<StagedFile> Read(HttpApiRequest request)
    {
        var bytes = request.BodyBytes();
        if (bytes.Length > ImportLimits.MaxRequestBytes)
        {
            throw new BadInputException($"The body has {bytes.Length:N0} bytes; send at most {ImportLimits.MaxRequestBytes:N0} a request.");
        }

        try
        {
            var body = JsonSerializer.Deserialize(bytes, HttpJson.Default.FilesBody);
            return body is { Files: not null } && body.Files.All(file => file is { Path: not null } && file.Text is null != file.Base64 is null)
                ? [.. body.Files.Select(file => new StagedFile(file.Path, file.Base64 ?? Encoding.UTF8.GetBytes(file.Text!)))]
                : throw new BadInputException("""The body must be {"files": [{"path": "...", "text": "..."}]}; a file has either 'text' or 'base64'.""");
        }
        catch (JsonException error)
        {
            throw new BadInputException("""The body is not JSON of the form {"files": [{"path": "...", "text": "..."}]}.""", error);
        }
    }
}
