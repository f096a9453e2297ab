using SecondBrain.Local.Template;

namespace SecondBrain.Local.Http;

/// <param name="PathParameters">Decoded; empty when the route has none.</param>
internal sealed record RouteMatch(RouteResource Route, IReadOnlyDictionary<string, string> PathParameters);

/// <summary>Chooses the route of a request as an HTTP API does: the most specific path first, a greedy path after every full match, <c>$default</c> last; a method before <c>ANY</c>.</summary>
/// <remarks>https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html</remarks>
internal sealed class RouteTable
{
    private readonly Entry[] _entries;
    private readonly RouteResource? _default;

    public RouteTable(IEnumerable<RouteResource> routes)
    {
        var all = routes.ToArray();
        _default = all.FirstOrDefault(route => route.Path == RouteResource.DefaultPath);
        _entries = [.. all.Where(route => route.Path != RouteResource.DefaultPath).Select(route => new Entry(route)).Order(Comparer<Entry>.Create(Entry.Compare))];
    }

    /// <param name="path">Percent-decoded once, as the gateway does before it looks for a route.</param>
    /// <returns>Null: the gateway answers 404.</returns>
    public RouteMatch? Match(string method, string path)
    {
        var segments = path.Split('/')[1..];
        foreach (var entry in _entries)
        {
            if (entry.Accepts(method) && entry.Match(segments) is { } parameters)
                return new RouteMatch(entry.Route, parameters);
        }

        return _default is null ? null : new RouteMatch(_default, new Dictionary<string, string>());
    }

    private sealed class Entry
    {
        private readonly Segment[] _segments;

        public Entry(RouteResource route)
        {
            Route = route;
            _segments = [.. route.Path.Split('/')[1..].Select(Segment.Read)];
            if (_segments.SkipLast(1).Any(segment => segment.Kind == SegmentKind.Greedy))
                throw new TemplateException(route.Mark, $"route {route.RouteKey}: only the last part of a path can be greedy.");
        }

        public RouteResource Route { get; }

        public bool Accepts(string method) => Route.Method == "ANY" || Route.Method == method;

        public Dictionary<string, string>? Match(string[] path)
        {
            var parameters = new Dictionary<string, string>();
            for (var i = 0; i < _segments.Length; i++)
            {
                var segment = _segments[i];
                if (i >= path.Length || (segment.Kind == SegmentKind.Fixed && segment.Text != path[i]))
                    return null;
                if (segment.Kind == SegmentKind.Fixed)
                    continue;
                var value = segment.Kind == SegmentKind.Greedy ? string.Join('/', path[i..]) : path[i];
                if (value.Length == 0)
                    return null;
                parameters[segment.Text] = Uri.UnescapeDataString(value);
                if (segment.Kind == SegmentKind.Greedy)
                    return parameters;
            }

            return path.Length == _segments.Length ? parameters : null;
        }

        /// <summary>Below zero when <paramref name="x"/> is the more specific.</summary>
        public static int Compare(Entry x, Entry y)
        {
            var greedy = x.IsGreedy.CompareTo(y.IsGreedy);
            if (greedy != 0)
                return greedy;
            for (var i = 0; i < Math.Min(x._segments.Length, y._segments.Length); i++)
            {
                var kind = x._segments[i].Kind.CompareTo(y._segments[i].Kind);
                if (kind != 0)
                    return kind;
            }

            var longer = y._segments.Length.CompareTo(x._segments.Length);
            return longer != 0 ? longer : (x.Route.Method == "ANY").CompareTo(y.Route.Method == "ANY");
        }

        private bool IsGreedy => _segments is [.., { Kind: SegmentKind.Greedy }];
    }

    private enum SegmentKind
    {
        Fixed,
        Parameter,
        Greedy,
    }

    private readonly record struct Segment(SegmentKind Kind, string Text)
    {
        public static Segment Read(string text) => text switch
        {
            ['{', .. var name, '+', '}'] => new Segment(SegmentKind.Greedy, name),
            ['{', .. var name, '}'] => new Segment(SegmentKind.Parameter, name),
            _ => new Segment(SegmentKind.Fixed, text),
        };
    }
}
