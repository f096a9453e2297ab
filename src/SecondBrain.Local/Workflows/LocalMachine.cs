using SecondBrain.Local.Template;
using SecondBrain.StatesLanguage.Definition;
using SecondBrain.StatesLanguage.Tasks;

namespace SecondBrain.Local.Workflows;

/// <summary>A state machine of the template, read and checked.</summary>
internal sealed record LocalMachine(StateMachineResource Resource, StateMachineDefinition Definition)
{
    public string Arn => Resource.Arn;

    public bool IsExpress => Resource.IsExpress;

    /// <summary>An Express execution's ARN ends in an id of its own on AWS; here its name is as good.</summary>
    public ExecutionIdentity Execution(string name) =>
        new($"{Arn.Replace(":stateMachine:", IsExpress ? ":express:" : ":execution:", StringComparison.Ordinal)}:{name}", name, Arn, IsExpress);

    /// <exception cref="TemplateException">The definition does not parse, or names a resource that this host cannot run.</exception>
    public static LocalMachine Load(StateMachineResource resource, ITaskResources tasks)
    {
        try
        {
            var definition = StateMachineDefinition.Parse(resource.Definition, resource.Substitutions);
            definition.Validate(tasks, resource.IsExpress ? WorkflowType.Express : WorkflowType.Standard);
            return new LocalMachine(resource, definition);
        }
        catch (StateMachineDefinitionException e)
        {
            throw new TemplateException(resource.Mark, $"{resource.LogicalId} ({(resource.DefinitionFile is { } file ? Path.GetFileName(file) : "inline")}): {e.Message}");
        }
    }
}
