using SecondBrain.Local.Template;

namespace SecondBrain.Local.Cli.Diagrams;

/// <summary>What starts a state machine, as the template says.</summary>
internal static class WorkflowTriggers
{
    public static string Of(LocalTemplate template, StateMachineResource machine)
    {
        string[] found =
        [
            .. template.Pipes.Where(pipe => pipe.StateMachineArn == machine.Arn).Select(pipe => $"the table's stream, through {pipe.LogicalId}"),
            .. machine.Schedules.Select(schedule => $"the schedule `{schedule.Expression}`"),
            .. template.Functions.Where(function => function.Environment.Values.Contains(machine.Arn, StringComparer.Ordinal)).Select(Function).OfType<string>(),
            .. template.StateMachines.Where(other => other != machine && other.Substitutions.Values.Contains(machine.Arn, StringComparer.Ordinal)).Select(other => $"the workflow {other.LogicalId}"),
        ];
        return found.Length == 0 ? "by hand" : string.Join("; ", found);
    }

    // a function that only answers GET reads executions
    private static string? Function(FunctionResource function)
    {
        string[] routes = [.. function.Routes.Select(route => route.RouteKey).Where(route => !route.StartsWith("GET ", StringComparison.Ordinal)).Select(route => $"`{route}`")];
        return (function.Routes.Count, routes.Length) switch
        {
            (0, _) => $"the function {function.CatalogName}",
            (_, 0) => null,
            _ => $"the function {function.CatalogName} ({string.Join(", ", routes)})",
        };
    }
}
