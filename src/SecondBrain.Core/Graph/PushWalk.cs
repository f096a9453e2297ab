namespace SecondBrain.Core.Graph;

/// <summary>One run of <see cref="PersonalisedPageRank"/>: what is at each node for good, and what still has to be pushed on.</summary>
internal sealed class PushWalk(INoteAdjacency graph, PushOptions options, EdgeWeights weights)
{
    private readonly Dictionary<int, Place> _places = [];
    private readonly Queue<Place> _queue = [];
    private readonly List<Neighbour> _buffer = [];
    private int _edges;
    private bool _cut;

    public void Seed(int node, double share)
    {
        var place = At(node);
        place.Seed += share;
        place.Waiting += share;
    }

    public void Run()
    {
        foreach (var place in _places.Values.OrderBy(IdOf).ToList())
        {
            Enqueue(place);
        }

        for (var pushes = 0; _queue.TryDequeue(out var place); pushes++)
        {
            if (_cut = pushes >= options.MaxPushes || _edges >= options.MaxEdges)
            {
                break;
            }

            place.IsQueued = false;
            Push(place);
        }
    }

    public PageRankAnswer Answer()
    {
        var reached = new Dictionary<int, (double Mass, double Received, double Own, int Before, PathStep Step)>(_places.Count);
        foreach (var (place, before, step) in BestWays())
        {
            // what waits would leave at least this much here when it is pushed
            var mass = place.Mass + (options.Restart * place.Waiting);
            var own = options.Restart * place.Seed;

            // A dead end keeps all that comes to it; what it received is measured as where the walk goes on.
            var received = place.Strength == 0 ? options.Restart * (mass - place.Seed) : mass - own;
            reached[place.Node] = (mass, Math.Max(0, received), own, before, step);
        }

        return new PageRankAnswer(reached, Comparer<int>.Create((left, right) => graph.Id(left).CompareTo(graph.Id(right))), _cut);
    }

    private void Push(Place place)
    {
        var moving = place.Waiting;
        place.Waiting = 0;
        if (place.Strength == 0)
        {
            place.Mass += moving; // nowhere to go
            return;
        }

        _edges += place.Edges!.Count;
        place.Mass += options.Restart * moving;
        var each = (1 - options.Restart) * moving / place.Strength;
        foreach (var (edge, strength) in place.Edges)
        {
            var next = At(edge.Node);
            next.Waiting += each * strength;
            Enqueue(next);
        }
    }

    private void Enqueue(Place place)
    {
        if (place.IsQueued)
        {
            return;
        }

        Open(place);
        if (place.Strength == 0 ? place.Waiting > 0 : place.Waiting > options.Epsilon * place.Strength)
        {
            place.IsQueued = true;
            _queue.Enqueue(place);
        }
    }

    /// <summary>Made once a place: ids are strings.</summary>
    private Notes.NoteId IdOf(Place place) => place.Id ??= graph.Id(place.Node);

    private Place At(int node)
    {
        if (!_places.TryGetValue(node, out var place))
        {
            _places.Add(node, place = new Place(node));
        }

        return place;
    }

    /// <summary>Reads the edges of a place that the walk comes to for the first time.</summary>
    private void Open(Place place)
    {
        if (place.Edges is not null)
        {
            return;
        }

        _buffer.Clear();
        graph.AddNeighbours(place.Node, _buffer);
        _edges += _buffer.Count;
        var edges = new List<(Neighbour Edge, double Strength)>(_buffer.Count);
        foreach (var edge in _buffer)
        {
            if (weights.Strength(edge.Type, edge.Weight) is > 0 and var strength)
            {
                edges.Add((edge, strength));
                place.Strength += strength;
            }
        }

        place.Edges = edges;
    }

    /// <summary>Dijkstra from the seeds over the nodes that were walked: the way on which the chances of the steps multiply to most.</summary>
    private IEnumerable<(Place Place, int Before, PathStep Step)> BestWays()
    {
        var open = new PriorityQueue<(Place Place, int Before, PathStep Step), (double Cost, Notes.NoteId Id)>();
        foreach (var seed in _places.Values.Where(place => place.Seed > 0))
        {
            seed.Cost = -Math.Log(seed.Seed);
            open.Enqueue((seed, -1, PathStep.Start(seed.Node)), (seed.Cost, IdOf(seed)));
        }

        var done = new HashSet<Place>(_places.Count);
        while (open.TryDequeue(out var way, out var priority))
        {
            if (!done.Add(way.Place))
            {
                continue;
            }

            yield return way;
            if (way.Place.Mass == 0)
            {
                continue; // nothing was pushed on from here
            }

            foreach (var (edge, strength) in way.Place.Edges!)
            {
                // a seed is where it starts, however well others lead to it
                if (_places.TryGetValue(edge.Node, out var next) && next.Seed == 0 && priority.Cost - Math.Log((1 - options.Restart) * strength / way.Place.Strength) is var cost && cost < next.Cost)
                {
                    next.Cost = cost;
                    open.Enqueue((next, way.Place.Node, PathStep.To(edge)), (cost, IdOf(next)));
                }
            }
        }
    }

    private sealed class Place(int node)
    {
        public int Node { get; } = node;

        public Notes.NoteId? Id { get; set; }

        public double Mass { get; set; }

        public double Waiting { get; set; }

        public double Seed { get; set; }

        public double Strength { get; set; }

        /// <summary>Of the best way here that is known.</summary>
        public double Cost { get; set; } = double.PositiveInfinity;

        public bool IsQueued { get; set; }

        public List<(Neighbour Edge, double Strength)>? Edges { get; set; }
    }
}
