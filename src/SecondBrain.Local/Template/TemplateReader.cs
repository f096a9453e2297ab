namespace SecondBrain.Local.Template;

/// <summary>Reads a SAM template into what the local host runs.</summary>
internal static class TemplateReader
{
    /// <summary>The API of HttpApi events that name none.</summary>
    public const string ImplicitApi = "ServerlessHttpApi";

    /// <exception cref="TemplateException">Anything the local host cannot do, with file and line.</exception>
    public static LocalTemplate Read(string path, TemplateScope scope)
    {
        if (!File.Exists(path))
            throw new TemplateException(new TemplateMark(path, 0), "no such template. Start in the folder that holds template.yaml, or name one with --template.");
        using var yaml = File.OpenText(path);
        return Read(yaml, path, scope);
    }

    /// <param name="path">Where the text came from: definition files are found from its folder.</param>
    /// <inheritdoc cref="Read(string, TemplateScope)"/>
    public static LocalTemplate Read(TextReader yaml, string path, TemplateScope scope)
    {
        var root = YamlSource.Read(yaml, Path.GetFileName(path));
        var globals = root.Map("Globals");
        var resolver = new IntrinsicResolver(scope, TemplateParameters.Read(root.Map("Parameters"), scope.Parameters), root.Map("Conditions"), root.Map("Mappings"));
        var declared = root.Map("Resources").Entries
            .Select(entry => Declare(entry.Key, entry.Value.AsMap($"Resource {entry.Key}"), globals))
            .Where(resource => resource.Condition is null || resolver.Holds(resource.Condition, resource.Mark))
            .ToArray();
        foreach (var resource in declared)
        {
            resolver.Declare(resource);
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var readings = declared.ToLookup(
            resource => resource.Type,
            resource => new ResourceReading(resource.LogicalId, resolver.NameOf(resource), resource.Kind, resolver.ResolveMap(resource.Properties), resource.Mark, scope, folder));

        IReadOnlyList<T> All<T>(string type, Func<ResourceReading, T> read) => [.. readings[type].Select(read)];
        var functions = All(ResourceKind.Function, FunctionResource.Read);
        var apis = All(ResourceKind.HttpApi, HttpApiResource.Read);
        if (functions.SelectMany(function => function.Routes).Any(route => route.Api == ImplicitApi))
            apis = [.. apis, HttpApiResource.Read(ImplicitApi, resolver.ResolveMap(globals.Map("HttpApi")))];
        CheckRoutes(functions, apis);

        return new LocalTemplate
        {
            Path = path,
            Scope = scope,
            Tables = All(ResourceKind.Table, TableResource.Read),
            Functions = functions,
            Apis = apis,
            StateMachines = All(ResourceKind.StateMachine, StateMachineResource.Read),
            Pipes = All(ResourceKind.Pipe, PipeResource.Read),
            Buckets = All(ResourceKind.Bucket, Named),
            Queues = All(ResourceKind.Queue, Named),
            Topics = All(ResourceKind.Topic, reading => new NamedResource(reading.LogicalId, reading.Name, reading.Reference)),
        };
    }

    private static NamedResource Named(ResourceReading reading) => new(reading.LogicalId, reading.Name, reading.Arn);

    private static TemplateResource Declare(string logicalId, TemplateMap resource, TemplateMap globals)
    {
        var type = resource.RequiredText("Type", logicalId);
        if (!ResourceKind.Known.TryGetValue(type, out var kind))
            throw new TemplateException(resource.Mark, $"{logicalId} is of type {type}, which the local host does not know. Known: {string.Join(", ", ResourceKind.Known.Keys.Order(StringComparer.Ordinal))}.");
        return new TemplateResource(logicalId, type, kind, GlobalsMerge.Apply(globals, type, resource.Map("Properties")), resource.Text("Condition"), resource.Mark);
    }

    private static void CheckRoutes(IReadOnlyList<FunctionResource> functions, IReadOnlyList<HttpApiResource> apis)
    {
        var keys = new Dictionary<(string Api, string Key), RouteResource>();
        foreach (var route in functions.SelectMany(function => function.Routes))
        {
            var api = apis.FirstOrDefault(candidate => candidate.LogicalId == route.Api)
                ?? throw new TemplateException(route.Mark, $"route {route.RouteKey} of {route.Function} names the API {route.Api}, which the template does not declare.");
            var authorizer = route.Authorizer ?? api.DefaultAuthorizer;
            if (authorizer is not (null or "NONE") && !api.Authorizers.ContainsKey(authorizer))
                throw new TemplateException(route.Mark, $"route {route.RouteKey} of {route.Function} names the authorizer {authorizer}, which {api.LogicalId} does not declare.");
            if (route.Scopes is { Count: > 0 } && authorizer is null or "NONE")
                throw new TemplateException(route.Mark, $"route {route.RouteKey} of {route.Function} asks for scopes but has no authorizer.");
            if (!keys.TryAdd((route.Api, route.RouteKey), route))
                throw new TemplateException(route.Mark, $"route {route.RouteKey} is declared twice: also by {keys[(route.Api, route.RouteKey)].Function}.");
        }
    }
}
