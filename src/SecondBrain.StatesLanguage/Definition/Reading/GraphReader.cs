using SecondBrain.StatesLanguage.Definition.States;

namespace SecondBrain.StatesLanguage.Definition.Reading;

/// <summary>Reads states and checks that they hang together.</summary>
internal static class GraphReader
{
    public static StateGraph Read(FieldReader fields)
    {
        var startAt = fields.RequiredText("StartAt");
        var states = new Dictionary<string, State>(StringComparer.Ordinal);
        if (fields.Object("States") is { } section)
        {
            foreach (var name in section.Names.Where(n => n != "Comment" || section.Any(n) is Values.ObjectValue))
            {
                if (section.Object(name) is { } state)
                {
                    states[name] = StateReader.Read(name, state);
                }
            }

            CheckTransitions(fields, section, startAt, states);
        }
        else
        {
            fields.Problem("The field 'States' is missing.");
        }

        return new StateGraph(startAt, states);
    }

    private static void CheckTransitions(FieldReader fields, FieldReader section, string startAt, Dictionary<string, State> states)
    {
        if (states.Count == 0)
        {
            section.Problem("There has to be at least one state.");
        }
        else if (startAt.Length > 0 && !states.ContainsKey(startAt))
        {
            fields.Problem("StartAt", $"There is no state '{startAt}' here.");
        }

        foreach (var state in states.Values)
        {
            foreach (var target in state.Targets.Where(t => t.Length > 0 && !states.ContainsKey(t)).Distinct(StringComparer.Ordinal))
            {
                section.Problem(state.Name, $"It leads to '{target}', but there is no such state here.");
            }
        }

        foreach (var name in Unreachable(startAt, states))
        {
            section.Problem(name, $"The state '{name}' is not reachable.");
        }
    }

    private static IEnumerable<string> Unreachable(string startAt, Dictionary<string, State> states)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([startAt]);
        while (open.TryPop(out var name))
        {
            if (states.TryGetValue(name, out var state) && reached.Add(name))
            {
                foreach (var target in state.Targets)
                {
                    open.Push(target);
                }
            }
        }

        return states.ContainsKey(startAt) ? states.Keys.Where(n => !reached.Contains(n)) : [];
    }
}
