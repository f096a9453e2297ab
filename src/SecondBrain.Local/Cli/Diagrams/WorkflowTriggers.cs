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
            .. template.Functions.Where(function => function.Environment.Values.Contains(machine.Arn, StringComparer.Ordinal) && !ReadsExecutions(template, function)).Select(Function),
            .. template.StateMachines.Where(other => other != machine && other.Substitutions.Values.Contains(machine.Arn, StringComparer.Ordinal)).Select(other => $"the workflow {other.LogicalId}"),
        ];
        return found.Length == 0 ? "by hand" : string.Join("; ", found);
    }

    // a function that only answers GET starts it along the way
    private static string Function(FunctionResource function)
    {
        string[] all = [.. function.Routes.Select(route => $"`{route.RouteKey}`")];
        string[] writing = [.. all.Where(route => !route.StartsWith("`GET ", StringComparison.Ordinal))];
        var routes = writing.Length > 0 ? writing : all;
        return routes.Length == 0 ? $"the function {function.CatalogName}" : $"the function {function.CatalogName} ({string.Join(", ", routes)})";
    }

    // a function that knows every workflow reads executions
    private static bool ReadsExecutions(LocalTemplate template, FunctionResource function) =>
        template.StateMachines.Count > 1 && template.StateMachines.All(machine => function.Environment.Values.Contains(machine.Arn, StringComparer.Ordinal));
}
