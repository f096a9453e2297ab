namespace SecondBrain.Functions.Tests.Permissions;

/// <summary>A fact about the run of every function and workflow, which takes minutes: only where it is asked for.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PermissionRunFactAttribute : FactAttribute
{
    public const string Variable = "PERMISSION_REPORT";

    public PermissionRunFactAttribute()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 })
            Skip = $"Takes minutes, and the policies are not cut to it yet. Set {Variable} to a file for the report to run it.";
    }
}
