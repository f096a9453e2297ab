using System.Runtime.CompilerServices;
using SecondBrain.StatesLanguage.Expressions;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata;

/// <summary>One evaluation of one expression: its moment, its source of random numbers, and how much of its limits is used up.</summary>
internal sealed class Evaluation(DateTimeOffset now, Draws random)
{
    private int _depth;

    private long _steps;

    /// <summary>The same for every <c>$now()</c> and <c>$millis()</c> of the expression.</summary>
    public DateTimeOffset Now { get; } = now;

    public Draws Random => random;

    /// <summary>Not undone by an exception: nothing in the language catches one.</summary>
    public void Enter(int position)
    {
        if (++_depth > EvaluationLimits.Depth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw JsonataException.Of("U1001", position, ("value", (double)EvaluationLimits.Depth));
        }

        Spend(1);
    }

    public void Leave() => _depth--;

    public void Spend(long steps)
    {
        if ((_steps += steps) > EvaluationLimits.Steps)
        {
            throw JsonataException.Of("U1002", ("value", (double)EvaluationLimits.Steps));
        }
    }

    public TextValue Made(string text)
    {
        Spend(text.Length / 4);
        return new TextValue(text);
    }

    public JsonataList Made(JsonataList list)
    {
        Spend(list.Items.Length);
        return list;
    }

    /// <summary>Values are walked recursively: what is deeper than any JSON that can be read is refused where it is made.</summary>
    public static Value? Bounded(Value? value) => value is { Depth: > ValueReader.MaxDepth }
        ? throw JsonataException.Of("U1004", ("value", (double)ValueReader.MaxDepth))
        : value;
}
