using SecondBrain.StatesLanguage.Jsonata.Nodes;
using SecondBrain.StatesLanguage.Jsonata.Syntax;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

internal sealed class TransformFunction(TransformNode transform, Frame frame) : FunctionValue
{
    private static readonly Signature Accepted = Signature.Parse("<(oa):o>", 0);

    public override int Arity => 1;

    public override Value? Invoke(Value?[] arguments, Value? input, Evaluation evaluation, string name)
    {
        if (Accepted.Validate(arguments, input, name)[0] is not { } given)
        {
            return null;
        }

        // Equal parts of the argument may be one object: in the copy each is its own, so that a match means one place.
        var copy = Copy(given);
        var changed = new Dictionary<Value, ObjectValue>(ReferenceEqualityComparer.Instance);
        foreach (var match in Lists.Items(transform.Pattern.Evaluate(copy, frame)))
        {
            evaluation.Spend(1);
            if (Rebuild(match, changed, 0) is ObjectValue current)
            {
                changed[match] = Change(current, changed.GetValueOrDefault(match) ?? (ObjectValue)match);
            }
        }

        return Rebuild(copy, changed, 0);
    }

    private ObjectValue Change(ObjectValue current, ObjectValue unchangedInside)
    {
        var members = new ObjectBuilder();
        for (var i = 0; i < unchangedInside.Names.Length; i++)
        {
            members.Set(unchangedInside.Names[i], unchangedInside.Values[i]);
        }

        var update = transform.Update.Evaluate(current, frame);
        if (update is not (null or ObjectValue))
        {
            throw JsonataException.Of("T2011", transform.Update.Position, ("value", update));
        }

        if (update is ObjectValue set)
        {
            for (var i = 0; i < set.Names.Length; i++)
            {
                members.Set(set.Names[i], set.Values[i]);
            }
        }

        return Without(members.Build(), transform.Delete?.Evaluate(update is null ? current : members.Build(), frame));
    }

    private ObjectValue Without(ObjectValue members, Value? names)
    {
        var deleted = Lists.Items(names);
        if (!Lists.AreTexts(deleted))
        {
            throw JsonataException.Of("T2012", transform.Delete!.Position, ("value", names));
        }

        var kept = new ObjectBuilder();
        for (var i = 0; i < members.Names.Length; i++)
        {
            if (!Array.Exists(deleted, d => ((TextValue)d).Text == members.Names[i]))
            {
                kept.Set(members.Names[i], members.Values[i]);
            }
        }

        return kept.Build();
    }

    private static Value Copy(Value value) => value switch
    {
        ObjectValue members => new ObjectValue(members.Names, Array.ConvertAll(members.Values, Copy)),
        ListValue list => new ListValue(Array.ConvertAll(list.Items, Copy)),
        FunctionValue => new TextValue(""),
        _ => value,
    };

    // Deeper than any value only when an update puts an object into itself.
    private static Value Rebuild(Value value, Dictionary<Value, ObjectValue> changed, int depth)
    {
        if (depth > ValueReader.MaxDepth)
        {
            throw JsonataException.Of("U1004", ("value", (double)ValueReader.MaxDepth));
        }

        switch (changed.GetValueOrDefault(value) ?? value)
        {
            case ObjectValue members:
                var values = Array.ConvertAll(members.Values, v => Rebuild(v, changed, depth + 1));
                return ReferenceEquals(members, value) && values.AsSpan().SequenceEqual(members.Values, ReferenceEqualityComparer.Instance) ? value : new ObjectValue(members.Names, values);
            case ListValue list:
                var items = Array.ConvertAll(list.Items, v => Rebuild(v, changed, depth + 1));
                return items.AsSpan().SequenceEqual(list.Items, ReferenceEqualityComparer.Instance) ? value : new ListValue(items);
            default:
                return value;
        }
    }
}
