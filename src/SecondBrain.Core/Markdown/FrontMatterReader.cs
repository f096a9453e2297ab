using System.Text;

namespace SecondBrain.Core.Markdown;

/// <summary>
/// Reads the YAML that notes carry: scalars (plain, quoted, <c>|</c> and <c>&gt;</c> blocks), inline and block lists of scalars.
/// Nested maps are skipped with a warning. What cannot be read at all is not front matter: the text is then all body.
/// </summary>
internal sealed class FrontMatterReader
{
    private readonly string _text;
    private readonly FrontMatter _result = new();
    private readonly List<(int Start, int End)> _lines = [];
    private int _next;

    private FrontMatterReader(string text) => _text = text;

    public static FrontMatter Read(string text)
    {
        var start = text.StartsWith('\uFEFF') ? 1 : 0;
        var reader = new FrontMatterReader(text);
        if (!reader.FindLines(start, out var bodyStart, out var unclosed))
        {
            var none = new FrontMatter { BodyStart = start };
            if (unclosed)
            {
                none.Warnings.Add("The front matter is never closed by '---': read as body.");
            }

            return none;
        }

        if (reader.ReadEntries() is { } problem)
        {
            var none = new FrontMatter { BodyStart = start };
            none.Warnings.Add(problem);
            return none;
        }

        reader._result.BodyStart = bodyStart;
        return reader._result;
    }

    private bool FindLines(int start, out int bodyStart, out bool unclosed)
    {
        bodyStart = start;
        unclosed = false;
        var first = true;
        for (var at = start; at < _text.Length || first;)
        {
            var end = _text.AsSpan(at).IndexOfAny('\r', '\n') is var n and >= 0 ? at + n : _text.Length;
            var line = _text.AsSpan(at, end - at).TrimEnd();
            var after = end + (end + 1 < _text.Length && _text[end] == '\r' && _text[end + 1] == '\n' ? 2 : end < _text.Length ? 1 : 0);
            if (first)
            {
                if (line is not "---")
                {
                    return false;
                }

                first = false;
            }
            else if (line is "---" or "...")
            {
                bodyStart = after;
                return true;
            }
            else
            {
                _lines.Add((at, end));
            }

            if (after == at)
            {
                break;
            }

            at = after;
        }

        // A lone rule at the top of a text is Markdown; a 'key:' below it is meant as front matter.
        unclosed = _lines.Count > 0 && KeyLength(Line(0)) > 0;
        return false;
    }

    private ReadOnlySpan<char> Line(int number) => _text.AsSpan(_lines[number].Start, _lines[number].End - _lines[number].Start).TrimEnd();

    private string? ReadEntries()
    {
        while (_next < _lines.Count)
        {
            var line = Line(_next++);
            if (line.IsEmpty || line[0] == '#')
            {
                continue;
            }

            var length = KeyLength(line);
            if (length == 0)
            {
                return $"Line {_next + 1} of the front matter is not 'key: value': all of it is read as body.";
            }

            var key = YamlScalar.Unquote(line[..length].Trim());
            var value = YamlScalar.WithoutComment(line[(length + 1)..].Trim());
            ReadValue(key, value);
        }

        return null;
    }

    /// <summary>The characters before the colon of a top-level entry; 0 when the line is none.</summary>
    private static int KeyLength(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || char.IsWhiteSpace(line[0]) || line[0] is '-' or '[' or '{' or ']' or '}')
        {
            return 0;
        }

        var from = line[0] is '"' or '\'' ? line[1..].IndexOf(line[0]) + 2 : 0;
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] == ':' && (i + 1 == line.Length || char.IsWhiteSpace(line[i + 1])))
            {
                return i;
            }
        }

        return 0;
    }

    private void ReadValue(string key, ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            ReadNested(key);
        }
        else if (value[0] is '|' or '>' && value.Length <= 3)
        {
            _result.Set(key, ReadBlockScalar(folded: value[0] == '>'));
        }
        else if (value[0] == '[' && !value.StartsWith("[["))
        {
            ReadInlineList(key, value);
        }
        else
        {
            _result.Set(key, YamlScalar.Unquote(Continued(value)));
        }
    }

    /// <summary>A plain or quoted scalar goes on in the indented lines below it.</summary>
    private string Continued(ReadOnlySpan<char> value)
    {
        if (_next >= _lines.Count || !IsIndented(Line(_next)))
        {
            return value.ToString();
        }

        var text = new StringBuilder().Append(value);
        while (_next < _lines.Count && IsIndented(Line(_next)))
        {
            text.Append(' ').Append(Line(_next++).Trim());
        }

        return text.ToString();
    }

    private void ReadInlineList(string key, ReadOnlySpan<char> value)
    {
        var text = value.ToString();
        if (!text.EndsWith(']'))
        {
            text = Continued(value);
            if (!text.EndsWith(']') && _next < _lines.Count && Line(_next).Trim() is "]")
            {
                _next++;
                text += "]";
            }
        }

        if (text.EndsWith(']'))
        {
            _result.Set(key, YamlScalar.SplitInlineList(text.AsSpan(1, text.Length - 2)));
        }
        else
        {
            _result.Set(key, text);
        }
    }

    private void ReadNested(string key)
    {
        var items = new List<string>();
        var skipped = false;
        while (_next < _lines.Count)
        {
            var line = Line(_next);
            var trimmed = line.TrimStart();
            if (trimmed.IsEmpty || trimmed[0] == '#')
            {
                _next++;
            }
            else if (trimmed[0] == '-' && (trimmed.Length == 1 || trimmed[1] is ' ' or '\t'))
            {
                var item = YamlScalar.Unquote(YamlScalar.WithoutComment(trimmed[1..].Trim()));
                if (item.Length > 0)
                {
                    items.Add(item);
                }

                _next++;
            }
            else if (IsIndented(line))
            {
                skipped = true;
                _next++;
            }
            else
            {
                break;
            }
        }

        if (skipped)
        {
            _result.Warnings.Add($"The front matter value of '{key}' is nested: not read.");
        }

        if (items.Count > 0)
        {
            _result.Set(key, items);
        }
        else if (!skipped)
        {
            _result.Set(key, "");
        }
    }

    private string ReadBlockScalar(bool folded)
    {
        var lines = new List<string>();
        while (_next < _lines.Count && (Line(_next).IsEmpty || IsIndented(Line(_next))))
        {
            lines.Add(Line(_next++).ToString());
        }

        var indent = lines.Where(line => line.Length > 0).Select(line => line.Length - line.TrimStart().Length).DefaultIfEmpty().Min();
        var unindented = lines.Select(line => line.Length > indent ? line[indent..] : "");
        return string.Join(folded ? ' ' : '\n', unindented).Trim();
    }

    private static bool IsIndented(ReadOnlySpan<char> line) => !line.IsEmpty && char.IsWhiteSpace(line[0]);
}
