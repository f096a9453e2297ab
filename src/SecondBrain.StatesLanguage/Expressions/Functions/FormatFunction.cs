using System.Text;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Expressions.Functions;

/// <summary><c>States.Format('Hello {}', $.name)</c>: each <c>{}</c> takes the next argument; <c>\{</c> and <c>\}</c> are braces.</summary>
internal static class FormatFunction
{
    public static TextValue Invoke(Value[] arguments)
    {
        var template = Arguments.Text(arguments, 0);
        var text = new StringBuilder(template.Length + 32);
        var used = 1;
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] == '\\' && i + 1 < template.Length)
            {
                ExpressionParser.AppendEscaped(text, template[++i]);
            }
            else if (template[i] == '{' && i + 1 < template.Length && template[i + 1] == '}')
            {
                i++;
                Append(text, used < arguments.Length ? arguments[used] : throw Unequal(arguments));
                used++;
            }
            else
            {
                text.Append(template[i]);
            }
        }

        return used == arguments.Length ? new TextValue(text.ToString()) : throw Unequal(arguments);
    }

    private static IntrinsicFailureException Unequal(Value[] arguments) =>
        new($"The number of placeholders differs from the number of arguments ({arguments.Length - 1}).");

    // Objects and arrays come out as the service prints them: {a=1, b=[x, y]}.
    private static void Append(StringBuilder text, Value value)
    {
        switch (value)
        {
            case TextValue plain:
                text.Append(plain.Text);
                break;
            case ListValue list:
                text.Append('[');
                for (var i = 0; i < list.Items.Length; i++)
                {
                    Append(text.Append(i == 0 ? "" : ", "), list.Items[i]);
                }

                text.Append(']');
                break;
            case ObjectValue members:
                text.Append('{');
                for (var i = 0; i < members.Names.Length; i++)
                {
                    Append(text.Append(i == 0 ? "" : ", ").Append(members.Names[i]).Append('='), members.Values[i]);
                }

                text.Append('}');
                break;
            default:
                text.Append(value.ToJson());
                break;
        }
    }
}
