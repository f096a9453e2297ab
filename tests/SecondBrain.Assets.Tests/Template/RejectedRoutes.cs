using System.Reflection;
using SecondBrain.Functions;

namespace SecondBrain.Assets.Tests.Template;

/// <summary>The routes that the function RejectRequest knows, by which it tells 405 from 404.</summary>
internal static class RejectedRoutes
{
    /// <summary>Each as <c>GET /notes/{id}</c>.</summary>
    public static IReadOnlyList<string> Load()
    {
        var routes = typeof(FunctionCatalog).Assembly.GetType("SecondBrain.Functions.RejectRequest.Routes", throwOnError: true)!;
        var all = (IReadOnlyList<(string Method, string Path)>)routes.GetProperty("All", BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        return [.. all.Select(route => $"{route.Method} {route.Path}")];
    }
}
