using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using SecondBrain.Core.Fetching;

namespace SecondBrain.Core.Clipping;

/// <summary>Reads the Open Graph and HTML metadata of a page.</summary>
internal sealed partial class PageFactsReader(IHtmlDocument document, Uri address)
{
    private const int MaxText = 300;

    public PageFacts Read() => new(Title(), Author(), Published(), Site(), Language(), Canonical());

    private string? Title()
    {
        var site = Site();
        var title = Meta("og:title") ?? Clean(Text(document.Head?.QuerySelector("title"))) ?? Clean(Text(document.QuerySelector("h1")));
        foreach (var bar in (string[])[" | ", " - ", " – ", " — ", " · ", " :: "])
        {
            if (site is not null && title?.EndsWith(bar + site, StringComparison.OrdinalIgnoreCase) is true && title.Length > bar.Length + site.Length)
            {
                return title[..^(bar.Length + site.Length)].Trim();
            }
        }

        return title;
    }

    private string? Author()
    {
        var named = Meta("author") ?? Meta("article:author") ?? Meta("dc.creator") ?? Clean(Text(document.QuerySelector("[itemprop=author] [itemprop=name], [itemprop=author], [rel=author]")));
        return named?.Contains("://", StringComparison.Ordinal) is true ? null : named;
    }

    private string? Published() =>
        Moment(Meta("article:published_time")) ?? Moment(Meta("datePublished")) ?? Moment(Meta("dc.date")) ?? Moment(Meta("date"))
        ?? Moment(document.QuerySelector("[itemprop=datePublished]")?.GetAttribute("datetime")) ?? Moment(document.QuerySelector("time[datetime]")?.GetAttribute("datetime"));

    private string? Site() => Meta("og:site_name") ?? Meta("application-name");

    private string? Language()
    {
        var tag = document.DocumentElement.GetAttribute("lang") ?? Meta("og:locale")?.Replace('_', '-');
        return tag?.Trim() is { } text && LanguageTag().IsMatch(text) ? text : null;
    }

    private Uri? Canonical()
    {
        var link = document.QuerySelectorAll("link[rel][href]").FirstOrDefault(each => each.GetAttribute("rel")!.Split(' ').Contains("canonical", StringComparer.OrdinalIgnoreCase));
        return Own(link?.GetAttribute("href")) ?? Own(Meta("og:url"));
    }

    /// <summary>Another site's address would let a page pass for it.</summary>
    private Uri? Own(string? text) =>
        text?.Trim() is { Length: > 0 and <= PageAddress.MaxLength } link && Uri.TryCreate(address, link, out var uri)
        && PageAddress.Read(uri.AbsoluteUri, new HashSet<int> { address.Port, 80, 443 }, out _) is { } own && Bare(own.Uri) == Bare(address) ? own.Uri : null;

    private static string Bare(Uri uri)
    {
        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        return host.Split('.') is ["www" or "m" or "amp", .. { Length: > 1 } rest] ? string.Join('.', rest) : host;
    }

    private string? Meta(string name) => Clean(document.Head?.QuerySelectorAll("meta[content]")
        .FirstOrDefault(meta => Is(meta.GetAttribute("property"), name) || Is(meta.GetAttribute("name"), name) || Is(meta.GetAttribute("itemprop"), name))?.GetAttribute("content"));

    private static bool Is(string? value, string name) => string.Equals(value?.Trim(), name, StringComparison.OrdinalIgnoreCase);

    private static string? Text(IElement? element) => element is null || Boilerplate.IsHidden(element) && element.LocalName != "title" ? null : PlainText.Of(element);

    private static string? Clean(string? text)
    {
        var clean = text is null ? "" : Spaces().Replace(text, " ").Trim();
        return clean.Length == 0 ? null : clean.Length <= MaxText ? clean : clean[..(char.IsHighSurrogate(clean[MaxText - 1]) ? MaxText - 1 : MaxText)].TrimEnd();
    }

    private static string? Moment(string? text)
    {
        if (text is null || text.Length > 40)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && moment.Year > 1
            ? moment.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
            : null;
    }

    [GeneratedRegex(@"[\s\p{Cc}\u2028\u2029]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LanguageTag();
}
