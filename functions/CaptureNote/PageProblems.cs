using SecondBrain.Core.Clipping;
using SecondBrain.Core.Fetching;
using SecondBrain.Functions.Http;
using SecondBrain.Lambda.HttpApi;

namespace SecondBrain.Functions.CaptureNote;

/// <summary>The problems of pages that were not taken.</summary>
internal static class PageProblems
{
    public static HttpApiResponse Of(PageCaptureResult.NotTaken refused)
    {
        var (status, type, title) = refused.Reason switch
        {
            PageRefusal.InvalidAddress => (400, "page-address", "Bad Request"),
            PageRefusal.ByAgent => (403, "humans-only", "Forbidden"),
            PageRefusal.TooLarge => (413, "page-too-large", "Content Too Large"),
            PageRefusal.UnsupportedType => (415, "page-type", "Unsupported Media Type"),
            PageRefusal.NotPublic => (422, "page-not-public", "Unprocessable Content"),
            PageRefusal.Redirected => (422, "page-redirect", "Unprocessable Content"),
            PageRefusal.Unreadable => (422, "page-unreadable", "Unprocessable Content"),
            PageRefusal.Unreachable => (502, "page-unreachable", "Bad Gateway"),
            PageRefusal.NotAnswered => (502, "page-not-answered", "Bad Gateway"),
            PageRefusal.TimedOut => (504, "page-timed-out", "Gateway Timeout"),
            var other => throw new InvalidOperationException($"Unknown refusal {other}."),
        };
        return Problems.Of(status, type, title, $"{refused.Detail} Nothing was kept.");
    }
}
