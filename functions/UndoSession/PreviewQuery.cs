using System.Text.Json;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.UndoSession;

internal static class PreviewQuery
{
    /// <summary>The query counts more than the body; without either it is a preview.</summary>
    public static bool IsPreview(HttpApiRequest request)
    {
        switch (request.Query("preview"))
        {
            case "true":
                return true;
            case "false":
                return false;
            case { }:
                throw new BadInputException("'preview' must be true or false.");
        }

        var body = request.BodyBytes();
        if (body.Length == 0)
        {
            return true;
        }

        try
        {
            return JsonSerializer.Deserialize(body, HttpJson.Default.UndoBody)?.Preview ?? true;
        }
        catch (JsonException error)
        {
            throw new BadInputException("The body must be {\"preview\": true} or {\"preview\": false}.", error);
        }
    }
}
