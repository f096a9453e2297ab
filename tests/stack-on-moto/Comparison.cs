namespace SecondBrain.StackOnMoto;

/// <summary>Two tellings of the story, step by step and item by item.</summary>
internal sealed class Comparison(Checks checks, Telling laptop, Telling moto)
{
    private static readonly string[] NotCompared =
    [
        "the states of an execution that failed: a failure stops the other branches wherever they are",
        "what real models answer: both sides ask the same fakes",
        "the time that waits and retries take: waits take none on either side",
        "children of distributed Maps as EXPRESS executions: on moto they are STANDARD",
        "what a brain spends: the fakes have no price, so no BUDGET item is written",
        "the workflows import-archive, reembed-brain and compact-index: deployed, and not run",
    ];

    public void Run()
    {
        Console.WriteLine($"the story: {laptop.Steps.Count} steps, {laptop.Took.TotalSeconds:F0} s on the {laptop.Stack}, {moto.Took.TotalSeconds:F0} s on {moto.Stack}");
        checks.Equal("the story's steps", Names(laptop), Names(moto), $"{laptop.Steps.Count} on both sides");
        foreach (var (ours, theirs) in laptop.Steps.Zip(moto.Steps))
        {
            checks.Equal(ours.Step, ours.Text, theirs.Text, ours.Summary);
        }

        Console.WriteLine($"the tables: {laptop.Items.Count} and {moto.Items.Count} items; not compared: {ItemText.Normalised}");
        foreach (var line in NotCompared)
        {
            Console.WriteLine($"not compared: {line}");
        }

        foreach (var kind in laptop.Items.Concat(moto.Items).Select(item => item.Kind).Distinct().Order(StringComparer.Ordinal))
        {
            var (ours, theirs) = (Lines(laptop, kind), Lines(moto, kind));
            checks.Equal($"items {kind}", Without(ours, theirs), Without(theirs, ours), $"{ours.Count} equal");
        }
    }

    private static string Names(Telling telling) => string.Join(", ", telling.Steps.Select(step => step.Step));

    private static List<string> Lines(Telling telling, string kind) => [.. telling.Items.Where(item => item.Kind == kind).Select(item => item.Line)];

    // what only the first has; equal lines may be there more than once
    private static string Without(List<string> lines, List<string> others)
    {
        var left = new List<string>(lines);
        others.ForEach(line => left.Remove(line));
        return string.Join(Environment.NewLine + "                ", left);
    }
}
