using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.Http;

/// <summary>The header <c>WWW-Authenticate</c> (RFC 6750) with the pointer to the metadata of the resource (RFC 9728, section 5.1).</summary>
internal static class Challenge
{
    public const string Header = "www-authenticate";

    /// <param name="error">Null when there was no token: then there is nothing wrong with it.</param>
    public static (string Name, string Value) Of(HttpApiRequest request, string? error = null, string? scope = null, string? description = null)
    {
        var parameters = new List<string> { $"resource_metadata=\"{ResourceAddress.MetadataOf(request)}\"" };
        if (error is not null)
        {
            parameters.Add($"error=\"{error}\"");
        }

        if (scope is not null)
        {
            parameters.Add($"scope=\"{scope}\"");
        }

        if (description is not null)
        {
            parameters.Add($"error_description=\"{Quoted(description)}\"");
        }

        return (Header, "Bearer " + string.Join(", ", parameters));
    }

    /// <summary>A refusal with the header, and with the pointer in it.</summary>
    public static HttpApiResponse On(HttpApiResponse answer, HttpApiRequest request)
    {
        if (answer.StatusCode is not (401 or 403))
        {
            return answer;
        }

        var headers = new Dictionary<string, string>(answer.Headers, StringComparer.OrdinalIgnoreCase);
        var (name, value) = Of(request);
        if (headers.TryGetValue(name, out var given))
        {
            value = given.Contains("resource_metadata=", StringComparison.Ordinal) ? given : given.Replace("Bearer ", value + ", ", StringComparison.Ordinal);
        }

        headers[name] = value;
        return answer with { Headers = headers };
    }

    // RFC 6750 allows no quote, backslash or character beyond ASCII here
    private static string Quoted(string text) => string.Concat(text.Select(c => c is >= ' ' and <= '~' and not '"' and not '\\' ? c : '\''));
}
