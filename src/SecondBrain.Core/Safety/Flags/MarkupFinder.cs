using System.Buffers;
using SecondBrain.Core.Notes;

namespace SecondBrain.Core.Safety.Flags;

/// <summary>Finds what a model or its host would take for the frame of a conversation or the call of a tool, and images whose address carries data away.</summary>
internal static class MarkupFinder
{
    private const int LongestAddress = 2000;

    private const int Near = 200;

    /// <summary>Tokens of chat templates, and titles of a system's message.</summary>
    private static readonly string[] Templates =
    [
        "<|im_start|>", "<|im_end|>", "<|system|>", "<|user|>", "<|assistant|>", "<|endoftext|>", "<|eot_id|>", "<|start_header_id|>", "<|end_header_id|>", "<|begin_of_text|>",
        "<|start|>", "<|channel|>", "<|end|>", "[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<start_of_turn>", "<end_of_turn>", "<system>", "</system>", "<system-reminder>",
        "<system_prompt>", "</system_prompt>", "[system message]", "[system note]", "[system prompt]", "### instruction:", "### system:", "### system prompt", "begin system prompt", "end of system prompt",
    ];

    private static readonly string[] Calls =
    [
        "<tool_call", "</tool_call", "<function_call", "</function_call", "<invoke name=", "<function=", "<tool_use", "<tool_result", "<function_result", "[TOOL_CALLS]", "<|python_tag|>", "<|tool",
        "\"tool_calls\"", "\"function_call\"", "\"tool_use\"", "\"tools/call\"", "to=functions.", "<use_mcp_tool", "<execute_command", "```tool_code", "```tool_call", "<parameter name=", "Action Input:", "\"arguments\"",
    ];

    private static readonly SearchValues<string> Marks = SearchValues.Create([.. Templates, .. Calls], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> Images = SearchValues.Create(["](http", "<img"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Carried =
        ["data", "secret", "secrets", "conversation", "history", "exfil", "leak", "prompt", "memory", "notes", "note", "chat", "stolen", "summary", "password", "payload", "contents", "vault", "info"];

    public static void Find(string text, List<TextFlag> flags)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny(Marks) is >= 0 and var found;)
        {
            var start = at + found;
            var template = Array.Find(Templates, mark => IsAt(text, start, mark));
            var mark = template ?? Array.Find(Calls, call => IsAt(text, start, call))!;
            if (template is not null || IsCall(text, start, mark))
            {
                flags.Add(new TextFlag(template is null ? TextFlagKind.ToolCall : TextFlagKind.Instructions, new TextSpan(start, start + mark.Length)));
            }

            at = start + 1;
        }

        FindImages(text, flags);
    }

    /// <summary>Two of the marks are words of ordinary notes, unless their other half is near.</summary>
    private static bool IsCall(string text, int start, string mark)
    {
        var before = text.AsSpan(Math.Max(0, start - Near), Math.Min(Near, start));
        return mark switch
        {
            "\"arguments\"" => before.Contains("\"name\"", StringComparison.OrdinalIgnoreCase) || before.Contains("\"tool\"", StringComparison.OrdinalIgnoreCase),
            "Action Input:" => before.Contains("Action:", StringComparison.OrdinalIgnoreCase),
            _ => true,
        };
    }

    private static void FindImages(string text, List<TextFlag> flags)
    {
        for (var at = 0; text.AsSpan(at).IndexOfAny(Images) is >= 0 and var found;)
        {
            var start = at + found;
            var isMarkdown = text[start] == ']';
            var rest = text.AsSpan(start, Math.Min(LongestAddress, text.Length - start));
            var length = isMarkdown ? rest[2..].IndexOfAny(")\n\r ") + 2 : rest.IndexOf('>');
            var end = start + (length < 2 ? rest.Length : length);
            if ((!isMarkdown || IsImage(text, start)) && CarriesData(text.AsSpan(start + 2, end - start - 2)))
            {
                flags.Add(new TextFlag(TextFlagKind.Exfiltration, new TextSpan(start, end)));
            }

            at = Math.Max(start + 2, end);
        }
    }

    private static bool IsImage(string text, int bracket)
    {
        var before = text.AsSpan(Math.Max(0, bracket - Near), Math.Min(Near, bracket));
        var open = before.LastIndexOf("![", StringComparison.Ordinal);
        return open >= 0 && !before[open..].Contains('\n');
    }

    /// <summary>A place to fill in, or a parameter that is named for what is to be carried.</summary>
    private static bool CarriesData(ReadOnlySpan<char> address)
    {
        var http = address.IndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (http < 0)
        {
            return false;
        }

        address = address[http..];
        if (address.IndexOfAny("{}<[$") >= 0 || address.Contains("%7B", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var query = address.IndexOf('?');
        while (query >= 0 && query + 1 < address.Length)
        {
            address = address[(query + 1)..];
            var name = address[..Math.Max(0, address.IndexOfAny('=', '&'))];
            foreach (var carried in Carried)
            {
                if (name.Equals(carried, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }

            query = address.IndexOf('&');
        }

        return false;
    }

    private static bool IsAt(string text, int start, string mark) => string.Compare(text, start, mark, 0, mark.Length, StringComparison.OrdinalIgnoreCase) == 0;
}
