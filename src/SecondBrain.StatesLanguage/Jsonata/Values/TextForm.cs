using System.Globalization;
using System.Text;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Jsonata.Values;

/// <summary>The text of a value as <c>$string</c> makes it: text as it is, everything else as JSON with numbers of at most 15 digits.</summary>
internal static class TextForm
{
    public static string Of(Value value, bool indented = false) => value switch
    {
        TextValue text => text.Text,
        FunctionValue => "",
        JsonataList { IsOuterWrapper: true, Items.Length: > 0 } list => Write(list.Items[0], indented),
        _ => Write(value, indented),
    };

    public static string Write(Value value, bool indented = false)
    {
        var text = new StringBuilder();
        Write(text, value, indented ? 0 : -1);
        return text.ToString();
    }

    // A negative level: all on one line.
    private static void Write(StringBuilder text, Value value, int level)
    {
        switch (value)
        {
            case TextValue plain:
                Quote(text, plain.Text);
                break;
            case NumberValue number:
                text.Append(Numbers.Format(Numbers.Shorten(number.Double)));
                break;
            case BooleanValue boolean:
                text.Append(boolean.IsTrue ? "true" : "false");
                break;
            case ListValue list:
                WriteList(text, list, level);
                break;
            case ObjectValue members:
                WriteObject(text, members, level);
                break;
            case FunctionValue:
                text.Append("\"\"");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteList(StringBuilder text, ListValue list, int level)
    {
        text.Append('[');
        for (var i = 0; i < list.Items.Length; i++)
        {
            Next(text, i, level);
            Write(text, list.Items[i], level < 0 ? level : level + 1);
        }

        End(text, list.Items.Length, level).Append(']');
    }

    private static void WriteObject(StringBuilder text, ObjectValue members, int level)
    {
        text.Append('{');
        for (var i = 0; i < members.Names.Length; i++)
        {
            Next(text, i, level);
            Quote(text, members.Names[i]);
            text.Append(level < 0 ? ":" : ": ");
            Write(text, members.Values[i], level < 0 ? level : level + 1);
        }

        End(text, members.Names.Length, level).Append('}');
    }

    private static void Next(StringBuilder text, int at, int level)
    {
        if (at > 0)
        {
            text.Append(',');
        }

        if (level >= 0)
        {
            text.Append('\n').Append(' ', 2 * (level + 1));
        }
    }

    private static StringBuilder End(StringBuilder text, int count, int level) => level < 0 || count == 0 ? text : text.Append('\n').Append(' ', 2 * level);

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
