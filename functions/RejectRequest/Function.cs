using SecondBrain.Functions.Http;
using SecondBrain.Lambda;

namespace SecondBrain.Functions.RejectRequest;

/// <summary>$default: paths that do not exist (404), and methods that a path does not have (405).</summary>
internal static class Function
{
    public static LambdaHandler Create(IServiceProvider services) => ApiHandler.CreateOpen((request, _) =>
    {
        var http = request.RequestContext.Http;
        var allowed = Routes.MethodsOf(request.RawPath);
        return Task.FromResult(allowed.Count > 0
            ? Problems.Of(
                405, "method-not-allowed", "Method Not Allowed", $"{http.Method} is not possible here. Possible: {string.Join(", ", allowed)}.", ("allow", string.Join(", ", allowed)))
            : Problems.NotFound("There is nothing at this path. docs/openapi.yaml lists the paths."));
    });
}
