using System.Text.Json;
using SecondBrain.StatesLanguage.Jsonata.Values;
using SecondBrain.StatesLanguage.Values;
using static SecondBrain.StatesLanguage.Jsonata.Functions.Library;
using TextIntrinsics = SecondBrain.StatesLanguage.Expressions.Functions.TextFunctions;

namespace SecondBrain.StatesLanguage.Jsonata.Functions;

internal static class ObjectFunctions
{
    public static IEnumerable<KeyValuePair<string, NativeFunction>> All =>
    [
        Define("keys", "<x-:a<s>>", c => c.Evaluation.Made(new JsonataList([.. Keys(c[0]).Distinct(StringComparer.Ordinal).Select(k => new TextValue(k))], isSequence: true))),
        Define("lookup", "<x-s:x>", c => c.Text(1) is { } name ? Lists.Lookup(c[0], name) : null),
        Define("spread", "<x-:a<o>>", c => Spread(c[0])),
        Define("merge", "<a<o>:o>", c => c.List(0) is { } objects ? Merge(c, objects) : null),
        Define("sift", "<o-f?:o>", Sift),
        Define("each", "<o-f:a>", Each),
        Define("clone", "<(oa)-:o>", c => c[0]),
        Define("parse", "<s-:x>", Parse),
        Define("uuid", "<:s>", c => TextIntrinsics.Uuid(c.Evaluation.Random)),
    ];

    private static IEnumerable<string> Keys(Value? value) => value switch
    {
        ObjectValue members => members.Names,
        ListValue list => list.Items.SelectMany(Keys),
        _ => [],
    };

    private static Value? Spread(Value? value) => value switch
    {
        ListValue list => list.Items.Aggregate((Value?)JsonataList.Sequence(), (all, item) => Lists.Append(all, Spread(item))),
        ObjectValue members => new JsonataList([.. members.Names.Select((n, i) => ObjectValue.Of((n, members.Values[i])))], isSequence: true),
        _ => value,
    };

    private static ObjectValue Merge(Call call, Value[] objects)
    {
        var merged = new ObjectBuilder();
        foreach (var members in objects.OfType<ObjectValue>())
        {
            call.Evaluation.Spend(members.Names.Length);
            for (var i = 0; i < members.Names.Length; i++)
            {
                merged.Set(members.Names[i], members.Values[i]);
            }
        }

        return merged.Build();
    }

    private static ObjectValue? Sift(Call call)
    {
        if (call[0] is not ObjectValue members)
        {
            return null;
        }

        var kept = new ObjectBuilder();
        for (var i = 0; i < members.Names.Length; i++)
        {
            var name = members.Names[i];
            if (call.Function(1) is not { } function || Truth.Of(call.Apply(function, members.Values[i], () => new TextValue(name), members)))
            {
                kept.Set(name, members.Values[i]);
            }
        }

        var result = kept.Build();
        return result.Names.Length == 0 ? null : result;
    }

    private static JsonataList? Each(Call call)
    {
        if (call[0] is not ObjectValue members)
        {
            return null;
        }

        var results = members.Names.Select((n, i) => call.Apply(call.Function(1)!, members.Values[i], () => new TextValue(n), members));
        return call.Evaluation.Made(new JsonataList([.. results.OfType<Value>()], isSequence: true));
    }

    // Of Step Functions: the JSON in a text.
    private static Value? Parse(Call call)
    {
        if (call.Text(0) is not { } text)
        {
            return null;
        }

        try
        {
            call.Evaluation.Spend(text.Length / 4);
            return ValueReader.Parse(text) is NumberValue number ? Numbers.Of(number.Double) : ValueReader.Parse(text);
        }
        catch (JsonException broken)
        {
            throw new JsonataException("D3145", $"The argument of the parse function is not JSON: {broken.Message}");
        }
    }
}
