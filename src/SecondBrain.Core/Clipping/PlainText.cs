using System.Text;
using AngleSharp.Dom;

namespace SecondBrain.Core.Clipping;

/// <summary>The visible text of an element as it stands, line breaks included.</summary>
internal static class PlainText
{
    public static string Of(INode node)
    {
        var text = new StringBuilder();
        Append(node, text);
        return text.ToString();
    }

    private static void Append(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText own)
            {
                text.Append(own.Data);
            }
            else if (child is IElement { LocalName: "br" })
            {
                text.Append('\n');
            }
            else if (child is IElement element && !Boilerplate.IsHidden(element))
            {
                Append(element, text);
            }
        }
    }
}
