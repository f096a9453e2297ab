using System.Text.Json;
using System.Text.RegularExpressions;
using SecondBrain.Local.Template;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>A state machine of the template, read and checked.</summary>
internal sealed partial record LocalMachine(StateMachineResource Resource, StateMachineDefinition Definition)
{
    public string Arn => Resource.Arn;

    public bool IsExpress => Resource.IsExpress;

    /// <summary>The ASL text with its substitutions applied, as the service keeps it.</summary>
    public string DefinitionText { get; } = Placeholder().Replace(
        Resource.Definition, match => Resource.Substitutions.TryGetValue(match.Groups["name"].Value, out var value) ? JsonEncodedText.Encode(value).ToString() : match.Value);

    /// <summary>An Express execution's ARN ends in an id of its own on AWS; here its name is as good.</summary>
    public string ExecutionArn(string name) => $"{Arn.Replace(":stateMachine:", IsExpress ? ":express:" : ":execution:", StringComparison.Ordinal)}:{name}";

    /// <exception cref="TemplateException">The definition does not parse, or names a resource that this host cannot run.</exception>
    public static LocalMachine Load(StateMachineResource resource, ITaskResources tasks)
    {
        try
        {
            var definition = StateMachineDefinition.Parse(resource.Definition, resource.Substitutions);
            definition.Validate(tasks);
            return new LocalMachine(resource, definition);
        }
        catch (StateMachineDefinitionException e)
        {
            throw new TemplateException(resource.Mark, $"{resource.LogicalId} ({(resource.DefinitionFile is { } file ? Path.GetFileName(file) : "inline")}): {e.Message}");
        }
    }

    [GeneratedRegex(@"\$\{(?<name>[A-Za-z0-9_]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
