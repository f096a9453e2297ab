using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using SecondBrain.Core.Access;
using SecondBrain.Core.Capture;
using SecondBrain.Core.Fetching;
using SecondBrain.Core.Notes;
using SecondBrain.Core.Safety;

namespace SecondBrain.Core.Clipping;

/// <summary>
/// Captures a page of the web: fetched, clipped and durable before it is answered. The page is kept byte for byte as the note's original, its Markdown is the text.
/// </summary>
/// <remarks>
/// With an idempotency key the capture is the key's: a retry with the same address and metadata is the first one, whatever the page says by then, and fetches nothing.
/// Without one it is the page's address and words: the same words are the first capture, other words are another note. Every fetch counts as a write.
/// </remarks>
public sealed class PageCapture(PageFetcher fetcher, PageClipper clipper, NoteCapture notes, WriteGuard guard)
{
    /// <param name="request">What the note is to have besides the page; its content and source are ignored.</param>
    public async Task<PageCaptureResult> CaptureAsync(Principal principal, string url, CaptureRequest request, CancellationToken cancellationToken)
    {
        if (principal.Kind is ActorKind.Agent)
        {
            return new PageCaptureResult.NotTaken(PageRefusal.ByAgent, "No agent has a page fetched: an address can carry words of this brain to whoever owns it. Send the text as 'content', or ask the brain's owner to clip the page.");
        }

        if (fetcher.Read(url, out var problem) is not { } address)
        {
            return new PageCaptureResult.NotTaken(PageRefusal.InvalidAddress, $"This address is not fetched. {problem}");
        }

        var asked = request with { Content = Encoding.UTF8.GetBytes("page\n" + address.Canonical), Source = null };
        if (await notes.FindAsync(principal, asked, cancellationToken) is { } early)
        {
            return new PageCaptureResult.Answered(early);
        }

        if (await guard.AllowAsync(principal, tokens: 0, cancellationToken) is WriteVerdict.Limited limited)
        {
            return new PageCaptureResult.Answered(new CaptureResult.Limited(limited));
        }

        return await fetcher.FetchAsync(address, cancellationToken) switch
        {
            PageFetch.Refused refused => new PageCaptureResult.NotTaken(refused.Reason, refused.Detail),
            PageFetch.Fetched { Page: var page } when clipper.Clip(page) is { } clip => new PageCaptureResult.Answered(
                await notes.CaptureAsync(principal, Request(page, clip, asked), cancellationToken)),
            _ => new PageCaptureResult.NotTaken(
                PageRefusal.Unreadable, "The page has no text that can be read: it may be made by scripts, be empty, or be nested beyond reason. Send its text as 'content', with the address as 'source'."),
        };
    }

    /// <summary>The bytes as UTF-8, which is what a note's bytes are; empty when they are not. Only if that is also what the clipper read are they the note's text.</summary>
    private static string Raw(FetchedPage page) => Utf8.IsValid(page.Content.Span) ? Encoding.UTF8.GetString(page.Content.Span).TrimStart('\uFEFF') : "";

    private static CaptureRequest Request(FetchedPage page, Clip clip, CaptureRequest asked)
    {
        var request = asked with { Content = Encoding.UTF8.GetBytes(clip.Text), Source = clip.Source };
        var isText = page.MediaType is PageTypes.Plain or PageTypes.Markdown;
        var fingerprint = asked.IdempotencyKey is null
            ? CaptureFingerprint.Of(request with { Content = Encoding.UTF8.GetBytes("page\n" + clip.Words) })
            : CaptureFingerprint.Of(asked);
        if (isText && clip.Text.AsSpan().SequenceEqual(Raw(page)))
        {
            return request with { Content = page.Content, ContentType = page.MediaType, Page = new CapturedPage(fingerprint, Original: null) };
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(page.Content.Span));
        var original = new Original(page.Content, $"{page.MediaType}; charset={PageClipper.EncodingOf(page).WebName}", sha256);
        return request with { ContentType = isText ? page.MediaType : PageTypes.Markdown, Page = new CapturedPage(fingerprint, original) };
    }
}
