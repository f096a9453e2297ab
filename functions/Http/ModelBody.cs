using System.Text.Json;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>The embedding model to move a brain to.</summary>
internal sealed record ModelBody(string? Model)
{
    /// <summary>Null for the deployment's.</summary>
    /// <exception cref="BadInputException">The body is something else.</exception>
    public static string? Read(HttpApiRequest request)
    {
        var bytes = request.BodyBytes();
        if (bytes.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(bytes, HttpJson.Default.ModelBody)?.Model;
        }
        catch (JsonException error)
        {
            throw new BadInputException("""The body must be {"model": "..."}, or nothing.""", error);
        }
    }
}
