using SecondBrain.Local.Template;

namespace SecondBrain.Local.Hosting;

/// <summary>The environment variables of all functions as one set: on this machine they share a process and a container.</summary>
internal static class FunctionVariables
{
    /// <exception cref="TemplateException">Two functions give one variable different values.</exception>
    public static Dictionary<string, string> Merge(IEnumerable<FunctionResource> functions)
    {
        var merged = new Dictionary<string, string>();
        var givenBy = new Dictionary<string, string>();
        foreach (var function in functions)
        {
            foreach (var (name, value) in function.Environment.Where(variable => variable.Key != FunctionResource.ChoosingVariable))
            {
                if (merged.TryAdd(name, value))
                    givenBy[name] = function.LogicalId;
                else if (merged[name] != value)
                    throw new TemplateException(function.Mark, $"{function.LogicalId} sets {name} to '{value}', but {givenBy[name]} sets it to '{merged[name]}': on one machine all functions share their variables.");
            }
        }

        return merged;
    }
}
