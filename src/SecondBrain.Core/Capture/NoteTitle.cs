using SecondBrain.Core.Markdown;

namespace SecondBrain.Core.Capture;

/// <summary>A note always has a title: given, from the text, from the file name, or its first words.</summary>
internal static class NoteTitle
{
    private const int FirstWords = 80;

    public static string Choose(CaptureRequest request, ParsedNote parsed)
    {
        var title = Clean(request.Title) ?? Clean(parsed.Title) ?? Clean(NoteNames.FileStem(request.Source)) ?? FirstLine(parsed, request);
        return title.Length <= CaptureLimits.MaxTitle ? title : Cut(title, CaptureLimits.MaxTitle);
    }

    private static string FirstLine(ParsedNote parsed, CaptureRequest request)
    {
        var text = System.Text.Encoding.UTF8.GetString(request.Content.Span);
        var body = parsed.Body.Of(text).Trim().ToString();
        var lines = (body.Length > 0 ? body : text).Split('\n');
        var line = Clean(lines.Select(l => l.Trim().TrimStart('\uFEFF', '#', '-', '*', '>', ' ')).FirstOrDefault(l => l.Length > 0)) ?? "Untitled";
        return line.Length <= FirstWords ? line : Cut(line, FirstWords) + "…";
    }

    private static string Cut(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].TrimEnd();

    private static string? Clean(string? text)
    {
        var cleaned = text is null ? "" : string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return cleaned.Length > 0 ? cleaned : null;
    }
}
