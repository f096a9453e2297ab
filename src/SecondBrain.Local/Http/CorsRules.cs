using System.Globalization;
using SecondBrain.Local.Template;

namespace SecondBrain.Local.Http;

/// <summary>CORS as an HTTP API answers it: the gateway answers preflight requests itself and sets the headers of every other answer.</summary>
internal sealed class CorsRules(CorsResource cors)
{
    public static bool IsPreflight(HttpRequest request) =>
        HttpMethods.IsOptions(request.Method) && request.Headers.Origin.Count > 0 && request.Headers.AccessControlRequestMethod.Count > 0;

    /// <summary>Sets the headers that this origin may see; none for an origin that the template does not allow.</summary>
    public void Apply(HttpContext context)
    {
        var origin = context.Request.Headers.Origin.ToString();
        if (origin.Length == 0 || !Allows(origin))
            return;
        var headers = context.Response.Headers;
        headers.AccessControlAllowOrigin = cors.Origins.Contains("*") && !cors.Credentials ? "*" : origin;
        headers.Vary = "Origin";
        if (cors.Credentials)
            headers.AccessControlAllowCredentials = "true";
        if (cors.ExposedHeaders.Count > 0)
            headers.AccessControlExposeHeaders = string.Join(',', cors.ExposedHeaders);
    }

    public void AnswerPreflight(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        if (!Allows(context.Request.Headers.Origin.ToString()))
            return;
        Apply(context);
        var headers = context.Response.Headers;
        if (cors.Methods.Count > 0)
            headers.AccessControlAllowMethods = string.Join(',', cors.Methods);
        if (cors.Headers.Count > 0)
            headers.AccessControlAllowHeaders = string.Join(',', cors.Headers);
        if (cors.MaxAgeSeconds is { } seconds)
            headers.AccessControlMaxAge = seconds.ToString(CultureInfo.InvariantCulture);
    }

    private bool Allows(string origin) => cors.Origins.Contains("*") || cors.Origins.Contains(origin, StringComparer.OrdinalIgnoreCase);
}
