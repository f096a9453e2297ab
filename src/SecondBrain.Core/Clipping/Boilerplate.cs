using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace SecondBrain.Core.Clipping;

/// <summary>Which elements are not part of what a page says.</summary>
internal static partial class Boilerplate
{
    private static readonly HashSet<string> NoText = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas", "audio", "video", "map", "head", "title", "link", "meta", "base",
        "button", "input", "select", "textarea", "datalist", "progress", "meter", "dialog", "frame", "frameset", "noframes", "applet", "rp",
    };

    private static readonly HashSet<string> Around = new(StringComparer.Ordinal) { "nav", "aside", "footer", "menu", "search" };

    private static readonly HashSet<string> AroundRoles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "form", "tablist", "alert",
    };

    /// <summary>What nobody sees, or what is no text: never clipped, so that a page cannot say to a model what it does not say to a person.</summary>
    public static bool IsHidden(IElement element) =>
        NoText.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || (element.GetAttribute("style") is { Length: > 0 } style && HidingStyle().IsMatch(style));

    /// <summary>What stands around the text: navigation, advertisements, comments, forms to share or subscribe.</summary>
    /// <param name="inArticle">Whether it is inside of the page's text: its header belongs to it then.</param>
    public static bool IsAround(IElement element, bool inArticle)
    {
        var name = element.LocalName;
        if (name is "html" or "body" or "main" or "article" or "h1" or "pre" or "code" or "table" or "tbody" or "td")
        {
            return false;
        }

        return Around.Contains(name) || (name == "header" && !inArticle)
            || (element.GetAttribute("role") is { } role && AroundRoles.Contains(role.Trim()))
            // class names tell of what stands beside the text too ("content-sidebar-wrap", "code-toolbar"): what holds the text is not around it
            || (Hint().IsMatch($"{element.ClassName} {element.Id}") && !TextHolders.Contains(element));
    }

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|opacity\s*:\s*0*(\.0+)?\s*(;|!|$)|font-size\s*:\s*0*(\.0+)?(px|em|rem|pt|%)?\s*(;|!|$)|(left|top|text-indent)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex HidingStyle();

    /// <summary>Words of class names and ids, as whole words between dashes, underscores and spaces.</summary>
    [GeneratedRegex(@"(^|[\s_-])(ads?|advert\w*|adsense|sponsor\w*|promo\w*|cookies?|consent|gdpr|banner|breadcrumbs?|comments?|disqus|share|sharing|social|related|recommend\w*|newsletter|subscribe|subscription|paywall|signup|popup|modal|sidebar|navbar|nav|navigation|menu|toc|pagination|pager|masthead|footer|skip|skiplink|toolbar|editsection|noprint|hidden|visually-hidden|sr-only|screen-reader-text)($|[\s_-])",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Hint();
}
