using SecondBrain.Core.Capture;
using SecondBrain.Core.Fetching;

namespace SecondBrain.Core.Clipping;

/// <summary>What capturing a page came to.</summary>
public abstract record PageCaptureResult
{
    private PageCaptureResult()
    {
    }

    /// <summary>As for any other capture, which may still be a refusal.</summary>
    public sealed record Answered(CaptureResult Result) : PageCaptureResult;

    /// <summary>Nothing was written.</summary>
    public sealed record NotTaken(PageRefusal Reason, string Detail) : PageCaptureResult;
}
