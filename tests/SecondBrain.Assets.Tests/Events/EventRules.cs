using System.Text.Json;
using System.Text.Json.Nodes;
using SecondBrain.Assets.Tests.Template;
using SecondBrain.Assets.Tests.Workflows;
using SecondBrain.Functions;
using SecondBrain.Lambda.HttpApi;
using SecondBrain.Lambda.Schedule;

namespace SecondBrain.Assets.Tests.Events;

/// <summary>An example event has the shape that its function is really called with: its route, its workflow state or its schedule.</summary>
internal static class EventRules
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = default,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly Type[] StepEvents =
        [.. typeof(FunctionCatalog).Assembly.GetTypes().Where(type => type is { Namespace: "SecondBrain.Functions.Steps", IsInterface: false } && type.Name.EndsWith("Event", StringComparison.Ordinal))];

    public static IEnumerable<string> Find(SamFunction function, string json, IEnumerable<WorkflowFile> workflows)
    {
        try
        {
            var parsed = JsonNode.Parse(json)!.AsObject();
            if (function.Routes().Any()) return Http(function, JsonSerializer.Deserialize(json, HttpApiJson.Default.HttpApiRequest)!);
            if (function.Events().Any(each => each.Type is "Schedule" or "ScheduleV2"))
            {
                return JsonSerializer.Deserialize(json, ScheduledEventJson.Default.ScheduledEvent)!.DetailType == "Scheduled Event" ? [] : ["is no scheduled event"];
            }

            if (SamTemplate.Shipped.Triggers().Contains(function.Name)) return (string?)parsed["version"] == "3" && ((string?)parsed["triggerSource"] ?? "").StartsWith("TokenGeneration_", StringComparison.Ordinal) ? [] : ["is no event of a user pool before it makes tokens"];

            return Step(function, parsed, workflows);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return [$"is not the event of this function: {error.Message}"];
        }
    }

    private static IEnumerable<string> Http(SamFunction function, HttpApiRequest request)
    {
        if (request.RequestContext.RouteKey != request.RouteKey) yield return $"has the route {request.RouteKey} and, in its context, {request.RequestContext.RouteKey}";
        if (function.Routes().SingleOrDefault(route => route.Key == request.RouteKey) is not { } matched) yield return $"is for {request.RouteKey}, which is no route of the function";
        else
        {
            if (matched.Key != "$default" && !Matches(matched.Key, request)) yield return $"asks for {request.RequestContext.Http.Method} {request.RawPath} on the route {matched.Key}";
            var scopes = request.RequestContext.Authorizer?.Jwt?.Scopes ?? [];
            if (request.RequestContext.Authorizer?.Jwt?.Claims is { } claims && !claims.ContainsKey("aud")) yield return "has claims without 'aud': add \"aud\": \"second-brain\"";
            if (matched.Key != "$default" && !scopes.SequenceEqual(matched.Scopes)) yield return $"has the scopes [{string.Join(", ", scopes)}], the route [{string.Join(", ", matched.Scopes)}]";
        }
    }

    private static IEnumerable<string> Step(SamFunction function, JsonObject parsed, IEnumerable<WorkflowFile> workflows)
    {
        var arn = $"${{{function.Name}Arn}}";
        var states = workflows.SelectMany(file => file.States()).Where(state => (string?)state.Node["Resource"] == arn || (string?)state.Node["Parameters"]?["FunctionName"] == arn).ToList();
        if (states.Count == 0) return [$"nothing calls {function.Name}"];
        var names = parsed.Select(member => member.Key).ToHashSet(StringComparer.Ordinal);
        var problems = states.Where(state => !names.SetEquals((state.Node["Parameters"]!["Payload"] ?? state.Node["Parameters"]!).AsObject().Select(parameter => parameter.Key.Replace(".$", "", StringComparison.Ordinal))))
            .Select(state => $"has other members than the Parameters of '{state.Name}'");
        return StepEvents.Any(type => Fits(parsed, type)) ? problems : problems.Append("fits no event of functions/Steps");
    }

    private static bool Fits(JsonObject parsed, Type type)
    {
        try
        {
            return parsed.Deserialize(type, Strict) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool Matches(string key, HttpApiRequest request)
    {
        var (method, path) = (key.Split(' ')[0], key.Split(' ')[1].Split('/'));
        var actual = request.RawPath.Split('/');
        return (method == "ANY" || method == request.RequestContext.Http.Method)
            && request.RequestContext.Http.Path == request.RawPath
            && path.Length == actual.Length
            && path.Zip(actual).All(part => part.First.StartsWith('{') ? request.Path(part.First.Trim('{', '}')) == part.Second : part.First == part.Second);
    }
}
