using System.Net;

namespace SecondBrain.Local.Cli.Api;

/// <summary>The API refused a request. The message is the problem's detail.</summary>
internal sealed class ApiException : Exception
{
    public ApiException(HttpStatusCode status, string message)
        : base(message) => Status = status;

    public HttpStatusCode Status { get; }

    /// <summary>Of an edit that came too late: what has changed since the version that it was made of.</summary>
    public string? Diff { get; init; }
}
