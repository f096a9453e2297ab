namespace SecondBrain.StackOnMoto;

/// <summary>Prints a line a check and counts them.</summary>
internal sealed class Checks
{
    public int Passed { get; private set; }

    public int Failed { get; private set; }

    public void Equal(string name, string expected, string found, string summary)
    {
        if (expected == found)
        {
            Passed++;
            Console.WriteLine($"ok    {name}: {summary}");
            return;
        }

        Failed++;
        Console.WriteLine($"FAIL  {name}{Environment.NewLine}      expected: {expected}{Environment.NewLine}      found:    {found}");
    }
}
