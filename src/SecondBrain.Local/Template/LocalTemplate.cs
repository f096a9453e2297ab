namespace SecondBrain.Local.Template;

/// <summary>What a template declares, resolved for this machine. Roles, policies, log groups and alarms are checked and then have nothing to do here.</summary>
internal sealed record LocalTemplate
{
    public required string Path { get; init; }

    public required TemplateScope Scope { get; init; }

    public required IReadOnlyList<TableResource> Tables { get; init; }

    public required IReadOnlyList<FunctionResource> Functions { get; init; }

    public required IReadOnlyList<HttpApiResource> Apis { get; init; }

    public required IReadOnlyList<StateMachineResource> StateMachines { get; init; }

    public required IReadOnlyList<PipeResource> Pipes { get; init; }

    public required IReadOnlyList<NamedResource> Buckets { get; init; }

    public required IReadOnlyList<NamedResource> Queues { get; init; }

    public required IReadOnlyList<NamedResource> Topics { get; init; }

    public IEnumerable<RouteResource> Routes => Functions.SelectMany(function => function.Routes);

    public IEnumerable<ScheduleResource> Schedules => Functions.SelectMany(function => function.Schedules).Concat(StateMachines.SelectMany(machine => machine.Schedules));
}
