using System.Text.RegularExpressions;
using SecondBrain.Assets.Tests.Template;

namespace SecondBrain.Assets.Tests.Workflows;

/// <summary>What every workflow keeps to, beyond being valid Amazon States Language.</summary>
internal static partial class WorkflowRules
{
    /// <summary>What a state's name may begin with. Add the verb of a new state.</summary>
    private static readonly HashSet<string> Verbs = new(StringComparer.Ordinal)
    {
        "Accept", "Apply", "Are", "Ask", "Begin", "Build", "Chunk", "Claim", "Close", "Complete", "Count", "Decide", "Defer", "Digest", "Does", "Drop", "Embed",
        "Enrich", "Erase", "Expire", "Find", "Freeze", "Gather", "Give", "Has", "Import", "Is", "Keep", "Leave", "Link", "List", "Merge", "Move", "Needs",
        "Open", "Prepare", "Probe", "Prove", "Publish", "Read", "Record", "Recover", "Redrive", "Refuse", "Reopen", "Report", "Resolve", "Restore", "Retract",
        "Rewrite", "Search", "Send", "Skip", "Start", "Store", "Sweep", "Switch", "Take", "Tombstone", "Try", "Unfreeze", "Wait", "Write",
    };

    public static IEnumerable<string> Shape(WorkflowFile file)
    {
        if (!FileName().IsMatch(Path.GetFileName(file.Path))) yield return $"{file.Path} is not called verb-noun.asl.json";
        if (string.IsNullOrWhiteSpace((string?)file.Definition["Comment"])) yield return $"{file.Path} has no Comment";
        if (file.Definition["TimeoutSeconds"] is null) yield return $"{file.Path} has no TimeoutSeconds";
        foreach (var state in file.States())
        {
            if (!TitleCase().IsMatch(state.Name) || !Verbs.Contains(state.Name.Split(' ')[0])) yield return $"'{state.Name}' is not a verb phrase in Title Case";
            if ((state.Type == "Choice") != state.Name.EndsWith('?')) yield return $"'{state.Name}': a Choice, and nothing else, is a question";
        }
    }

    public static IEnumerable<string> Targets(WorkflowFile file) =>
        from state in file.States()
        from target in state.Targets()
        where !state.Siblings.Contains(target)
        select $"'{state.Name}' leads to '{target}', which does not exist";

    public static IEnumerable<string> Resilience(WorkflowFile file)
    {
        foreach (var task in file.States().Where(state => state.Type == "Task"))
        {
            if (task.Node["TimeoutSeconds"] is null && task.Node["TimeoutSecondsPath"] is null) yield return $"'{task.Name}' has no TimeoutSeconds";
            if (!task.Retriers.Any()) yield return $"'{task.Name}' has no Retry";
            if (!task.IsCaught && !task.IsLeftToRedrive) yield return $"'{task.Name}' is not caught, by itself or around it";
            foreach (var retrier in task.Retriers)
            {
                if (retrier["MaxDelaySeconds"] is null) yield return $"'{task.Name}' retries without MaxDelaySeconds";
                if ((string?)retrier["JitterStrategy"] != "FULL") yield return $"'{task.Name}' retries without JitterStrategy FULL";
            }
        }
    }

    /// <summary>Placeholders and DefinitionSubstitutions, each way, and files, each way.</summary>
    public static IEnumerable<string> Substitutions(SamTemplate template, IReadOnlyCollection<WorkflowFile> files)
    {
        foreach (var workflow in template.Workflows())
        {
            if (files.SingleOrDefault(file => file.Path == workflow.DefinitionUri) is not { } file)
            {
                yield return $"{workflow.Name}: there is no {workflow.DefinitionUri}";
                continue;
            }

            foreach (var name in file.Placeholders.Except(workflow.Substitutions, StringComparer.Ordinal)) yield return $"{workflow.Name}: ${{{name}}} is not substituted";
            foreach (var name in workflow.Substitutions.Except(file.Placeholders, StringComparer.Ordinal)) yield return $"{workflow.Name}: nothing uses the substitution {name}";
        }

        foreach (var file in files.Where(file => template.Workflows().All(workflow => workflow.DefinitionUri != file.Path))) yield return $"{file.Path} belongs to no state machine";
    }

    /// <summary>Step Functions sees the simple name of an exception's class: renaming one would silently end a Retry.</summary>
    public static IEnumerable<string> Errors(WorkflowFile file, ErrorVocabulary known) =>
        from state in file.States()
        from error in state.Errors()
        where !known.Has(error)
        select $"'{state.Name}': nothing throws {error}";

    [GeneratedRegex("^[a-z]+(-[a-z]+)+[.]asl[.]json$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FileName();

    [GeneratedRegex("^[A-Z][A-Za-z0-9]*( [A-Z][A-Za-z0-9]*)+[?]?$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TitleCase();
}
