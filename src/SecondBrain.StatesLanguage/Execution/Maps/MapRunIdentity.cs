using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using SecondBrain.StatesLanguage.Definition.States;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>Names of a Map Run and its child executions. They follow from the execution, so that they are the same after a restart.</summary>
internal sealed partial class MapRunIdentity
{
    private const int MaxLabelLength = 40;

    private readonly ExecutionIdentity _parent;

    private readonly string _label;

    private readonly string _executionKind;

    private readonly ExecutionStart _start;

    public MapRunIdentity(BranchRun owner, MapState state)
    {
        (_parent, _start) = (owner.Execution, owner.Run.Start);
        var name = Unfit().Replace(state.Name, "-");
        _label = state.Label ?? name[..Math.Min(name.Length, MaxLabelLength)];
        _executionKind = state.IsExpress ? ":express:" : ":execution:";
        Id = Uuid($"{_parent.Arn}|{_label}|{owner.EnteredEventId}|{owner.RetryCount}|{_parent.RedriveCount}");
        Arn = $"{_parent.StateMachineArn.Replace(":stateMachine:", ":mapRun:", StringComparison.Ordinal)}/{_label}:{Id}";
    }

    public string Id { get; }

    public string Arn { get; }

    public ExecutionIdentity Child(int index, Value input, DateTimeOffset startTime)
    {
        var (name, machine) = (Uuid($"{Id}|{index}"), $"{_parent.StateMachineArn}/{_label}");
        return new ExecutionIdentity(
            new ExecutionStart($"{machine.Replace(":stateMachine:", _executionKind, StringComparison.Ordinal)}:{name}", name, machine, machine[(machine.LastIndexOf(':') + 1)..], null) { RoleArn = _start.RoleArn },
            input,
            startTime);
    }

    private static string Uuid(string of) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(of)).AsSpan(0, 16), bigEndian: true).ToString("D");

    [GeneratedRegex("[^A-Za-z0-9_-]", RegexOptions.CultureInvariant)]
    private static partial Regex Unfit();
}
