using System.Globalization;
using AngleSharp.Dom;

namespace SecondBrain.Core.Clipping;

/// <summary>A table of data as a pipe table. Tables that only place things on a page are none.</summary>
internal static class MarkdownTable
{
    private const int MaxColumns = 40;

    /// <returns>Null for a table that is none; its cells are then blocks like any others.</returns>
    public static string? Of(IElement table, MarkdownInline inline)
    {
        var rows = Rows(table).Where(row => !Boilerplate.IsHidden(row)).Select(row => Cells(row).ToList()).Where(cells => cells.Count > 0).ToList();
        if (rows.Count == 0 || table.GetAttribute("role") is "presentation" or "none" || !IsData(rows))
        {
            return null;
        }

        var texts = rows.Select(cells => cells.SelectMany(cell => Texts(cell, inline)).Take(MaxColumns).ToList()).ToList();
        var width = texts.Max(cells => cells.Count);
        var hasHead = rows[0].TrueForAll(cell => cell.LocalName == "th");
        var lines = texts.Select(cells => Line(cells, width)).ToList();
        lines.Insert(hasHead ? 1 : 0, Line(Enumerable.Repeat("---", width), width));
        if (!hasHead)
        {
            lines.Insert(0, Line([], width));
        }

        var caption = table.Children.FirstOrDefault(child => child.LocalName == "caption" && !Boilerplate.IsHidden(child)) is { } named ? MarkdownText.OneLine(inline.Of(named.ChildNodes)) : "";
        return (caption.Length > 0 ? MarkdownText.Paragraph(caption) + "\n\n" : "") + string.Join('\n', lines);
    }

    private static IEnumerable<IElement> Rows(IElement table) =>
        table.Children.SelectMany(child => child.LocalName is "thead" or "tbody" or "tfoot" ? child.Children.AsEnumerable() : [child]).Where(row => row.LocalName == "tr");

    private static IEnumerable<IElement> Cells(IElement row) => row.Children.Where(cell => cell.LocalName is "td" or "th" && !Boilerplate.IsHidden(cell));

    /// <summary>It has heads, or rows of several short cells without blocks inside.</summary>
    private static bool IsData(List<List<IElement>> rows)
    {
        var cells = rows.SelectMany(row => row).ToList();
        return !cells.Exists(HasTable) && rows.Exists(row => row.Count > 1)
            && (cells.Exists(cell => cell.LocalName == "th") || (rows.Count > 1 && cells.TrueForAll(cell => cell.QuerySelector("p + p, ul, ol, pre, div, h1, h2, h3, h4") is null)));
    }

    private static bool HasTable(IElement cell) => cell.QuerySelector("table") is not null;

    private static IEnumerable<string> Texts(IElement cell, MarkdownInline inline)
    {
        yield return MarkdownText.Cell(MarkdownText.OneLine(inline.Of(cell.ChildNodes)));
        var span = int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var columns) ? Math.Min(columns, MaxColumns) : 1;
        for (var i = 1; i < span; i++)
        {
            yield return "";
        }
    }

    private static string Line(IEnumerable<string> cells, int width) =>
        "|" + string.Concat(cells.Concat(Enumerable.Repeat("", width)).Take(width).Select(text => text.Length > 0 ? $" {text} |" : "  |"));
}
