using System.Text;
using SecondBrain.StatesLanguage.Values;

namespace SecondBrain.StatesLanguage.Execution.Maps;

/// <summary>Rows of comma separated values (RFC 4180, or with another delimiter) as objects of strings.</summary>
internal static class CsvItems
{
    /// <summary>One object a row: values without a header are dropped, headers without a value have an empty string.</summary>
    /// <param name="headers">Null: the first row.</param>
    /// <exception cref="FormatException">Two columns have the same header.</exception>
    public static IEnumerable<Value> Read(string text, string[]? headers, char delimiter)
    {
        foreach (var row in Rows(text, delimiter))
        {
            if (headers is null)
            {
                headers = [.. row];
                Check(headers);
                continue;
            }

            Check(headers);
            yield return new ObjectValue(headers, [.. headers.Select((_, i) => (Value)new TextValue(i < row.Count ? row[i] : ""))]);
        }
    }

    private static void Check(string[] headers)
    {
        if (headers.Distinct(StringComparer.Ordinal).Count() != headers.Length)
        {
            throw new FormatException("CSV headers cannot contain duplicates.");
        }
    }

    // Rows without any character are no rows.
    private static IEnumerable<List<string>> Rows(string text, char delimiter)
    {
        var row = new List<string>();
        var at = text.StartsWith('\uFEFF') ? 1 : 0;
        while (at < text.Length)
        {
            if (text[at] is '\r' or '\n' && row.Count == 0)
            {
                at++;
                continue;
            }

            row.Add(text[at] == '"' ? Quoted(text, ref at, delimiter) : Plain(text, ref at, delimiter));
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                if (at < text.Length && text[at] is not ('\r' or '\n'))
                {
                    continue;
                }

                row.Add("");
            }

            yield return row;
            row = [];
            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
        }
    }

    private static string Plain(string text, ref int at, char delimiter)
    {
        var start = at;
        while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n'))
        {
            at++;
        }

        return text[start..at];
    }

    private static string Quoted(string text, ref int at, char delimiter)
    {
        var value = new StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != '"')
            {
                value.Append(text[at]);
            }
            else if (at + 1 < text.Length && text[at + 1] == '"')
            {
                value.Append(text[at++]);
            }
            else
            {
                at++;
                break;
            }
        }

        return value.Append(Plain(text, ref at, delimiter)).ToString();
    }
}
